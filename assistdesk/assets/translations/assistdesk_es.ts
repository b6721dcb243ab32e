<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
    <context>
        <name>words</name>
        <message>
            <source>Read this to {customer}. It works once, for 10 minutes.</source>
            <comment>a.code</comment>
            <translation>Léale esto a {customer}. Sirve una vez, durante 10 minutos.</translation>
        </message>
        <message>
            <source>Waiting for {customer}</source>
            <comment>a.wait</comment>
            <translation>Esperando a {customer}</translation>
        </message>
        <message>
            <source>{customer} is reading the request</source>
            <comment>a.reading</comment>
            <translation>{customer} lee la solicitud</translation>
        </message>
        <message numerus="yes">
            <source>Wrong code typed, %n tries left</source>
            <comment>a.try</comment>
            <translation>
                <numerusform>Código mal escrito, queda %n intento</numerusform>
                <numerusform>Código mal escrito, quedan %n intentos</numerusform>
            </translation>
        </message>
        <message>
            <source>Code used up. Make a new one?</source>
            <comment>a.burned</comment>
            <translation>Código agotado. ¿Crear otro?</translation>
        </message>
        <message>
            <source>{customer} said no: {permission}</source>
            <comment>a.denied</comment>
            <translation>{customer} dijo que no: {permission}</translation>
        </message>
        <message>
            <source>60 s without answer: no</source>
            <comment>a.noanswer</comment>
            <translation>Sin respuesta en 60 s: es un no</translation>
        </message>
        <message>
            <source>{customer} took back: {permission}</source>
            <comment>a.revoked</comment>
            <translation>{customer} retiró: {permission}</translation>
        </message>
        <message>
            <source>{customer} is using the mouse. You are back in a moment.</source>
            <comment>a.held.local</comment>
            <translation>{customer} está usando el ratón. Vuelve usted enseguida.</translation>
        </message>
        <message>
            <source>AssistDesk on {customer}'s computer takes no clicks from you.</source>
            <comment>a.held.own</comment>
            <translation>AssistDesk en el equipo de {customer} no acepta sus clics.</translation>
        </message>
        <message>
            <source>Paused</source>
            <comment>a.paused</comment>
            <translation>En pausa</translation>
        </message>
        <message>
            <source>Line cut. You see the picture of {time}.</source>
            <comment>a.lost</comment>
            <translation>Línea cortada. Ve la imagen de las {time}.</translation>
        </message>
        <message>
            <source>{customer} says: not my request. Code dead, ticket flagged.</source>
            <comment>a.notmine</comment>
            <translation>{customer} dice que no lo pidió. Código anulado, ticket marcado.</translation>
        </message>
        <message>
            <source>Someone may be in between. Session ended, ticket flagged.</source>
            <comment>a.safety.bad</comment>
            <translation>Puede haber alguien en medio. Sesión terminada, ticket marcado.</translation>
        </message>
        <message>
            <source>Offline. What you write is kept and sent later.</source>
            <comment>a.offline</comment>
            <translation>Sin conexión. Lo que escriba se guarda y se envía después.</translation>
        </message>
        <message numerus="yes">
            <source>Back. Catching up %n changes.</source>
            <comment>a.catchup</comment>
            <translation>
                <numerusform>De vuelta. Poniendo al día %n cambio.</numerusform>
                <numerusform>De vuelta. Poniendo al día %n cambios.</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} replied meanwhile. Send yours anyway?</source>
            <comment>a.collision</comment>
            <translation>{name} respondió mientras tanto. ¿Enviar la suya?</translation>
        </message>
        <message>
            <source>Internal note: {customer} never sees it</source>
            <comment>a.note</comment>
            <translation>Nota interna: {customer} nunca la ve</translation>
        </message>
        <message numerus="yes">
            <source>Sends in %n s.</source>
            <comment>a.undo</comment>
            <translation>
                <numerusform>Se envía en %n s.</numerusform>
                <numerusform>Se envía en %n s.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Session over, %n minutes. The note is written: please check it.</source>
            <comment>a.wrap</comment>
            <translation>
                <numerusform>Sesión terminada, %n minuto. La nota está escrita: revísela.</numerusform>
                <numerusform>Sesión terminada, %n minutos. La nota está escrita: revísela.</numerusform>
            </translation>
        </message>
        <message>
            <source>E-mail, password or digits are not right.</source>
            <comment>a.signin</comment>
            <translation>El correo, la contraseña o los números no son correctos.</translation>
        </message>
        <message numerus="yes">
            <source>Too many tries. Wait %n minutes.</source>
            <comment>a.toomany</comment>
            <translation>
                <numerusform>Demasiados intentos. Espere %n minuto.</numerusform>
                <numerusform>Demasiados intentos. Espere %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>{customer}'s computer sends damaged pictures. Session ended.</source>
            <comment>a.damaged</comment>
            <translation>El equipo de {customer} envía imágenes dañadas. Sesión terminada.</translation>
        </message>
        <message>
            <source>This AssistDesk is too old for {relay}. Install {version}.</source>
            <comment>a.old</comment>
            <translation>Este AssistDesk es demasiado antiguo para {relay}. Instale {version}.</translation>
        </message>
        <message>
            <source>Something failed on our side. Your work is saved.</source>
            <comment>a.bug</comment>
            <translation>Algo falló de nuestro lado. Su trabajo está guardado.</translation>
        </message>
        <message>
            <source>New</source>
            <comment>status.new</comment>
            <translation>Nuevo</translation>
        </message>
        <message>
            <source>Open</source>
            <comment>status.open</comment>
            <translation>Abierto</translation>
        </message>
        <message>
            <source>Waiting</source>
            <comment>status.pending</comment>
            <translation>Pendiente</translation>
        </message>
        <message>
            <source>On hold</source>
            <comment>status.hold</comment>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Solved</source>
            <comment>status.solved</comment>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Closed</source>
            <comment>status.closed</comment>
            <translation>Cerrado</translation>
        </message>
        <message>
            <source>Try again</source>
            <comment>again</comment>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Copy details</source>
            <comment>copy.details</comment>
            <translation>Copiar detalles</translation>
        </message>
        <message>
            <source>Cancel</source>
            <comment>cancel</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Close</source>
            <comment>close</comment>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>OK</source>
            <comment>ok</comment>
            <translation>Aceptar</translation>
        </message>
        <message>
            <source>Back</source>
            <comment>back</comment>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Undo</source>
            <comment>undo</comment>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Try now</source>
            <comment>try_now</comment>
            <translation>Probar ahora</translation>
        </message>
        <message>
            <source>Loading</source>
            <comment>loading</comment>
            <translation>Cargando</translation>
        </message>
        <message>
            <source>This takes longer than usual. We keep trying.</source>
            <comment>loading.slow</comment>
            <translation>Tarda más de lo normal. Seguimos intentando.</translation>
        </message>
        <message>
            <source>en</source>
            <comment>language.code</comment>
            <translation>es</translation>
        </message>
        <message>
            <source>As of {time}.</source>
            <comment>as_of</comment>
            <translation>Datos de las {time}.</translation>
        </message>
        <message>
            <source>now</source>
            <comment>age.now</comment>
            <translation>ahora</translation>
        </message>
        <message numerus="yes">
            <source>%n m</source>
            <comment>age.minutes</comment>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n h</source>
            <comment>age.hours</comment>
            <translation>
                <numerusform>%n h</numerusform>
                <numerusform>%n h</numerusform>
            </translation>
        </message>
        <message>
            <source>Today</source>
            <comment>day.today</comment>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <comment>day.yesterday</comment>
            <translation>Ayer</translation>
        </message>
        <message>
            <source>No priority</source>
            <comment>priority.none</comment>
            <translation>Sin prioridad</translation>
        </message>
        <message>
            <source>Low</source>
            <comment>priority.low</comment>
            <translation>Baja</translation>
        </message>
        <message>
            <source>Normal</source>
            <comment>priority.normal</comment>
            <translation>Normal</translation>
        </message>
        <message>
            <source>High</source>
            <comment>priority.high</comment>
            <translation>Alta</translation>
        </message>
        <message>
            <source>Urgent</source>
            <comment>priority.urgent</comment>
            <translation>Urgente</translation>
        </message>
        <message>
            <source>Online</source>
            <comment>availability.online</comment>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>Away</source>
            <comment>availability.away</comment>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Invisible</source>
            <comment>availability.invisible</comment>
            <translation>Invisible</translation>
        </message>
        <message>
            <source>{name} is looking at this</source>
            <comment>presence.viewing</comment>
            <translation>{name} está mirando esto</translation>
        </message>
        <message>
            <source>{name} is writing a reply</source>
            <comment>presence.reply</comment>
            <translation>{name} escribe una respuesta</translation>
        </message>
        <message>
            <source>{name} is writing a note</source>
            <comment>presence.note</comment>
            <translation>{name} escribe una nota</translation>
        </message>
        <message>
            <source>{name} is away</source>
            <comment>presence.away</comment>
            <translation>{name} está ausente</translation>
        </message>
        <message>
            <source>Main menu</source>
            <comment>rail.name</comment>
            <translation>Menú principal</translation>
        </message>
        <message>
            <source>Inbox</source>
            <comment>rail.inbox</comment>
            <translation>Bandeja</translation>
        </message>
        <message>
            <source>Settings</source>
            <comment>rail.settings</comment>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>{name}, {state}</source>
            <comment>rail.me</comment>
            <translation>{name}, {state}</translation>
        </message>
        <message>
            <source>Availability and account</source>
            <comment>rail.me.menu</comment>
            <translation>Disponibilidad y cuenta</translation>
        </message>
        <message>
            <source>Mine</source>
            <comment>view.mine</comment>
            <translation>Míos</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <comment>view.unassigned</comment>
            <translation>Sin asignar</translation>
        </message>
        <message>
            <source>Waiting</source>
            <comment>view.waiting</comment>
            <translation>Pendientes</translation>
        </message>
        <message>
            <source>All</source>
            <comment>view.all</comment>
            <translation>Todos</translation>
        </message>
        <message>
            <source>Solved</source>
            <comment>view.solved</comment>
            <translation>Resueltos</translation>
        </message>
        <message>
            <source>Tickets</source>
            <comment>list.pane</comment>
            <translation>Tickets</translation>
        </message>
        <message>
            <source>Ticket list</source>
            <comment>list.name</comment>
            <translation>Lista de tickets</translation>
        </message>
        <message>
            <source>Search number, subject, person</source>
            <comment>list.search</comment>
            <translation>Buscar número, asunto, persona</translation>
        </message>
        <message>
            <source>Clear search</source>
            <comment>list.search.clear</comment>
            <translation>Borrar búsqueda</translation>
        </message>
        <message>
            <source>Nothing found for “{text}”.</source>
            <comment>list.nothing_found</comment>
            <translation>Nada encontrado para «{text}».</translation>
        </message>
        <message>
            <source>All views</source>
            <comment>list.views</comment>
            <translation>Todas las vistas</translation>
        </message>
        <message numerus="yes">
            <source>%n tickets</source>
            <comment>list.count</comment>
            <translation>
                <numerusform>%n ticket</numerusform>
                <numerusform>%n tickets</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing waits here.</source>
            <comment>list.empty</comment>
            <translation>Aquí no espera nada.</translation>
        </message>
        <message>
            <source>Open All</source>
            <comment>list.open_all</comment>
            <translation>Abrir Todos</translation>
        </message>
        <message numerus="yes">
            <source>%n unread</source>
            <comment>list.unread</comment>
            <translation>
                <numerusform>%n sin leer</numerusform>
                <numerusform>%n sin leer</numerusform>
            </translation>
        </message>
        <message>
            <source>Live</source>
            <comment>list.live</comment>
            <translation>En vivo</translation>
        </message>
        <message>
            <source>Code sent</source>
            <comment>list.invited</comment>
            <translation>Código dado</translation>
        </message>
        <message>
            <source>Flagged</source>
            <comment>list.flagged</comment>
            <translation>Marcado</translation>
        </message>
        <message>
            <source>Sending</source>
            <comment>list.sending</comment>
            <translation>Enviando</translation>
        </message>
        <message>
            <source>You: {text}</source>
            <comment>list.you</comment>
            <translation>Usted: {text}</translation>
        </message>
        <message>
            <source>Ticket</source>
            <comment>head.name</comment>
            <translation>Ticket</translation>
        </message>
        <message>
            <source>Show the list</source>
            <comment>head.list</comment>
            <translation>Mostrar la lista</translation>
        </message>
        <message>
            <source>More</source>
            <comment>head.more</comment>
            <translation>Más</translation>
        </message>
        <message>
            <source>Me</source>
            <comment>head.me</comment>
            <translation>Yo</translation>
        </message>
        <message>
            <source>Nobody</source>
            <comment>head.nobody</comment>
            <translation>Nadie</translation>
        </message>
        <message>
            <source>Assign to me</source>
            <comment>head.assign_me</comment>
            <translation>Asignarme</translation>
        </message>
        <message>
            <source>Priority: {now}</source>
            <comment>head.priority</comment>
            <translation>Prioridad: {now}</translation>
        </message>
        <message>
            <source>Priority</source>
            <comment>head.priority.menu</comment>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>Status: {now}</source>
            <comment>head.status</comment>
            <translation>Estado: {now}</translation>
        </message>
        <message>
            <source>Status</source>
            <comment>head.status.menu</comment>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Assigned to: {now}</source>
            <comment>head.assignee</comment>
            <translation>Asignado a: {now}</translation>
        </message>
        <message>
            <source>Assign</source>
            <comment>head.assignee.menu</comment>
            <translation>Asignar</translation>
        </message>
        <message>
            <source>Copy number {number}</source>
            <comment>head.copy_number</comment>
            <translation>Copiar número {number}</translation>
        </message>
        <message>
            <source>Opened {time} by e-mail</source>
            <comment>head.opened.mail</comment>
            <translation>Abierto {time} por correo</translation>
        </message>
        <message>
            <source>Opened {time} by form</source>
            <comment>head.opened.form</comment>
            <translation>Abierto {time} por formulario</translation>
        </message>
        <message>
            <source>Opened {time}</source>
            <comment>head.opened.app</comment>
            <translation>Abierto {time}</translation>
        </message>
        <message>
            <source>Opened {time} by chat</source>
            <comment>head.opened.chat</comment>
            <translation>Abierto {time} por chat</translation>
        </message>
        <message>
            <source>Opened {time} by phone</source>
            <comment>head.opened.voice</comment>
            <translation>Abierto {time} por teléfono</translation>
        </message>
        <message>
            <source>Opened {time} in a session</source>
            <comment>head.opened.session</comment>
            <translation>Abierto {time} en una sesión</translation>
        </message>
        <message>
            <source>Opened {time} by a program</source>
            <comment>head.opened.api</comment>
            <translation>Abierto {time} por un programa</translation>
        </message>
        <message>
            <source>Opened {time}, imported</source>
            <comment>head.opened.import</comment>
            <translation>Abierto {time}, importado</translation>
        </message>
        <message>
            <source>Conversation</source>
            <comment>talk.pane</comment>
            <translation>Conversación</translation>
        </message>
        <message>
            <source>Messages and events</source>
            <comment>talk.name</comment>
            <translation>Mensajes y eventos</translation>
        </message>
        <message>
            <source>What to do with this entry</source>
            <comment>talk.menu</comment>
            <translation>Qué hacer con esta entrada</translation>
        </message>
        <message>
            <source>Copy text</source>
            <comment>talk.copy</comment>
            <translation>Copiar texto</translation>
        </message>
        <message>
            <source>Open {address}</source>
            <comment>talk.open</comment>
            <translation>Abrir {address}</translation>
        </message>
        <message>
            <source>Choose a ticket to read it here.</source>
            <comment>talk.none</comment>
            <translation>Elija un ticket para leerlo aquí.</translation>
        </message>
        <message>
            <source>This ticket is gone or not yours.</source>
            <comment>talk.gone</comment>
            <translation>Este ticket ya no existe o no es suyo.</translation>
        </message>
        <message>
            <source>Open a page of {host}?</source>
            <comment>talk.link.title</comment>
            <translation>¿Abrir una página de {host}?</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <comment>talk.link.open</comment>
            <translation>Abrir en el navegador</translation>
        </message>
        <message>
            <source>This address is not opened from here.</source>
            <comment>talk.link.bad</comment>
            <translation>Esta dirección no se abre desde aquí.</translation>
        </message>
        <message>
            <source>Load earlier entries</source>
            <comment>talk.older</comment>
            <translation>Cargar anteriores</translation>
        </message>
        <message>
            <source>Loading earlier entries</source>
            <comment>talk.older.loading</comment>
            <translation>Cargando anteriores</translation>
        </message>
        <message>
            <source>New since you looked</source>
            <comment>talk.unread</comment>
            <translation>Nuevo desde su última visita</translation>
        </message>
        <message>
            <source>You</source>
            <comment>talk.you</comment>
            <translation>Usted</translation>
        </message>
        <message>
            <source>Someone</source>
            <comment>talk.someone</comment>
            <translation>Alguien</translation>
        </message>
        <message>
            <source>AssistDesk</source>
            <comment>talk.system</comment>
            <translation>AssistDesk</translation>
        </message>
        <message>
            <source>The text was removed.</source>
            <comment>talk.redacted</comment>
            <translation>El texto fue eliminado.</translation>
        </message>
        <message>
            <source>Internal note</source>
            <comment>talk.note</comment>
            <translation>Nota interna</translation>
        </message>
        <message>
            <source>Waiting for the line</source>
            <comment>talk.unsent</comment>
            <translation>Esperando conexión</translation>
        </message>
        <message>
            <source>Not sent: {why}</source>
            <comment>talk.failed</comment>
            <translation>No enviado: {why}</translation>
        </message>
        <message>
            <source>{name} opened the ticket</source>
            <comment>talk.created</comment>
            <translation>{name} abrió el ticket</translation>
        </message>
        <message>
            <source>{name} set the status to {status}</source>
            <comment>talk.status</comment>
            <translation>{name} cambió el estado a {status}</translation>
        </message>
        <message>
            <source>{name} set the priority to {priority}</source>
            <comment>talk.priority</comment>
            <translation>{name} cambió la prioridad a {priority}</translation>
        </message>
        <message>
            <source>{name} assigned the ticket to {person}</source>
            <comment>talk.assigned</comment>
            <translation>{name} asignó el ticket a {person}</translation>
        </message>
        <message>
            <source>{name} took the ticket</source>
            <comment>talk.took</comment>
            <translation>{name} tomó el ticket</translation>
        </message>
        <message>
            <source>{name} took the assignee away</source>
            <comment>talk.unassigned</comment>
            <translation>{name} quitó al responsable</translation>
        </message>
        <message>
            <source>{name} changed the subject</source>
            <comment>talk.subject</comment>
            <translation>{name} cambió el asunto</translation>
        </message>
        <message>
            <source>{name} changed the tags</source>
            <comment>talk.tags</comment>
            <translation>{name} cambió las etiquetas</translation>
        </message>
        <message>
            <source>{name} changed a field</source>
            <comment>talk.field</comment>
            <translation>{name} cambió un campo</translation>
        </message>
        <message>
            <source>Something was recorded</source>
            <comment>talk.other</comment>
            <translation>Se registró un evento</translation>
        </message>
        <message>
            <source>Remote session</source>
            <comment>talk.session</comment>
            <translation>Sesión remota</translation>
        </message>
        <message>
            <source>Reply or internal note</source>
            <comment>composer.mode</comment>
            <translation>Respuesta o nota interna</translation>
        </message>
        <message>
            <source>Reply</source>
            <comment>composer.reply</comment>
            <translation>Responder</translation>
        </message>
        <message>
            <source>Internal note</source>
            <comment>composer.note</comment>
            <translation>Nota interna</translation>
        </message>
        <message>
            <source>Write to {customer}</source>
            <comment>composer.hint</comment>
            <translation>Escriba a {customer}</translation>
        </message>
        <message>
            <source>Only your colleagues read this</source>
            <comment>composer.hint.note</comment>
            <translation>Solo lo leen sus compañeros</translation>
        </message>
        <message>
            <source>Send to {customer}</source>
            <comment>composer.send</comment>
            <translation>Enviar a {customer}</translation>
        </message>
        <message>
            <source>Save note</source>
            <comment>composer.save_note</comment>
            <translation>Guardar nota</translation>
        </message>
        <message>
            <source>More ways to send</source>
            <comment>composer.send_as</comment>
            <translation>Más formas de enviar</translation>
        </message>
        <message>
            <source>Send and keep {status}</source>
            <comment>composer.and.open</comment>
            <translation>Enviar y dejar {status}</translation>
        </message>
        <message>
            <source>Send and set {status}</source>
            <comment>composer.and.pending</comment>
            <translation>Enviar y pasar a {status}</translation>
        </message>
        <message>
            <source>Send and set {status}</source>
            <comment>composer.and.solved</comment>
            <translation>Enviar y pasar a {status}</translation>
        </message>
        <message>
            <source>Save and keep {status}</source>
            <comment>composer.note_and.open</comment>
            <translation>Guardar y dejar {status}</translation>
        </message>
        <message>
            <source>Save and set {status}</source>
            <comment>composer.note_and.pending</comment>
            <translation>Guardar y pasar a {status}</translation>
        </message>
        <message>
            <source>Save and set {status}</source>
            <comment>composer.note_and.solved</comment>
            <translation>Guardar y pasar a {status}</translation>
        </message>
        <message>
            <source>Draft saved</source>
            <comment>composer.saved</comment>
            <translation>Borrador guardado</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <comment>composer.key</comment>
            <translation>Ctrl+Intro</translation>
        </message>
        <message>
            <source>This text holds the live session code. Read it aloud instead.</source>
            <comment>composer.code_held</comment>
            <translation>El texto contiene el código de sesión. Mejor léalo en voz alta.</translation>
        </message>
        <message>
            <source>Send mine</source>
            <comment>composer.collision.send</comment>
            <translation>Enviar la mía</translation>
        </message>
        <message>
            <source>Keep as draft</source>
            <comment>composer.collision.keep</comment>
            <translation>Dejar en borrador</translation>
        </message>
        <message>
            <source>About this ticket</source>
            <comment>context.name</comment>
            <translation>Sobre este ticket</translation>
        </message>
        <message>
            <source>Show session and customer</source>
            <comment>context.show</comment>
            <translation>Mostrar sesión y cliente</translation>
        </message>
        <message numerus="yes">
            <source>Reconnecting in %n s.</source>
            <comment>bar.reconnecting</comment>
            <translation>
                <numerusform>Reconectando en %n s.</numerusform>
                <numerusform>Reconectando en %n s.</numerusform>
            </translation>
        </message>
        <message>
            <source>Reconnecting…</source>
            <comment>bar.reconnecting.now</comment>
            <translation>Reconectando…</translation>
        </message>
        <message numerus="yes">
            <source>%n changes wait to be sent.</source>
            <comment>bar.unsent</comment>
            <translation>
                <numerusform>%n cambio espera para enviarse.</numerusform>
                <numerusform>%n cambios esperan para enviarse.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Type the %n digits that the agent reads to you.</source>
            <comment>c.code</comment>
            <translation>
                <numerusform>Escriba los %n números que le lee el agente.</numerusform>
                <numerusform>Escriba los %n números que le lee el agente.</numerusform>
            </translation>
        </message>
        <message>
            <source>One digit is not right. Please check. Nothing was sent.</source>
            <comment>c.code.typo</comment>
            <translation>Hay un número equivocado. Revíselo. No se envió nada.</translation>
        </message>
        <message numerus="yes">
            <source>The code does not fit. %n tries left.</source>
            <comment>c.code.wrong</comment>
            <translation>
                <numerusform>El código no coincide. Le queda %n intento.</numerusform>
                <numerusform>El código no coincide. Le quedan %n intentos.</numerusform>
            </translation>
        </message>
        <message>
            <source>This code no longer works. Ask the agent for a new one.</source>
            <comment>c.code.dead</comment>
            <translation>Este código ya no sirve. Pida otro al agente.</translation>
        </message>
        <message>
            <source>{agent} from {org} asks to see your screen</source>
            <comment>c.sheet</comment>
            <translation>{agent}, de {org}, pide ver su pantalla</translation>
        </message>
        <message>
            <source>Your request: “{subject}”</source>
            <comment>c.request</comment>
            <translation>Su solicitud: «{subject}»</translation>
        </message>
        <message>
            <source>{org} confirms who this is.</source>
            <comment>c.verified</comment>
            <translation>{org} confirma quién es.</translation>
        </message>
        <message>
            <source>Says the name is “{agent}”. We could not check that.</source>
            <comment>c.unverified</comment>
            <translation>Dice llamarse «{agent}». No lo pudimos comprobar.</translation>
        </message>
        <message>
            <source>{agent} will see {monitors}, but cannot click or type.</source>
            <comment>c.see</comment>
            <translation>{agent} verá {monitors}, pero no podrá hacer clic ni escribir.</translation>
        </message>
        <message numerus="yes">
            <source>For %n minutes, or until you stop it.</source>
            <comment>c.time</comment>
            <translation>
                <numerusform>Durante %n minuto, o hasta que usted pare.</numerusform>
                <numerusform>Durante %n minutos, o hasta que usted pare.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minutes left.</source>
            <comment>c.left</comment>
            <translation>
                <numerusform>Queda %n minuto.</numerusform>
                <numerusform>Quedan %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>To stop at any time: the red button, or {key}.</source>
            <comment>c.howstop</comment>
            <translation>Para parar cuando quiera: el botón rojo o {key}.</translation>
        </message>
        <message>
            <source>Did you ask for this help yourself?</source>
            <comment>c.scam.1</comment>
            <translation>¿Ha pedido usted esta ayuda?</translation>
        </message>
        <message>
            <source>First close your bank and anything private.</source>
            <comment>c.scam.3</comment>
            <translation>Cierre antes su banco y lo privado.</translation>
        </message>
        <message>
            <source>If someone called you unasked, say no. Banks and police never ask for this.</source>
            <comment>c.scam.2</comment>
            <translation>Si le llamaron sin pedirlo, diga que no. Ni bancos ni policía piden esto.</translation>
        </message>
        <message>
            <source>Allow</source>
            <comment>c.allow</comment>
            <translation>Permitir</translation>
        </message>
        <message>
            <source>Do not allow</source>
            <comment>c.deny</comment>
            <translation>No permitir</translation>
        </message>
        <message>
            <source>This is not my request</source>
            <comment>c.notmine</comment>
            <translation>Yo no pedí esto</translation>
        </message>
        <message>
            <source>Take back</source>
            <comment>c.takeback</comment>
            <translation>Retirar</translation>
        </message>
        <message>
            <source>Pause</source>
            <comment>c.pause</comment>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Continue</source>
            <comment>c.continue</comment>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Stop</source>
            <comment>c.stop</comment>
            <translation>Detener</translation>
        </message>
        <message>
            <source>Same</source>
            <comment>c.same</comment>
            <translation>Igual</translation>
        </message>
        <message>
            <source>Different</source>
            <comment>c.different</comment>
            <translation>Distinto</translation>
        </message>
        <message>
            <source>Skip</source>
            <comment>c.skip</comment>
            <translation>Omitir</translation>
        </message>
        <message>
            <source>Stopped. Nobody sees your screen. {org} has been told.</source>
            <comment>c.notmine.done</comment>
            <translation>Detenido. Nadie ve su pantalla. {org} ya lo sabe.</translation>
        </message>
        <message numerus="yes">
            <source>{agent} asks to use your mouse and keyboard for %n minutes.</source>
            <comment>c.ask.control</comment>
            <translation>
                <numerusform>{agent} pide usar su ratón y su teclado durante %n minuto.</numerusform>
                <numerusform>{agent} pide usar su ratón y su teclado durante %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>You are in charge: move your mouse and theirs stops.</source>
            <comment>c.ask.control.2</comment>
            <translation>Usted manda: mueva su ratón y el del agente se para.</translation>
        </message>
        <message>
            <source>{agent} asks to exchange copied text. Each piece needs a click.</source>
            <comment>c.ask.clip</comment>
            <translation>{agent} pide intercambiar texto copiado. Cada envío necesita un clic.</translation>
        </message>
        <message>
            <source>{agent} asks to exchange files. You accept each one.</source>
            <comment>c.ask.files</comment>
            <translation>{agent} pide intercambiar archivos. Usted acepta cada uno.</translation>
        </message>
        <message numerus="yes">
            <source>{agent} asks to record what is shown. It is kept %n days with your request.</source>
            <comment>c.ask.record</comment>
            <translation>
                <numerusform>{agent} pide grabar lo que se ve. Se guarda %n día con su solicitud.</numerusform>
                <numerusform>{agent} pide grabar lo que se ve. Se guarda %n días con su solicitud.</numerusform>
            </translation>
        </message>
        <message>
            <source>If the line drops, may {agent} come back to look, without a new code?</source>
            <comment>c.ask.resume</comment>
            <translation>Si se corta la línea, ¿puede {agent} volver a mirar sin otro código?</translation>
        </message>
        <message>
            <source>{agent} sees your screen</source>
            <comment>c.bar.view</comment>
            <translation>{agent} ve su pantalla</translation>
        </message>
        <message>
            <source>{agent} sees and controls</source>
            <comment>c.bar.control</comment>
            <translation>{agent} ve y controla</translation>
        </message>
        <message>
            <source>Paused. Nobody sees your screen.</source>
            <comment>c.paused</comment>
            <translation>En pausa. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>{agent} cannot see this window.</source>
            <comment>c.hidden</comment>
            <translation>{agent} no ve esta ventana.</translation>
        </message>
        <message>
            <source>Stopped. {agent} can no longer see or touch anything.</source>
            <comment>c.stopped</comment>
            <translation>Detenido. {agent} ya no puede ver ni tocar nada.</translation>
        </message>
        <message numerus="yes">
            <source>The session lasted %n minutes.</source>
            <comment>c.over</comment>
            <translation>
                <numerusform>La sesión duró %n minuto.</numerusform>
                <numerusform>La sesión duró %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Save my copy</source>
            <comment>c.receipt</comment>
            <translation>Guardar mi copia</translation>
        </message>
        <message>
            <source>The line is cut. {agent} sees nothing. Trying again…</source>
            <comment>c.lost</comment>
            <translation>Se cortó la línea. {agent} no ve nada. Reintentando…</translation>
        </message>
        <message numerus="yes">
            <source>The line is back. {agent} sees your screen again in %n s.</source>
            <comment>c.back</comment>
            <translation>
                <numerusform>Volvió la línea. {agent} verá su pantalla en %n s.</numerusform>
                <numerusform>Volvió la línea. {agent} verá su pantalla en %n s.</numerusform>
            </translation>
        </message>
        <message>
            <source>The line is back. Continue with {agent}?</source>
            <comment>c.back.ask</comment>
            <translation>Volvió la línea. ¿Seguir con {agent}?</translation>
        </message>
        <message>
            <source>Safety number {n}. Ask {agent} to read theirs. Is it the same?</source>
            <comment>c.safety</comment>
            <translation>Número de seguridad {n}. Pida a {agent} que lea el suyo. ¿Es igual?</translation>
        </message>
        <message>
            <source>Stopped. Someone may be in between. Call {org} on a number you know.</source>
            <comment>c.safety.bad</comment>
            <translation>Detenido. Puede haber alguien en medio. Llame a {org} a un número conocido.</translation>
        </message>
        <message>
            <source>Windows asks something only you can see. Please answer it yourself.</source>
            <comment>c.uac</comment>
            <translation>Windows pregunta algo que solo usted ve. Respóndalo usted.</translation>
        </message>
        <message>
            <source>No connection to {org}. Check your internet; we keep trying.</source>
            <comment>c.offline</comment>
            <translation>Sin conexión con {org}. Revise su internet; seguimos intentando.</translation>
        </message>
        <message>
            <source>How was the help, 1 to 5?</source>
            <comment>c.csat</comment>
            <translation>¿Cómo fue la ayuda, de 1 a 5?</translation>
        </message>
        <message>
            <source>How easy was it? (1 very hard, 5 very easy)</source>
            <comment>c.ces</comment>
            <translation>¿Fue fácil? (1 muy difícil, 5 muy fácil)</translation>
        </message>
        <message>
            <source>The line was damaged or tampered with. Session ended. Ask for a new code.</source>
            <comment>c.broken</comment>
            <translation>Línea dañada o manipulada. Sesión terminada. Pida otro código.</translation>
        </message>
        <message>
            <source>Wayland cannot share the screen yet. Log in with “Xorg”, or chat.</source>
            <comment>c.wayland</comment>
            <translation>Wayland aún no comparte la pantalla. Entre con «Xorg» o use el chat.</translation>
        </message>
        <message>
            <source>macOS has not allowed this yet. Press here, switch AssistDesk on, come back.</source>
            <comment>c.mac</comment>
            <translation>macOS aún no lo permite. Pulse aquí, active AssistDesk y vuelva.</translation>
        </message>
        <message>
            <source>View</source>
            <comment>perm.view</comment>
            <translation>Ver</translation>
        </message>
        <message>
            <source>Point</source>
            <comment>perm.point</comment>
            <translation>Señalar</translation>
        </message>
        <message>
            <source>Control</source>
            <comment>perm.control</comment>
            <translation>Controlar</translation>
        </message>
        <message>
            <source>Clipboard</source>
            <comment>perm.clipboard</comment>
            <translation>Portapapeles</translation>
        </message>
        <message>
            <source>Files</source>
            <comment>perm.files</comment>
            <translation>Archivos</translation>
        </message>
        <message>
            <source>Record</source>
            <comment>perm.record</comment>
            <translation>Grabar</translation>
        </message>
        <message>
            <source>Resume</source>
            <comment>perm.resume</comment>
            <translation>Volver</translation>
        </message>
        <message>
            <source>With {agent}. {why}</source>
            <comment>talk.session.by</comment>
            <translation>Con {agent}. {why}</translation>
        </message>
        <message>
            <source>A code waits for the customer.</source>
            <comment>talk.session.waiting</comment>
            <translation>Un código espera al cliente.</translation>
        </message>
        <message>
            <source>The session is running.</source>
            <comment>talk.session.live</comment>
            <translation>La sesión está en curso.</translation>
        </message>
        <message>
            <source>The line is cut; waiting for both ends.</source>
            <comment>talk.session.apart</comment>
            <translation>Línea cortada; se espera a ambos lados.</translation>
        </message>
        <message>
            <source>Nothing more is known of it.</source>
            <comment>talk.session.unknown</comment>
            <translation>No se sabe más de ella.</translation>
        </message>
        <message>
            <source>The agent's half of the report is missing.</source>
            <comment>talk.session.missing.viewer</comment>
            <translation>Falta la parte del agente en el informe.</translation>
        </message>
        <message>
            <source>The customer's half of the report is missing.</source>
            <comment>talk.session.missing.host</comment>
            <translation>Falta la parte del cliente en el informe.</translation>
        </message>
        <message>
            <source>Only the relay's record is there.</source>
            <comment>talk.session.missing.both</comment>
            <translation>Solo está el registro del servidor.</translation>
        </message>
        <message>
            <source>Used: {permissions}</source>
            <comment>talk.session.used</comment>
            <translation>Usado: {permissions}</translation>
        </message>
        <message>
            <source>The reports differ. Please check.</source>
            <comment>talk.session.differs</comment>
            <translation>Los informes difieren. Revíselos.</translation>
        </message>
        <message>
            <source>Waiting</source>
            <comment>chip.waiting</comment>
            <translation>Esperando</translation>
        </message>
        <message>
            <source>Live</source>
            <comment>chip.live</comment>
            <translation>En vivo</translation>
        </message>
        <message>
            <source>Line cut</source>
            <comment>chip.cut</comment>
            <translation>Línea cortada</translation>
        </message>
        <message numerus="yes">
            <source>%n min</source>
            <comment>chip.minutes</comment>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message>
            <source>Over</source>
            <comment>chip.over</comment>
            <translation>Terminada</translation>
        </message>
        <message>
            <source>Remote session</source>
            <comment>s.card</comment>
            <translation>Sesión remota</translation>
        </message>
        <message>
            <source>Look at {customer}'s screen together. {customer} decides what you may see and do.</source>
            <comment>s.start.hint</comment>
            <translation>Miren juntos la pantalla. {customer} decide qué puede usted ver y hacer.</translation>
        </message>
        <message>
            <source>Making a code…</source>
            <comment>s.asking</comment>
            <translation>Creando un código…</translation>
        </message>
        <message>
            <source>A session with {customer} runs in {number}.</source>
            <comment>s.elsewhere</comment>
            <translation>Hay una sesión con {customer} en {number}.</translation>
        </message>
        <message>
            <source>Go there</source>
            <comment>s.go_there</comment>
            <translation>Ir allí</translation>
        </message>
        <message>
            <source>Waiting</source>
            <comment>s.chip.waiting</comment>
            <translation>Esperando</translation>
        </message>
        <message>
            <source>Checking</source>
            <comment>s.chip.checking</comment>
            <translation>Comprobando</translation>
        </message>
        <message>
            <source>Reading</source>
            <comment>s.chip.reading</comment>
            <translation>Leyendo</translation>
        </message>
        <message>
            <source>{customer} typed the code. Checking it on both ends.</source>
            <comment>s.checking</comment>
            <translation>{customer} escribió el código. Comprobando en ambos lados.</translation>
        </message>
        <message>
            <source>Session code: {code}</source>
            <comment>s.code.name</comment>
            <translation>Código de sesión: {code}</translation>
        </message>
        <message numerus="yes">
            <source>%n minutes left for this code</source>
            <comment>s.code.left</comment>
            <translation>
                <numerusform>Queda %n minuto para este código</numerusform>
                <numerusform>Quedan %n minutos para este código</numerusform>
            </translation>
        </message>
        <message>
            <source>New code</source>
            <comment>s.new_code</comment>
            <translation>Otro código</translation>
        </message>
        <message>
            <source>Copied</source>
            <comment>s.copied</comment>
            <translation>Copiado</translation>
        </message>
        <message>
            <source>Hide QR code</source>
            <comment>s.qr.hide</comment>
            <translation>Ocultar código QR</translation>
        </message>
        <message>
            <source>Show QR code</source>
            <comment>s.qr.show</comment>
            <translation>Mostrar código QR</translation>
        </message>
        <message>
            <source>QR code of the session link</source>
            <comment>s.qr.name</comment>
            <translation>Código QR del enlace de sesión</translation>
        </message>
        <message>
            <source>Live picture of the customer's screen</source>
            <comment>s.preview</comment>
            <translation>Imagen en vivo de la pantalla del cliente</translation>
        </message>
        <message>
            <source>Picture is coming</source>
            <comment>s.coming</comment>
            <translation>La imagen está llegando</translation>
        </message>
        <message>
            <source>Line cut. Waiting for {customer}.</source>
            <comment>s.lost.nothing</comment>
            <translation>Línea cortada. Esperando a {customer}.</translation>
        </message>
        <message>
            <source>End-to-end encrypted</source>
            <comment>s.encrypted</comment>
            <translation>Cifrado de extremo a extremo</translation>
        </message>
        <message>
            <source>{ms} ms · {fps} pictures/s · {kbps} kB/s</source>
            <comment>s.meter</comment>
            <translation>{ms} ms · {fps} imágenes/s · {kbps} kB/s</translation>
        </message>
        <message>
            <source>Safety number {number}: read it when asked.</source>
            <comment>s.safety</comment>
            <translation>Número de seguridad {number}: léalo si lo piden.</translation>
        </message>
        <message>
            <source>Allowed by the customer</source>
            <comment>s.perm.card</comment>
            <translation>Permitido por el cliente</translation>
        </message>
        <message>
            <source>{customer} can take back</source>
            <comment>s.perm.can_revoke</comment>
            <translation>{customer} puede retirar</translation>
        </message>
        <message>
            <source>Allowed</source>
            <comment>s.perm.on</comment>
            <translation>Permitido</translation>
        </message>
        <message>
            <source>Allowed, {time} left</source>
            <comment>s.perm.left</comment>
            <translation>Permitido, quedan {time}</translation>
        </message>
        <message>
            <source>Asked, waiting for the answer</source>
            <comment>s.perm.asked</comment>
            <translation>Pedido, a la espera de respuesta</translation>
        </message>
        <message>
            <source>Paused for a moment</source>
            <comment>s.perm.held</comment>
            <translation>En pausa un momento</translation>
        </message>
        <message>
            <source>Not asked</source>
            <comment>s.perm.off</comment>
            <translation>No pedido</translation>
        </message>
        <message>
            <source>Not possible on this computer</source>
            <comment>s.perm.unsupported</comment>
            <translation>No es posible en este equipo</translation>
        </message>
        <message>
            <source>The customer is using the mouse</source>
            <comment>s.held.local_input</comment>
            <translation>El cliente usa el ratón</translation>
        </message>
        <message>
            <source>AssistDesk takes no clicks from you</source>
            <comment>s.held.own_window</comment>
            <translation>AssistDesk no acepta sus clics</translation>
        </message>
        <message>
            <source>Paused by the customer</source>
            <comment>s.held.paused</comment>
            <translation>Pausado por el cliente</translation>
        </message>
        <message>
            <source>The computer is locked</source>
            <comment>s.held.locked</comment>
            <translation>El equipo está bloqueado</translation>
        </message>
        <message>
            <source>The customer said no</source>
            <comment>s.off.denied</comment>
            <translation>El cliente dijo que no</translation>
        </message>
        <message>
            <source>Taken back by the customer</source>
            <comment>s.off.revoked</comment>
            <translation>Retirado por el cliente</translation>
        </message>
        <message>
            <source>The time is over</source>
            <comment>s.off.expired</comment>
            <translation>Se acabó el tiempo</translation>
        </message>
        <message>
            <source>No answer in 60 s</source>
            <comment>s.off.timeout</comment>
            <translation>Sin respuesta en 60 s</translation>
        </message>
        <message>
            <source>You gave it back</source>
            <comment>s.off.given_back</comment>
            <translation>Usted lo devolvió</translation>
        </message>
        <message>
            <source>Ask</source>
            <comment>s.ask</comment>
            <translation>Pedir</translation>
        </message>
        <message>
            <source>Cancel</source>
            <comment>s.ask.cancel</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Give back</source>
            <comment>s.give_back</comment>
            <translation>Devolver</translation>
        </message>
        <message>
            <source>Customer</source>
            <comment>s.customer.card</comment>
            <translation>Cliente</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier sessions</source>
            <comment>s.earlier</comment>
            <translation>
                <numerusform>%n sesión anterior</numerusform>
                <numerusform>%n sesiones anteriores</numerusform>
            </translation>
        </message>
        <message>
            <source>Session log</source>
            <comment>s.log.card</comment>
            <translation>Registro de la sesión</translation>
        </message>
        <message>
            <source>Saved to {number}</source>
            <comment>s.log.saved</comment>
            <translation>Guardado en {number}</translation>
        </message>
        <message numerus="yes">
            <source>Show all %n</source>
            <comment>s.log.all</comment>
            <translation>
                <numerusform>Ver las %n</numerusform>
                <numerusform>Ver las %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Show less</source>
            <comment>s.log.less</comment>
            <translation>Ver menos</translation>
        </message>
        <message>
            <source>Session started</source>
            <comment>log.session.open</comment>
            <translation>Sesión iniciada</translation>
        </message>
        <message>
            <source>Session ended</source>
            <comment>log.session.end</comment>
            <translation>Sesión terminada</translation>
        </message>
        <message>
            <source>Line cut</source>
            <comment>log.link.lost</comment>
            <translation>Línea cortada</translation>
        </message>
        <message>
            <source>Line is back</source>
            <comment>log.link.back</comment>
            <translation>Volvió la línea</translation>
        </message>
        <message>
            <source>Moved to another server</source>
            <comment>log.link.moved</comment>
            <translation>Pasó a otro servidor</translation>
        </message>
        <message>
            <source>You were confirmed to the customer</source>
            <comment>log.identity.verified</comment>
            <translation>Se confirmó su identidad al cliente</translation>
        </message>
        <message>
            <source>Your name could not be confirmed</source>
            <comment>log.identity.unverified</comment>
            <translation>No se pudo confirmar su nombre</translation>
        </message>
        <message>
            <source>Safety number is the same</source>
            <comment>log.safety.same</comment>
            <translation>Número de seguridad igual</translation>
        </message>
        <message>
            <source>Safety number differs</source>
            <comment>log.safety.different</comment>
            <translation>Número de seguridad distinto</translation>
        </message>
        <message>
            <source>Safety number not compared</source>
            <comment>log.safety.skipped</comment>
            <translation>Número de seguridad sin comparar</translation>
        </message>
        <message>
            <source>You asked: {permission}</source>
            <comment>log.perm.asked</comment>
            <translation>Usted pidió: {permission}</translation>
        </message>
        <message>
            <source>Allowed: {permission}</source>
            <comment>log.perm.on</comment>
            <translation>Permitido: {permission}</translation>
        </message>
        <message numerus="yes">
            <source>Allowed for %n min: {permission}</source>
            <comment>log.perm.on.for</comment>
            <translation>
                <numerusform>Permitido %n min: {permission}</numerusform>
                <numerusform>Permitido %n min: {permission}</numerusform>
            </translation>
        </message>
        <message>
            <source>Paused: {permission}</source>
            <comment>log.perm.held</comment>
            <translation>En pausa: {permission}</translation>
        </message>
        <message>
            <source>Ended: {permission}</source>
            <comment>log.perm.off</comment>
            <translation>Terminado: {permission}</translation>
        </message>
        <message>
            <source>Said no: {permission}</source>
            <comment>log.perm.off.denied</comment>
            <translation>Dijo que no: {permission}</translation>
        </message>
        <message>
            <source>Taken back: {permission}</source>
            <comment>log.perm.off.revoked</comment>
            <translation>Retirado: {permission}</translation>
        </message>
        <message>
            <source>Time over: {permission}</source>
            <comment>log.perm.off.expired</comment>
            <translation>Tiempo agotado: {permission}</translation>
        </message>
        <message>
            <source>You gave back: {permission}</source>
            <comment>log.perm.off.given_back</comment>
            <translation>Usted devolvió: {permission}</translation>
        </message>
        <message>
            <source>No answer: {permission}</source>
            <comment>log.perm.off.timeout</comment>
            <translation>Sin respuesta: {permission}</translation>
        </message>
        <message>
            <source>Mouse and keyboard used</source>
            <comment>log.input.count</comment>
            <translation>Ratón y teclado usados</translation>
        </message>
        <message>
            <source>Refused: not allowed</source>
            <comment>log.refused</comment>
            <translation>Rechazado: no permitido</translation>
        </message>
        <message>
            <source>Note added</source>
            <comment>log.note</comment>
            <translation>Nota añadida</translation>
        </message>
        <message>
            <source>Recorded</source>
            <comment>log.other</comment>
            <translation>Registrado</translation>
        </message>
        <message>
            <source>{customer} stopped the session.</source>
            <comment>end.stop</comment>
            <translation>{customer} detuvo la sesión.</translation>
        </message>
        <message>
            <source>{customer} stopped the session with the Stop key.</source>
            <comment>end.panic</comment>
            <translation>{customer} detuvo la sesión con la tecla de parada.</translation>
        </message>
        <message>
            <source>{agent} ended the session.</source>
            <comment>end.ended</comment>
            <translation>{agent} terminó la sesión.</translation>
        </message>
        <message>
            <source>The session ended.</source>
            <comment>end.done</comment>
            <translation>La sesión terminó.</translation>
        </message>
        <message>
            <source>{customer} says: not my request. Code dead, ticket flagged.</source>
            <comment>end.not_mine</comment>
            <translation>{customer} dice que no lo pidió. Código anulado, ticket marcado.</translation>
        </message>
        <message>
            <source>{customer} did not allow the session.</source>
            <comment>end.denied</comment>
            <translation>{customer} no permitió la sesión.</translation>
        </message>
        <message>
            <source>{customer} did not allow the session.</source>
            <comment>end.refused</comment>
            <translation>{customer} no permitió la sesión.</translation>
        </message>
        <message>
            <source>{customer} did not answer in time.</source>
            <comment>end.timeout</comment>
            <translation>{customer} no respondió a tiempo.</translation>
        </message>
        <message>
            <source>The session reached its end time.</source>
            <comment>end.expired</comment>
            <translation>La sesión llegó a su hora final.</translation>
        </message>
        <message>
            <source>The line was cut and did not come back.</source>
            <comment>end.lost</comment>
            <translation>La línea se cortó y no volvió.</translation>
        </message>
        <message>
            <source>The line stood still and did not come back.</source>
            <comment>end.stalled</comment>
            <translation>La línea se detuvo y no volvió.</translation>
        </message>
        <message>
            <source>Damaged data arrived. The session was ended at once.</source>
            <comment>end.integrity</comment>
            <translation>Llegaron datos dañados. La sesión terminó al momento.</translation>
        </message>
        <message>
            <source>The other program broke a rule. Session ended.</source>
            <comment>end.rule</comment>
            <translation>El otro programa rompió una regla. Sesión terminada.</translation>
        </message>
        <message>
            <source>The picture was damaged. Session ended.</source>
            <comment>end.damaged</comment>
            <translation>La imagen llegó dañada. Sesión terminada.</translation>
        </message>
        <message>
            <source>The picture was damaged. Session ended.</source>
            <comment>end.bad_input</comment>
            <translation>La imagen llegó dañada. Sesión terminada.</translation>
        </message>
        <message>
            <source>This computer cannot show the picture. Session ended.</source>
            <comment>end.bad_item</comment>
            <translation>Este equipo no puede mostrar la imagen. La sesión ha terminado.</translation>
        </message>
        <message>
            <source>{customer}'s computer was locked.</source>
            <comment>end.locked</comment>
            <translation>El equipo de {customer} se bloqueó.</translation>
        </message>
        <message>
            <source>{customer}'s computer went to sleep.</source>
            <comment>end.suspended</comment>
            <translation>El equipo de {customer} entró en reposo.</translation>
        </message>
        <message>
            <source>{customer}'s screen could not be read any more.</source>
            <comment>end.no_capture</comment>
            <translation>Ya no se pudo leer la pantalla de {customer}.</translation>
        </message>
        <message>
            <source>Paused for 30 minutes, so the session ended.</source>
            <comment>end.paused</comment>
            <translation>Tras 30 minutos en pausa, la sesión terminó.</translation>
        </message>
        <message>
            <source>The log could not be written, so the session ended.</source>
            <comment>end.disk</comment>
            <translation>No se pudo escribir el registro; la sesión terminó.</translation>
        </message>
        <message>
            <source>The organisation's rules ended the session.</source>
            <comment>end.policy</comment>
            <translation>Las normas de la organización terminaron la sesión.</translation>
        </message>
        <message>
            <source>The right to this session was withdrawn.</source>
            <comment>end.revoked</comment>
            <translation>Se retiró el permiso para esta sesión.</translation>
        </message>
        <message>
            <source>An administrator ended the session.</source>
            <comment>end.killed</comment>
            <translation>Un administrador terminó la sesión.</translation>
        </message>
        <message>
            <source>AssistDesk was closed.</source>
            <comment>end.quit</comment>
            <translation>Se cerró AssistDesk.</translation>
        </message>
        <message>
            <source>The session moved to another place.</source>
            <comment>end.moved</comment>
            <translation>La sesión pasó a otro lugar.</translation>
        </message>
        <message>
            <source>The session was handed over.</source>
            <comment>end.handed_over</comment>
            <translation>La sesión se entregó a otra persona.</translation>
        </message>
        <message>
            <source>The code was taken back.</source>
            <comment>end.cancelled</comment>
            <translation>Se retiró el código.</translation>
        </message>
        <message>
            <source>The code was typed wrong three times.</source>
            <comment>end.wrong_code</comment>
            <translation>El código se escribió mal tres veces.</translation>
        </message>
        <message>
            <source>Someone may be in between. Session ended, ticket flagged.</source>
            <comment>end.safety</comment>
            <translation>Puede haber alguien en medio. Sesión terminada, ticket marcado.</translation>
        </message>
        <message>
            <source>Someone may be in between. Session ended, ticket flagged.</source>
            <comment>end.different</comment>
            <translation>Puede haber alguien en medio. Sesión terminada, ticket marcado.</translation>
        </message>
        <message>
            <source>The session ended.</source>
            <comment>end.other</comment>
            <translation>La sesión terminó.</translation>
        </message>
        <message>
            <source>Session over</source>
            <comment>wrap.card</comment>
            <translation>Sesión terminada</translation>
        </message>
        <message>
            <source>Save</source>
            <comment>wrap.save</comment>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save and solve</source>
            <comment>wrap.save_solve</comment>
            <translation>Guardar y resolver</translation>
        </message>
        <message>
            <source>Also send a reply to {customer}</source>
            <comment>wrap.with_reply</comment>
            <translation>Enviar también una respuesta a {customer}</translation>
        </message>
        <message>
            <source>{start} to {end}, {time}</source>
            <comment>wrap.span</comment>
            <translation>{start} a {end}, {time}</translation>
        </message>
        <message>
            <source>The line was steady, {ms} ms.</source>
            <comment>wrap.line</comment>
            <translation>La línea fue estable, {ms} ms.</translation>
        </message>
        <message numerus="yes">
            <source>The line was cut %n times, {seconds} s in all. Delay {ms} ms.</source>
            <comment>wrap.line.lost</comment>
            <translation>
                <numerusform>La línea se cortó %n vez, {seconds} s en total. Retardo {ms} ms.</numerusform>
                <numerusform>La línea se cortó %n veces, {seconds} s en total. Retardo {ms} ms.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Remote session with {customer} at {time}, %n minutes.</source>
            <comment>wrap.note.head</comment>
            <translation>
                <numerusform>Sesión remota con {customer} a las {time}, %n minuto.</numerusform>
                <numerusform>Sesión remota con {customer} a las {time}, %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>{permission}: {span}</source>
            <comment>wrap.note.perm</comment>
            <translation>{permission}: {span}</translation>
        </message>
        <message numerus="yes">
            <source>%n messages were refused on the customer's side.</source>
            <comment>wrap.note.refused</comment>
            <translation>
                <numerusform>%n mensaje fue rechazado por el lado del cliente.</numerusform>
                <numerusform>%n mensajes fueron rechazados por el lado del cliente.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Hello {customer}, thank you. We looked at your screen together for %n minutes.</source>
            <comment>wrap.reply</comment>
            <translation>
                <numerusform>Hola, {customer}: gracias. Miramos juntos su pantalla durante %n minuto.</numerusform>
                <numerusform>Hola, {customer}: gracias. Miramos juntos su pantalla durante %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Please write to us if anything is still not right.</source>
            <comment>wrap.reply.again</comment>
            <translation>Escríbanos si algo sigue sin ir bien.</translation>
        </message>
        <message>
            <source>AssistDesk · {customer}'s screen</source>
            <comment>v.title</comment>
            <translation>AssistDesk · Pantalla de {customer}</translation>
        </message>
        <message>
            <source>{customer}'s screen</source>
            <comment>v.picture</comment>
            <translation>Pantalla de {customer}</translation>
        </message>
        <message>
            <source>Picture is coming</source>
            <comment>v.coming</comment>
            <translation>La imagen está llegando</translation>
        </message>
        <message>
            <source>Fit</source>
            <comment>v.fit</comment>
            <translation>Ajustar</translation>
        </message>
        <message>
            <source>1:1</source>
            <comment>v.one</comment>
            <translation>1:1</translation>
        </message>
        <message>
            <source>Original size, pixel for pixel</source>
            <comment>v.one.tip</comment>
            <translation>Tamaño original, píxel a píxel</translation>
        </message>
        <message>
            <source>Fit the window</source>
            <comment>v.fit.tip</comment>
            <translation>Ajustar a la ventana</translation>
        </message>
        <message>
            <source>Smaller</source>
            <comment>v.smaller</comment>
            <translation>Más pequeño</translation>
        </message>
        <message>
            <source>Larger</source>
            <comment>v.larger</comment>
            <translation>Más grande</translation>
        </message>
        <message>
            <source>Full screen</source>
            <comment>v.full</comment>
            <translation>Pantalla completa</translation>
        </message>
        <message>
            <source>Leave full screen</source>
            <comment>v.full.leave</comment>
            <translation>Salir de pantalla completa</translation>
        </message>
        <message>
            <source>End</source>
            <comment>v.end</comment>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>End the session</source>
            <comment>v.end.tip</comment>
            <translation>Terminar la sesión</translation>
        </message>
        <message>
            <source>Screen</source>
            <comment>v.monitor</comment>
            <translation>Pantalla</translation>
        </message>
        <message>
            <source>{rtt} ms · {fps} pictures/s · {kbps} kB/s</source>
            <comment>v.meter</comment>
            <translation>{rtt} ms · {fps} imágenes/s · {kbps} kB/s</translation>
        </message>
        <message>
            <source>Measuring the line</source>
            <comment>v.meter.none</comment>
            <translation>Midiendo la línea</translation>
        </message>
        <message>
            <source>The line is fine.</source>
            <comment>v.limit.none</comment>
            <translation>La línea va bien.</translation>
        </message>
        <message>
            <source>{customer}'s line is slow.</source>
            <comment>v.limit.host_line</comment>
            <translation>La línea de {customer} es lenta.</translation>
        </message>
        <message>
            <source>Your line is slow.</source>
            <comment>v.limit.viewer_line</comment>
            <translation>Su línea es lenta.</translation>
        </message>
        <message>
            <source>{customer}'s computer is busy.</source>
            <comment>v.limit.host_cpu</comment>
            <translation>El equipo de {customer} está ocupado.</translation>
        </message>
        <message>
            <source>Your computer is busy.</source>
            <comment>v.limit.viewer_cpu</comment>
            <translation>Su equipo está ocupado.</translation>
        </message>
        <message>
            <source>Safety number {number}</source>
            <comment>v.safety</comment>
            <translation>Número de seguridad {number}</translation>
        </message>
        <message>
            <source>Read this number to {customer} when asked.</source>
            <comment>v.safety.tip</comment>
            <translation>Léale este número a {customer} cuando lo pida.</translation>
        </message>
        <message>
            <source>Different</source>
            <comment>v.safety.different</comment>
            <translation>Distinto</translation>
        </message>
        <message>
            <source>End because the numbers differ?</source>
            <comment>v.safety.ask</comment>
            <translation>¿Terminar porque los números no coinciden?</translation>
        </message>
        <message>
            <source>Someone may be in between. The session ends and the ticket is flagged.</source>
            <comment>v.safety.ask.2</comment>
            <translation>Puede haber alguien en medio. La sesión termina y el ticket se marca.</translation>
        </message>
        <message>
            <source>Back</source>
            <comment>v.back</comment>
            <translation>Volver</translation>
        </message>
        <message>
            <source>End now</source>
            <comment>v.safety.end</comment>
            <translation>Terminar ahora</translation>
        </message>
        <message>
            <source>Ask for control</source>
            <comment>v.control.ask</comment>
            <translation>Pedir el control</translation>
        </message>
        <message>
            <source>You only look</source>
            <comment>v.look</comment>
            <translation>Usted solo mira</translation>
        </message>
        <message>
            <source>{customer} did not answer in 60 s: that is a no. {permission}</source>
            <comment>v.control.noanswer</comment>
            <translation>{customer} no respondió en 60 s: es un no. {permission}</translation>
        </message>
        <message>
            <source>The time is over: {permission}. {customer} can allow it again.</source>
            <comment>v.control.expired</comment>
            <translation>Se acabó el tiempo: {permission}. {customer} puede permitirlo otra vez.</translation>
        </message>
        <message>
            <source>Control: asked</source>
            <comment>v.control.asked</comment>
            <translation>Control: pedido</translation>
        </message>
        <message>
            <source>You control</source>
            <comment>v.control.on</comment>
            <translation>Usted controla</translation>
        </message>
        <message>
            <source>Control: waiting</source>
            <comment>v.control.held</comment>
            <translation>Control: en espera</translation>
        </message>
        <message>
            <source>AssistDesk · Help from {org}</source>
            <comment>w.title</comment>
            <translation>AssistDesk · Ayuda de {org}</translation>
        </message>
        <message>
            <source>AssistDesk · Get help</source>
            <comment>w.title.plain</comment>
            <translation>AssistDesk · Recibir ayuda</translation>
        </message>
        <message>
            <source>Get help</source>
            <comment>w.home</comment>
            <translation>Recibir ayuda</translation>
        </message>
        <message>
            <source>Session code</source>
            <comment>w.home.field</comment>
            <translation>Código de sesión</translation>
        </message>
        <message>
            <source>Nobody sees your screen yet. You decide on the next page.</source>
            <comment>w.home.calm</comment>
            <translation>Nadie ve su pantalla todavía. Usted decide en la página siguiente.</translation>
        </message>
        <message>
            <source>Continue</source>
            <comment>w.home.go</comment>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>The code came by a link. Nothing is connected until you press Continue.</source>
            <comment>w.home.link</comment>
            <translation>El código llegó por un enlace. No se conecta nada hasta que pulse Continuar.</translation>
        </message>
        <message>
            <source>Some digits are missing, or there are too many. Nothing was sent.</source>
            <comment>w.code.length</comment>
            <translation>Faltan números o sobran. No se envió nada.</translation>
        </message>
        <message>
            <source>A code has digits only. Please check.</source>
            <comment>w.code.letters</comment>
            <translation>El código solo tiene números. Revíselo.</translation>
        </message>
        <message>
            <source>No code? Call {org}: {phone}</source>
            <comment>w.home.call</comment>
            <translation>¿Sin código? Llame a {org}: {phone}</translation>
        </message>
        <message>
            <source>I help others: sign in</source>
            <comment>w.home.agent</comment>
            <translation>Yo ayudo a otros: iniciar sesión</translation>
        </message>
        <message>
            <source>Connecting safely…</source>
            <comment>w.joining</comment>
            <translation>Conectando de forma segura…</translation>
        </message>
        <message>
            <source>Both computers agree on a key that nobody else has.</source>
            <comment>w.joining.calm</comment>
            <translation>Los dos equipos acuerdan una clave que nadie más tiene.</translation>
        </message>
        <message>
            <source>This takes longer than usual. Please wait, or cancel and try again.</source>
            <comment>w.joining.slow</comment>
            <translation>Tarda más de lo normal. Espere, o cancele y pruebe otra vez.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <comment>w.cancel</comment>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Screen {number}</source>
            <comment>w.screen</comment>
            <translation>Pantalla {number}</translation>
        </message>
        <message>
            <source>Screen {number}, the main one</source>
            <comment>w.screen.main</comment>
            <translation>Pantalla {number}, la principal</translation>
        </message>
        <message>
            <source>Which screen</source>
            <comment>w.screens</comment>
            <translation>Qué pantalla</translation>
        </message>
        <message>
            <source>Choose at least one screen.</source>
            <comment>w.screens.none</comment>
            <translation>Elija al menos una pantalla.</translation>
        </message>
        <message>
            <source>For how long</source>
            <comment>w.howlong</comment>
            <translation>Durante cuánto tiempo</translation>
        </message>
        <message numerus="yes">
            <source>%n minutes</source>
            <comment>w.minutes</comment>
            <translation>
                <numerusform>%n minuto</numerusform>
                <numerusform>%n minutos</numerusform>
            </translation>
        </message>
        <message>
            <source>Until I stop</source>
            <comment>w.untilstop</comment>
            <translation>Hasta que yo pare</translation>
        </message>
        <message>
            <source>Allow ({seconds})</source>
            <comment>w.allow.in</comment>
            <translation>Permitir ({seconds})</translation>
        </message>
        <message>
            <source>Request #{number}</source>
            <comment>w.request</comment>
            <translation>Solicitud n.º {number}</translation>
        </message>
        <message>
            <source>Please read this first</source>
            <comment>w.read</comment>
            <translation>Lea esto primero</translation>
        </message>
        <message>
            <source>Safety number</source>
            <comment>w.safety</comment>
            <translation>Número de seguridad</translation>
        </message>
        <message>
            <source>The numbers are the same.</source>
            <comment>w.safety.same</comment>
            <translation>Los números son iguales.</translation>
        </message>
        <message>
            <source>The numbers were not compared.</source>
            <comment>w.safety.skipped</comment>
            <translation>Los números no se compararon.</translation>
        </message>
        <message>
            <source>What {agent} may do</source>
            <comment>w.allowed</comment>
            <translation>Lo que {agent} puede hacer</translation>
        </message>
        <message>
            <source>Until you stop it</source>
            <comment>w.perm.open</comment>
            <translation>Hasta que usted pare</translation>
        </message>
        <message>
            <source>{time} left</source>
            <comment>w.perm.left</comment>
            <translation>Quedan {time}</translation>
        </message>
        <message>
            <source>On hold: nothing is seen</source>
            <comment>w.perm.held</comment>
            <translation>En pausa: no se ve nada</translation>
        </message>
        <message>
            <source>Not allowed</source>
            <comment>w.perm.off</comment>
            <translation>No permitido</translation>
        </message>
        <message>
            <source>Take back: {permission}</source>
            <comment>w.takeback</comment>
            <translation>Retirar: {permission}</translation>
        </message>
        <message>
            <source>The line: {rtt} ms, {fps} pictures a second</source>
            <comment>w.line</comment>
            <translation>La línea: {rtt} ms, {fps} imágenes por segundo</translation>
        </message>
        <message>
            <source>The line on your side is slow.</source>
            <comment>w.line.host_line</comment>
            <translation>La conexión de su lado es lenta.</translation>
        </message>
        <message>
            <source>The line on the agent's side is slow.</source>
            <comment>w.line.viewer_line</comment>
            <translation>La conexión del lado del agente es lenta.</translation>
        </message>
        <message>
            <source>Your computer is busy.</source>
            <comment>w.line.host_cpu</comment>
            <translation>Su equipo está ocupado.</translation>
        </message>
        <message>
            <source>The agent's computer is busy.</source>
            <comment>w.line.viewer_cpu</comment>
            <translation>El equipo del agente está ocupado.</translation>
        </message>
        <message>
            <source>Session number for your notes</source>
            <comment>w.session</comment>
            <translation>Número de sesión para sus notas</translation>
        </message>
        <message>
            <source>{agent} can see this screen. Time: {time}</source>
            <comment>w.bar.spoken</comment>
            <translation>{agent} puede ver esta pantalla. Tiempo: {time}</translation>
        </message>
        <message>
            <source>Show the AssistDesk window</source>
            <comment>w.bar.open</comment>
            <translation>Mostrar la ventana de AssistDesk</translation>
        </message>
        <message>
            <source>confirmed</source>
            <comment>w.confirmed</comment>
            <translation>confirmado</translation>
        </message>
        <message>
            <source>not verified</source>
            <comment>w.notverified</comment>
            <translation>sin comprobar</translation>
        </message>
        <message>
            <source>{agent} has ended the session.</source>
            <comment>w.over.agent</comment>
            <translation>{agent} terminó la sesión.</translation>
        </message>
        <message>
            <source>You did not allow it. Nobody saw your screen.</source>
            <comment>w.over.denied</comment>
            <translation>Usted no lo permitió. Nadie vio su pantalla.</translation>
        </message>
        <message>
            <source>The line did not come back. Nobody sees your screen.</source>
            <comment>w.over.lost</comment>
            <translation>La línea no volvió. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>The time was up. Nobody sees your screen.</source>
            <comment>w.over.time</comment>
            <translation>Se acabó el tiempo. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>The session is over. Nobody sees your screen.</source>
            <comment>w.over.other</comment>
            <translation>La sesión terminó. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>{agent}'s computer could not show the picture. Nobody sees your screen.</source>
            <comment>w.over.picture</comment>
            <translation>El equipo de {agent} no pudo mostrar la imagen. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>What was used</source>
            <comment>w.over.used</comment>
            <translation>Lo que se usó</translation>
        </message>
        <message>
            <source>Nothing was shown.</source>
            <comment>w.over.nothing</comment>
            <translation>No se mostró nada.</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <comment>w.saved</comment>
            <translation>Guardado como {path}</translation>
        </message>
        <message>
            <source>Save my copy of the record</source>
            <comment>w.save.title</comment>
            <translation>Guardar mi copia del registro</translation>
        </message>
        <message>
            <source>New code</source>
            <comment>w.newcode</comment>
            <translation>Código nuevo</translation>
        </message>
        <message>
            <source>Close</source>
            <comment>w.close</comment>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>You can pause now. Stop ends it.</source>
            <comment>w.sharing.hint</comment>
            <translation>Puede hacer una pausa. Detener la termina.</translation>
        </message>
        <message numerus="yes">
            <source>Lost for %n seconds</source>
            <comment>w.lost.for</comment>
            <translation>
                <numerusform>Sin línea desde hace %n segundo</numerusform>
                <numerusform>Sin línea desde hace %n segundos</numerusform>
            </translation>
        </message>
        <message>
            <source>This computer cannot show its screen yet</source>
            <comment>w.checks</comment>
            <translation>Este equipo aún no puede mostrar su pantalla</translation>
        </message>
        <message>
            <source>Check again</source>
            <comment>w.checks.again</comment>
            <translation>Comprobar otra vez</translation>
        </message>
        <message>
            <source>Language</source>
            <comment>w.language</comment>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Waits while you use mouse or keyboard</source>
            <comment>w.control.held</comment>
            <translation>Espera mientras usted usa el ratón o el teclado</translation>
        </message>
        <message>
            <source>Something failed on our side. Your work is saved.</source>
            <comment>cause.bug</comment>
            <translation>Algo falló de nuestro lado. Su trabajo está guardado.</translation>
        </message>
        <message>
            <source>E-mail, password or digits are not right.</source>
            <comment>cause.signin</comment>
            <translation>El correo, la contraseña o los números no son correctos.</translation>
        </message>
        <message>
            <source>E-mail, password or digits are not right.</source>
            <comment>cause.sign_in_refused</comment>
            <translation>El correo, la contraseña o los números no son correctos.</translation>
        </message>
        <message numerus="yes">
            <source>Too many tries. Wait %n minutes.</source>
            <comment>cause.locked</comment>
            <translation>
                <numerusform>Demasiados intentos. Espere %n minuto.</numerusform>
                <numerusform>Demasiados intentos. Espere %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Too many requests. Wait a moment and try again.</source>
            <comment>cause.too_many</comment>
            <translation>Demasiadas peticiones. Espere un momento e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Too many sessions are open. End one first.</source>
            <comment>cause.too_many_rooms</comment>
            <translation>Hay demasiadas sesiones abiertas. Termine una antes.</translation>
        </message>
        <message>
            <source>Too many codes were tried. Wait a moment.</source>
            <comment>cause.too_many_claims</comment>
            <translation>Se probaron demasiados códigos. Espere un momento.</translation>
        </message>
        <message>
            <source>Too many tries to come back. Ask for a new code.</source>
            <comment>cause.too_many_rejoins</comment>
            <translation>Demasiados intentos de volver. Pida otro código.</translation>
        </message>
        <message>
            <source>You are signed out. Please sign in again.</source>
            <comment>cause.unauthorized</comment>
            <translation>Su sesión se cerró. Inicie sesión otra vez.</translation>
        </message>
        <message>
            <source>You are signed out. Please sign in again.</source>
            <comment>cause.signed_out</comment>
            <translation>Su sesión se cerró. Inicie sesión otra vez.</translation>
        </message>
        <message>
            <source>You are signed out. Please sign in again.</source>
            <comment>cause.token_refused</comment>
            <translation>Su sesión se cerró. Inicie sesión otra vez.</translation>
        </message>
        <message>
            <source>This computer is not known any more. Sign in again.</source>
            <comment>cause.device_proof_refused</comment>
            <translation>Este equipo ya no se reconoce. Inicie sesión otra vez.</translation>
        </message>
        <message>
            <source>Your account may not do that.</source>
            <comment>cause.forbidden</comment>
            <translation>Su cuenta no puede hacer eso.</translation>
        </message>
        <message>
            <source>Choose a password of your own first.</source>
            <comment>cause.must_change_password</comment>
            <translation>Elija antes su propia contraseña.</translation>
        </message>
        <message>
            <source>This password is too easy to guess. Choose another.</source>
            <comment>cause.password_refused</comment>
            <translation>Esa contraseña es fácil de adivinar. Elija otra.</translation>
        </message>
        <message>
            <source>This is gone or not yours.</source>
            <comment>cause.not_found</comment>
            <translation>Ya no existe o no es suyo.</translation>
        </message>
        <message>
            <source>This code no longer works. Make a new one.</source>
            <comment>cause.code_unknown</comment>
            <translation>Este código ya no sirve. Cree otro.</translation>
        </message>
        <message>
            <source>Code used up. Make a new one?</source>
            <comment>cause.code_expired</comment>
            <translation>Código agotado. ¿Crear otro?</translation>
        </message>
        <message>
            <source>Code used up. Make a new one?</source>
            <comment>cause.expired</comment>
            <translation>Código agotado. ¿Crear otro?</translation>
        </message>
        <message>
            <source>Code used up. Make a new one?</source>
            <comment>cause.wrong_code</comment>
            <translation>Código agotado. ¿Crear otro?</translation>
        </message>
        <message>
            <source>All codes are in use. Try again in a minute.</source>
            <comment>cause.codes_full</comment>
            <translation>Todos los códigos están en uso. Pruebe en un minuto.</translation>
        </message>
        <message>
            <source>No more sessions fit just now. Try again soon.</source>
            <comment>cause.no_node</comment>
            <translation>Ahora no caben más sesiones. Pruebe pronto.</translation>
        </message>
        <message>
            <source>No more sessions fit just now. Try again soon.</source>
            <comment>cause.node_full</comment>
            <translation>Ahora no caben más sesiones. Pruebe pronto.</translation>
        </message>
        <message>
            <source>This session is over.</source>
            <comment>cause.room_unknown</comment>
            <translation>Esta sesión ha terminado.</translation>
        </message>
        <message>
            <source>This session is over.</source>
            <comment>cause.room_over</comment>
            <translation>Esta sesión ha terminado.</translation>
        </message>
        <message>
            <source>This session has begun already.</source>
            <comment>cause.room_confirmed</comment>
            <translation>Esta sesión ya ha empezado.</translation>
        </message>
        <message>
            <source>The customer has not joined yet.</source>
            <comment>cause.room_not_claimed</comment>
            <translation>El cliente aún no ha entrado.</translation>
        </message>
        <message>
            <source>Someone changed this meanwhile. Look again, then repeat.</source>
            <comment>cause.conflict</comment>
            <translation>Alguien lo cambió mientras tanto. Revíselo y repita.</translation>
        </message>
        <message>
            <source>A colleague changed this ticket meanwhile. Look again, then repeat.</source>
            <comment>cause.row_version</comment>
            <translation>Un compañero cambió este ticket. Revíselo y repita.</translation>
        </message>
        <message>
            <source>A colleague replied meanwhile. Read it, then send again.</source>
            <comment>cause.newer_reply</comment>
            <translation>Un compañero respondió mientras tanto. Léalo y envíe de nuevo.</translation>
        </message>
        <message>
            <source>The ticket cannot go there from its present state.</source>
            <comment>cause.step</comment>
            <translation>El ticket no puede pasar a ese estado.</translation>
        </message>
        <message>
            <source>A closed ticket cannot be changed. Open a new one.</source>
            <comment>cause.closed</comment>
            <translation>Un ticket cerrado no se cambia. Abra otro.</translation>
        </message>
        <message>
            <source>This is too large to be sent.</source>
            <comment>cause.too_large</comment>
            <translation>Es demasiado grande para enviarlo.</translation>
        </message>
        <message>
            <source>The relay did not take this. Please check what you typed.</source>
            <comment>cause.invalid</comment>
            <translation>El servidor no lo aceptó. Revise lo escrito.</translation>
        </message>
        <message>
            <source>The relay did not take this. Please check what you typed.</source>
            <comment>cause.malformed</comment>
            <translation>El servidor no lo aceptó. Revise lo escrito.</translation>
        </message>
        <message>
            <source>The relay did not take this. Please check what you typed.</source>
            <comment>cause.refused</comment>
            <translation>El servidor no lo aceptó. Revise lo escrito.</translation>
        </message>
        <message>
            <source>The relay made a mistake. Your work is kept; try again.</source>
            <comment>cause.internal</comment>
            <translation>El servidor falló. Su trabajo se conserva; reintente.</translation>
        </message>
        <message>
            <source>The relay is busy. We try again by ourselves.</source>
            <comment>cause.busy</comment>
            <translation>El servidor está ocupado. Reintentamos solos.</translation>
        </message>
        <message>
            <source>The relay is busy. We try again by ourselves.</source>
            <comment>cause.relay_busy</comment>
            <translation>El servidor está ocupado. Reintentamos solos.</translation>
        </message>
        <message>
            <source>The relay cannot do this just now. Try again soon.</source>
            <comment>cause.unavailable</comment>
            <translation>El servidor no puede hacerlo ahora. Pruebe pronto.</translation>
        </message>
        <message>
            <source>The relay is restarting. We come back by ourselves.</source>
            <comment>cause.stopping</comment>
            <translation>El servidor se reinicia. Volvemos solos.</translation>
        </message>
        <message>
            <source>The relay's disk is full. Tell your administrator.</source>
            <comment>cause.disk_full</comment>
            <translation>El disco del servidor está lleno. Avise al administrador.</translation>
        </message>
        <message>
            <source>This computer's disk is full or locked.</source>
            <comment>cause.disk</comment>
            <translation>El disco de este equipo está lleno o bloqueado.</translation>
        </message>
        <message>
            <source>Too much waits to be sent. Connect first.</source>
            <comment>cause.outbox_full</comment>
            <translation>Hay demasiado por enviar. Conéctese antes.</translation>
        </message>
        <message>
            <source>A newer AssistDesk was used here. Please install it again.</source>
            <comment>cause.store_newer</comment>
            <translation>Aquí se usó un AssistDesk más nuevo. Instálelo de nuevo.</translation>
        </message>
        <message>
            <source>The memory of this computer is damaged. Nothing on the relay is lost.</source>
            <comment>cause.store_damaged</comment>
            <translation>La memoria local está dañada. En el servidor no se perdió nada.</translation>
        </message>
        <message>
            <source>No connection to the relay. Check your internet.</source>
            <comment>cause.unreachable</comment>
            <translation>Sin conexión con el servidor. Revise su internet.</translation>
        </message>
        <message>
            <source>No connection to the relay. Check your internet.</source>
            <comment>cause.not_reachable</comment>
            <translation>Sin conexión con el servidor. Revise su internet.</translation>
        </message>
        <message>
            <source>The relay does not answer. We keep trying.</source>
            <comment>cause.timeout</comment>
            <translation>El servidor no responde. Seguimos intentando.</translation>
        </message>
        <message>
            <source>The relay does not answer. We keep trying.</source>
            <comment>cause.timed_out</comment>
            <translation>El servidor no responde. Seguimos intentando.</translation>
        </message>
        <message>
            <source>The line is cut. We keep trying.</source>
            <comment>cause.link</comment>
            <translation>La línea está cortada. Seguimos intentando.</translation>
        </message>
        <message>
            <source>The line is cut. We keep trying.</source>
            <comment>cause.link_closed</comment>
            <translation>La línea está cortada. Seguimos intentando.</translation>
        </message>
        <message>
            <source>Offline. What you write is kept and sent later.</source>
            <comment>cause.offline</comment>
            <translation>Sin conexión. Lo que escriba se guarda y se envía después.</translation>
        </message>
        <message>
            <source>The relay could not prove who it is. Tell your administrator.</source>
            <comment>cause.certificate</comment>
            <translation>El servidor no pudo probar quién es. Avise al administrador.</translation>
        </message>
        <message>
            <source>This address is not secured. Ask for the right one.</source>
            <comment>cause.insecure_address</comment>
            <translation>Esta dirección no es segura. Pida la correcta.</translation>
        </message>
        <message>
            <source>Something else answered in the relay's place. Check the network.</source>
            <comment>cause.not_the_relay</comment>
            <translation>Respondió otra cosa en lugar del servidor. Revise la red.</translation>
        </message>
        <message>
            <source>A proxy on the way asks for a password.</source>
            <comment>cause.proxy</comment>
            <translation>Un proxy intermedio pide contraseña.</translation>
        </message>
        <message>
            <source>The relay's answer was too large. Try again.</source>
            <comment>cause.answer_too_large</comment>
            <translation>La respuesta del servidor era demasiado grande. Reintente.</translation>
        </message>
        <message>
            <source>Too much at once. Wait a moment and try again.</source>
            <comment>cause.queue_full</comment>
            <translation>Demasiado a la vez. Espere un momento y reintente.</translation>
        </message>
        <message>
            <source>AssistDesk is still starting. One moment.</source>
            <comment>cause.starting</comment>
            <translation>AssistDesk aún se está iniciando. Un momento.</translation>
        </message>
        <message>
            <source>The screen could not be read any more.</source>
            <comment>cause.capture_lost</comment>
            <translation>Ya no se pudo leer la pantalla.</translation>
        </message>
        <message>
            <source>The screen cannot be read on this computer.</source>
            <comment>cause.no_capture</comment>
            <translation>No se puede leer la pantalla de este equipo.</translation>
        </message>
        <message>
            <source>There is no screen to share here.</source>
            <comment>cause.no_display</comment>
            <translation>Aquí no hay pantalla que compartir.</translation>
        </message>
        <message>
            <source>This computer is too slow for the picture. Session ended.</source>
            <comment>cause.decoder_slow</comment>
            <translation>Este equipo es demasiado lento para la imagen. Sesión terminada.</translation>
        </message>
        <message>
            <source>This text holds the live session code. Read it aloud instead.</source>
            <comment>cause.code_guard</comment>
            <translation>El texto contiene el código de sesión. Mejor léalo en voz alta.</translation>
        </message>
        <message>
            <source>This AssistDesk is too old. Please install the new one.</source>
            <comment>cause.too_old</comment>
            <translation>Este AssistDesk es demasiado antiguo. Instale el nuevo.</translation>
        </message>
        <message>
            <source>This is not a session code.</source>
            <comment>cause.nameplate_malformed</comment>
            <translation>Esto no es un código de sesión.</translation>
        </message>
        <message>
            <source>Type a command, a ticket, a person</source>
            <comment>palette.hint</comment>
            <translation>Escriba una orden, un ticket, una persona</translation>
        </message>
        <message>
            <source>Results</source>
            <comment>palette.list</comment>
            <translation>Resultados</translation>
        </message>
        <message>
            <source>View</source>
            <comment>palette.view</comment>
            <translation>Vista</translation>
        </message>
        <message>
            <source>Search everywhere for “{text}”</source>
            <comment>palette.everywhere</comment>
            <translation>Buscar «{text}» en todas partes</translation>
        </message>
        <message>
            <source>General</source>
            <comment>shortcuts.general</comment>
            <translation>General</translation>
        </message>
        <message>
            <source>Tickets</source>
            <comment>shortcuts.tickets</comment>
            <translation>Tickets</translation>
        </message>
        <message>
            <source>Open ticket</source>
            <comment>shortcuts.ticket</comment>
            <translation>Ticket abierto</translation>
        </message>
        <message>
            <source>Session</source>
            <comment>shortcuts.session</comment>
            <translation>Sesión</translation>
        </message>
        <message>
            <source>Single letters work while no text field has the focus.</source>
            <comment>shortcuts.letters</comment>
            <translation>Las letras sueltas funcionan cuando no se está escribiendo.</translation>
        </message>
        <message>
            <source>Command palette</source>
            <comment>cmd.palette</comment>
            <translation>Paleta de órdenes</translation>
        </message>
        <message>
            <source>All shortcuts</source>
            <comment>cmd.shortcuts</comment>
            <translation>Todos los atajos</translation>
        </message>
        <message>
            <source>Search</source>
            <comment>cmd.search</comment>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Inbox</source>
            <comment>cmd.inbox</comment>
            <translation>Bandeja</translation>
        </message>
        <message>
            <source>Settings</source>
            <comment>cmd.settings</comment>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Next pane</source>
            <comment>cmd.pane.next</comment>
            <translation>Panel siguiente</translation>
        </message>
        <message>
            <source>Previous pane</source>
            <comment>cmd.pane.previous</comment>
            <translation>Panel anterior</translation>
        </message>
        <message>
            <source>Undo the last act</source>
            <comment>cmd.undo</comment>
            <translation>Deshacer lo último</translation>
        </message>
        <message>
            <source>New ticket</source>
            <comment>cmd.new</comment>
            <translation>Ticket nuevo</translation>
        </message>
        <message>
            <source>Next ticket</source>
            <comment>cmd.next</comment>
            <translation>Ticket siguiente</translation>
        </message>
        <message>
            <source>Previous ticket</source>
            <comment>cmd.previous</comment>
            <translation>Ticket anterior</translation>
        </message>
        <message>
            <source>Next unread ticket</source>
            <comment>cmd.next_unread</comment>
            <translation>Siguiente sin leer</translation>
        </message>
        <message>
            <source>Views</source>
            <comment>cmd.views</comment>
            <translation>Vistas</translation>
        </message>
        <message>
            <source>Reply</source>
            <comment>cmd.reply</comment>
            <translation>Responder</translation>
        </message>
        <message>
            <source>Internal note</source>
            <comment>cmd.note</comment>
            <translation>Nota interna</translation>
        </message>
        <message>
            <source>Switch reply and note</source>
            <comment>cmd.switch</comment>
            <translation>Cambiar entre respuesta y nota</translation>
        </message>
        <message>
            <source>Send</source>
            <comment>cmd.send</comment>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Solve</source>
            <comment>cmd.solve</comment>
            <translation>Resolver</translation>
        </message>
        <message>
            <source>Solve and next</source>
            <comment>cmd.solve_next</comment>
            <translation>Resolver y siguiente</translation>
        </message>
        <message>
            <source>Assign</source>
            <comment>cmd.assign</comment>
            <translation>Asignar</translation>
        </message>
        <message>
            <source>Status</source>
            <comment>cmd.status</comment>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Priority</source>
            <comment>cmd.priority</comment>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>Copy ticket number</source>
            <comment>cmd.copy_number</comment>
            <translation>Copiar número de ticket</translation>
        </message>
        <message>
            <source>Start session</source>
            <comment>cmd.start</comment>
            <translation>Iniciar sesión remota</translation>
        </message>
        <message>
            <source>Open full view</source>
            <comment>cmd.full_view</comment>
            <translation>Ver en grande</translation>
        </message>
        <message>
            <source>End</source>
            <comment>cmd.end</comment>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Copy</source>
            <comment>cmd.copy_code</comment>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Link</source>
            <comment>cmd.copy_link</comment>
            <translation>Enlace</translation>
        </message>
        <message>
            <source>Subject</source>
            <comment>new.subject</comment>
            <translation>Asunto</translation>
        </message>
        <message>
            <source>What is it about?</source>
            <comment>new.subject.hint</comment>
            <translation>¿De qué se trata?</translation>
        </message>
        <message>
            <source>Customer's name</source>
            <comment>new.name</comment>
            <translation>Nombre del cliente</translation>
        </message>
        <message>
            <source>Organisation</source>
            <comment>new.organisation</comment>
            <translation>Organización</translation>
        </message>
        <message>
            <source>Phone</source>
            <comment>new.phone</comment>
            <translation>Teléfono</translation>
        </message>
        <message>
            <source>Customer's language</source>
            <comment>new.language</comment>
            <translation>Idioma del cliente</translation>
        </message>
        <message>
            <source>First entry</source>
            <comment>new.body</comment>
            <translation>Primera entrada</translation>
        </message>
        <message>
            <source>What did the customer say?</source>
            <comment>new.body.hint</comment>
            <translation>¿Qué dijo el cliente?</translation>
        </message>
        <message>
            <source>Seen by the customer</source>
            <comment>new.public</comment>
            <translation>Visible para el cliente</translation>
        </message>
        <message>
            <source>Create ticket</source>
            <comment>new.create</comment>
            <translation>Crear ticket</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <comment>new.missing</comment>
            <translation>Rellene este campo.</translation>
        </message>
        <message>
            <source>Help that people can trust.</source>
            <comment>sign.brand</comment>
            <translation>Ayuda en la que se puede confiar.</translation>
        </message>
        <message>
            <source>The customer sees what you see, and decides what you may do.</source>
            <comment>sign.promise.1</comment>
            <translation>El cliente ve lo que usted ve y decide lo que puede hacer.</translation>
        </message>
        <message>
            <source>Screens are sealed from end to end. Nobody in between can look.</source>
            <comment>sign.promise.2</comment>
            <translation>Las pantallas van cifradas de extremo a extremo. Nadie en medio puede mirar.</translation>
        </message>
        <message>
            <source>Every session writes its own report into the ticket.</source>
            <comment>sign.promise.3</comment>
            <translation>Cada sesión escribe su propio informe en el ticket.</translation>
        </message>
        <message>
            <source>One moment…</source>
            <comment>sign.starting</comment>
            <translation>Un momento…</translation>
        </message>
        <message>
            <source>Sign in</source>
            <comment>sign.title</comment>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>E-mail</source>
            <comment>sign.email</comment>
            <translation>Correo electrónico</translation>
        </message>
        <message>
            <source>Your account at {org}</source>
            <comment>sign.email.hint</comment>
            <translation>Su cuenta en {org}</translation>
        </message>
        <message>
            <source>This is not an e-mail address yet.</source>
            <comment>sign.email.bad</comment>
            <translation>Aún no es una dirección de correo.</translation>
        </message>
        <message>
            <source>Continue</source>
            <comment>sign.next</comment>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>Your password</source>
            <comment>sign.password.title</comment>
            <translation>Su contraseña</translation>
        </message>
        <message>
            <source>Password</source>
            <comment>sign.password</comment>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Please type your password.</source>
            <comment>sign.password.empty</comment>
            <translation>Escriba su contraseña.</translation>
        </message>
        <message>
            <source>Six digits</source>
            <comment>sign.digits.title</comment>
            <translation>Seis números</translation>
        </message>
        <message>
            <source>Six digits</source>
            <comment>sign.digits</comment>
            <translation>Seis números</translation>
        </message>
        <message>
            <source>From the app on your phone that shows them.</source>
            <comment>sign.digits.hint</comment>
            <translation>De la aplicación de su teléfono que los muestra.</translation>
        </message>
        <message>
            <source>Stay signed in on this computer</source>
            <comment>sign.remember</comment>
            <translation>Mantener la sesión en este equipo</translation>
        </message>
        <message>
            <source>No key store here: you will not be remembered</source>
            <comment>sign.no_keyring</comment>
            <translation>Sin almacén de claves: no se le recordará</translation>
        </message>
        <message>
            <source>Sign in</source>
            <comment>sign.in</comment>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <comment>sign.busy</comment>
            <translation>Iniciando sesión…</translation>
        </message>
        <message>
            <source>Choose your own password</source>
            <comment>sign.own.title</comment>
            <translation>Elija su propia contraseña</translation>
        </message>
        <message>
            <source>At least 12 characters. A sentence is good.</source>
            <comment>sign.own.hint</comment>
            <translation>Al menos 12 caracteres. Una frase va bien.</translation>
        </message>
        <message>
            <source>New password</source>
            <comment>sign.own.first</comment>
            <translation>Contraseña nueva</translation>
        </message>
        <message>
            <source>The same again</source>
            <comment>sign.own.second</comment>
            <translation>Otra vez la misma</translation>
        </message>
        <message>
            <source>At least 12 characters, please.</source>
            <comment>sign.own.short</comment>
            <translation>Al menos 12 caracteres.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <comment>sign.own.differ</comment>
            <translation>Las dos no son iguales.</translation>
        </message>
        <message>
            <source>Save and continue</source>
            <comment>sign.own.save</comment>
            <translation>Guardar y continuar</translation>
        </message>
        <message>
            <source>I was given a code</source>
            <comment>sign.given_code</comment>
            <translation>Me han dado un código</translation>
        </message>
        <message>
            <source>General</source>
            <comment>settings.general</comment>
            <translation>General</translation>
        </message>
        <message>
            <source>Account</source>
            <comment>settings.account</comment>
            <translation>Cuenta</translation>
        </message>
        <message>
            <source>Language</source>
            <comment>settings.language</comment>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Of this program. Customers read theirs.</source>
            <comment>settings.language.hint</comment>
            <translation>De este programa. Cada cliente lee el suyo.</translation>
        </message>
        <message>
            <source>System</source>
            <comment>settings.system</comment>
            <translation>Sistema</translation>
        </message>
        <message>
            <source>Colours</source>
            <comment>settings.scheme</comment>
            <translation>Colores</translation>
        </message>
        <message>
            <source>System follows your desktop, day and night.</source>
            <comment>settings.scheme.hint</comment>
            <translation>Sistema sigue a su escritorio, de día y de noche.</translation>
        </message>
        <message>
            <source>System</source>
            <comment>settings.scheme.system</comment>
            <translation>Sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <comment>settings.scheme.light</comment>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <comment>settings.scheme.dark</comment>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Density</source>
            <comment>settings.density</comment>
            <translation>Densidad</translation>
        </message>
        <message>
            <source>Compact shows more tickets and no preview line.</source>
            <comment>settings.density.hint</comment>
            <translation>Compacta muestra más tickets, sin vista previa.</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <comment>settings.density.comfortable</comment>
            <translation>Cómoda</translation>
        </message>
        <message>
            <source>Compact</source>
            <comment>settings.density.compact</comment>
            <translation>Compacta</translation>
        </message>
        <message>
            <source>Size of letters</source>
            <comment>settings.size</comment>
            <translation>Tamaño de letra</translation>
        </message>
        <message>
            <source>Smaller</source>
            <comment>settings.smaller</comment>
            <translation>Menor</translation>
        </message>
        <message>
            <source>Larger</source>
            <comment>settings.larger</comment>
            <translation>Mayor</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <comment>settings.motion</comment>
            <translation>Reducir movimiento</translation>
        </message>
        <message>
            <source>Sign out</source>
            <comment>settings.signout</comment>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Sign out and forget this computer?</source>
            <comment>settings.signout.title</comment>
            <translation>¿Cerrar sesión y olvidar este equipo?</translation>
        </message>
        <message>
            <source>What is not sent yet is sent first.</source>
            <comment>settings.signout.hint</comment>
            <translation>Antes se envía lo que falte.</translation>
        </message>
        <message>
            <source>Connected to {relay}</source>
            <comment>settings.relay</comment>
            <translation>Conectado a {relay}</translation>
        </message>
        <message>
            <source>Ticket solved.</source>
            <comment>toast.solved</comment>
            <translation>Ticket resuelto.</translation>
        </message>
        <message>
            <source>Status changed.</source>
            <comment>toast.status</comment>
            <translation>Estado cambiado.</translation>
        </message>
        <message>
            <source>Ticket assigned.</source>
            <comment>toast.assigned</comment>
            <translation>Ticket asignado.</translation>
        </message>
        <message>
            <source>Reply sent.</source>
            <comment>toast.sent</comment>
            <translation>Respuesta enviada.</translation>
        </message>
        <message>
            <source>Note saved.</source>
            <comment>toast.noted</comment>
            <translation>Nota guardada.</translation>
        </message>
        <message>
            <source>Ticket created.</source>
            <comment>toast.created</comment>
            <translation>Ticket creado.</translation>
        </message>
        <message>
            <source>Copied. It leaves the clipboard after 60 s.</source>
            <comment>toast.copied</comment>
            <translation>Copiado. Se borra del portapapeles en 60 s.</translation>
        </message>
        <message>
            <source>Taken back.</source>
            <comment>toast.undone</comment>
            <translation>Deshecho.</translation>
        </message>
        <message>
            <source>{days}d {hours}h</source>
            <comment>clock.days</comment>
            <translation>{days} d {hours} h</translation>
        </message>
        <message>
            <source>{hours}h {minutes}m</source>
            <comment>clock.hours</comment>
            <translation>{hours} h {minutes} min</translation>
        </message>
        <message>
            <source>{minutes}m</source>
            <comment>clock.minutes</comment>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{seconds}s</source>
            <comment>clock.seconds</comment>
            <translation>{seconds} s</translation>
        </message>
        <message>
            <source>paused</source>
            <comment>clock.paused</comment>
            <translation>en pausa</translation>
        </message>
        <message>
            <source>met</source>
            <comment>clock.met</comment>
            <translation>cumplido</translation>
        </message>
        <message>
            <source>cancelled</source>
            <comment>clock.cancelled</comment>
            <translation>anulado</translation>
        </message>
        <message>
            <source>First reply</source>
            <comment>clock.first_reply_time</comment>
            <translation>Primera respuesta</translation>
        </message>
        <message>
            <source>Next reply</source>
            <comment>clock.next_reply_time</comment>
            <translation>Siguiente respuesta</translation>
        </message>
        <message>
            <source>Regular update</source>
            <comment>clock.periodic_update_time</comment>
            <translation>Novedades periódicas</translation>
        </message>
        <message>
            <source>Update while open</source>
            <comment>clock.pausable_update_time</comment>
            <translation>Novedades mientras está abierto</translation>
        </message>
        <message>
            <source>Solution, without waiting for the customer</source>
            <comment>clock.requester_wait_time</comment>
            <translation>Solución, sin contar la espera del cliente</translation>
        </message>
        <message>
            <source>Our working time</source>
            <comment>clock.agent_work_time</comment>
            <translation>Nuestro tiempo de trabajo</translation>
        </message>
        <message>
            <source>Solution</source>
            <comment>clock.total_resolution_time</comment>
            <translation>Solución</translation>
        </message>
        <message>
            <source>{metric}: {time} left</source>
            <comment>clock.said.running</comment>
            <translation>{metric}: quedan {time}</translation>
        </message>
        <message>
            <source>{metric}: only {time} left</source>
            <comment>clock.said.warning</comment>
            <translation>{metric}: solo quedan {time}</translation>
        </message>
        <message>
            <source>{metric}: {time} over</source>
            <comment>clock.said.breached</comment>
            <translation>{metric}: {time} de retraso</translation>
        </message>
        <message>
            <source>{metric}: paused</source>
            <comment>clock.said.paused</comment>
            <translation>{metric}: en pausa</translation>
        </message>
        <message>
            <source>{metric}: met</source>
            <comment>clock.said.met</comment>
            <translation>{metric}: cumplido</translation>
        </message>
        <message>
            <source>{metric}: soon due</source>
            <comment>talk.sla_warned</comment>
            <translation>{metric}: vence pronto</translation>
        </message>
        <message>
            <source>{metric}: target missed</source>
            <comment>talk.sla_breached</comment>
            <translation>{metric}: plazo incumplido</translation>
        </message>
        <message>
            <source>Clock explained</source>
            <comment>clock.explained</comment>
            <translation>El reloj, explicado</translation>
        </message>
        <message>
            <source>No clock runs for this ticket.</source>
            <comment>clock.none</comment>
            <translation>Este ticket no tiene ningún reloj en marcha.</translation>
        </message>
        <message>
            <source>{counted} counted of {target}.</source>
            <comment>clock.counted_of</comment>
            <translation>Contados {counted} de {target}.</translation>
        </message>
        <message>
            <source>Due {time}.</source>
            <comment>clock.due</comment>
            <translation>Vence: {time}.</translation>
        </message>
        <message>
            <source>Over since {time}.</source>
            <comment>clock.over_since</comment>
            <translation>Con retraso desde: {time}.</translation>
        </message>
        <message>
            <source>Paused; {time} are kept.</source>
            <comment>clock.kept</comment>
            <translation>En pausa; quedan {time}.</translation>
        </message>
        <message>
            <source>Policy {policy}, priority {priority}.</source>
            <comment>clock.policy</comment>
            <translation>Norma {policy}, prioridad {priority}.</translation>
        </message>
        <message>
            <source>Counts day and night.</source>
            <comment>clock.always</comment>
            <translation>Cuenta día y noche.</translation>
        </message>
        <message>
            <source>Counts in {name}: {hours}, {zone}.</source>
            <comment>clock.by_hours</comment>
            <translation>Cuenta en {name}: {hours}, {zone}.</translation>
        </message>
        <message numerus="yes">
            <source>%n holidays stop it.</source>
            <comment>clock.holidays</comment>
            <translation>
                <numerusform>%n festivo lo detiene.</numerusform>
                <numerusform>%n festivos lo detienen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n earlier stretches</source>
            <comment>clock.earlier</comment>
            <translation>
                <numerusform>%n tramo anterior</numerusform>
                <numerusform>%n tramos anteriores</numerusform>
            </translation>
        </message>
        <message>
            <source>Counted</source>
            <comment>clock.kind.counted</comment>
            <translation>Cuenta</translation>
        </message>
        <message>
            <source>Paused</source>
            <comment>clock.kind.paused</comment>
            <translation>En pausa</translation>
        </message>
        <message>
            <source>Closed hours</source>
            <comment>clock.kind.out_of_hours</comment>
            <translation>Fuera de horario</translation>
        </message>
        <message>
            <source>Holiday</source>
            <comment>clock.kind.holiday</comment>
            <translation>Festivo</translation>
        </message>
        <message>
            <source>Solved</source>
            <comment>clock.kind.solved</comment>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Order</source>
            <comment>list.sort</comment>
            <translation>Orden</translation>
        </message>
        <message>
            <source>Newest change first</source>
            <comment>list.sort.own</comment>
            <translation>Último cambio primero</translation>
        </message>
        <message>
            <source>Due first</source>
            <comment>list.sort.due</comment>
            <translation>Vencimiento más próximo primero</translation>
        </message>
        <message>
            <source>Newest ticket first</source>
            <comment>list.sort.newest</comment>
            <translation>Tickets nuevos primero</translation>
        </message>
        <message>
            <source>Oldest ticket first</source>
            <comment>list.sort.oldest</comment>
            <translation>Tickets antiguos primero</translation>
        </message>
        <message>
            <source>Most urgent first</source>
            <comment>list.sort.priority</comment>
            <translation>Más urgentes primero</translation>
        </message>
        <message>
            <source>Macros and saved texts</source>
            <comment>cmd.macros</comment>
            <translation>Macros y textos guardados</translation>
        </message>
        <message>
            <source>Macros and saved texts</source>
            <comment>macro.list</comment>
            <translation>Macros y textos guardados</translation>
        </message>
        <message>
            <source>Use “{title}”?</source>
            <comment>macro.preview</comment>
            <translation>¿Usar «{title}»?</translation>
        </message>
        <message>
            <source>Status becomes {status}</source>
            <comment>macro.status</comment>
            <translation>El estado pasa a {status}</translation>
        </message>
        <message>
            <source>Priority becomes {priority}</source>
            <comment>macro.priority</comment>
            <translation>La prioridad pasa a {priority}</translation>
        </message>
        <message>
            <source>Tags become {tags}</source>
            <comment>macro.tags</comment>
            <translation>Las etiquetas pasan a {tags}</translation>
        </message>
        <message>
            <source>Goes to {name}</source>
            <comment>macro.assignee</comment>
            <translation>Pasa a {name}</translation>
        </message>
        <message>
            <source>{field} becomes {value}</source>
            <comment>macro.field</comment>
            <translation>{field} pasa a {value}</translation>
        </message>
        <message>
            <source>This text goes into your draft:</source>
            <comment>macro.text</comment>
            <translation>Este texto va a su borrador:</translation>
        </message>
        <message>
            <source>Nothing is sent to the customer by this.</source>
            <comment>macro.nothing_sent</comment>
            <translation>Con esto no se envía nada al cliente.</translation>
        </message>
        <message>
            <source>Use</source>
            <comment>macro.use</comment>
            <translation>Usar</translation>
        </message>
        <message>
            <source>Fill in or remove before sending: {names}</source>
            <comment>macro.placeholder</comment>
            <translation>Rellene o quite antes de enviar: {names}</translation>
        </message>
        <message>
            <source>A text lacks its English words.</source>
            <comment>cause.text_locale</comment>
            <translation>A un texto le faltan sus palabras en inglés.</translation>
        </message>
        <message>
            <source>A text is too long.</source>
            <comment>cause.text_size</comment>
            <translation>Un texto es demasiado largo.</translation>
        </message>
        <message>
            <source>Pick or let go a ticket</source>
            <comment>cmd.pick</comment>
            <translation>Marcar o soltar un ticket</translation>
        </message>
        <message>
            <source>Pick all loaded tickets</source>
            <comment>cmd.pick_all</comment>
            <translation>Marcar todos los tickets cargados</translation>
        </message>
        <message>
            <source>Change the picked tickets</source>
            <comment>cmd.bulk</comment>
            <translation>Cambiar los tickets marcados</translation>
        </message>
        <message numerus="yes">
            <source>%n picked</source>
            <comment>bulk.picked</comment>
            <translation>
                <numerusform>%n marcado</numerusform>
                <numerusform>%n marcados</numerusform>
            </translation>
        </message>
        <message>
            <source>Change</source>
            <comment>bulk.act</comment>
            <translation>Cambiar</translation>
        </message>
        <message>
            <source>Let them go</source>
            <comment>bulk.drop</comment>
            <translation>Soltarlos</translation>
        </message>
        <message>
            <source>{done} of {total} done</source>
            <comment>bulk.progress</comment>
            <translation>{done} de {total} hechos</translation>
        </message>
        <message>
            <source>Taking it back</source>
            <comment>bulk.back</comment>
            <translation>Deshaciendo</translation>
        </message>
        <message>
            <source>Set to {status}</source>
            <comment>bulk.status</comment>
            <translation>Poner en {status}</translation>
        </message>
        <message>
            <source>Priority {priority}</source>
            <comment>bulk.priority</comment>
            <translation>Prioridad {priority}</translation>
        </message>
        <message>
            <source>Tags…</source>
            <comment>bulk.tags</comment>
            <translation>Etiquetas…</translation>
        </message>
        <message numerus="yes">
            <source>Tags of %n tickets</source>
            <comment>bulk.tags.title</comment>
            <translation>
                <numerusform>Etiquetas de %n ticket</numerusform>
                <numerusform>Etiquetas de %n tickets</numerusform>
            </translation>
        </message>
        <message>
            <source>Tags</source>
            <comment>bulk.tags.field</comment>
            <translation>Etiquetas</translation>
        </message>
        <message>
            <source>vip -spam: adds one, takes one away</source>
            <comment>bulk.tags.hint</comment>
            <translation>vip -spam: añade una, quita otra</translation>
        </message>
        <message>
            <source>Change tags</source>
            <comment>bulk.tags.keep</comment>
            <translation>Cambiar etiquetas</translation>
        </message>
        <message numerus="yes">
            <source>%n tickets changed</source>
            <comment>cause.bulk_done</comment>
            <translation>
                <numerusform>%n ticket cambiado</numerusform>
                <numerusform>%n tickets cambiados</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets are as before</source>
            <comment>cause.bulk_undone</comment>
            <translation>
                <numerusform>%n ticket está como antes</numerusform>
                <numerusform>%n tickets están como antes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tickets changed, {refused} could not be</source>
            <comment>cause.bulk_partly</comment>
            <translation>
                <numerusform>%n ticket cambiado, {refused} no se pudo</numerusform>
                <numerusform>%n tickets cambiados, {refused} no se pudieron</numerusform>
            </translation>
        </message>
        <message>
            <source>This is still going on. Wait a moment.</source>
            <comment>cause.job_running</comment>
            <translation>Aún está en marcha. Espere un momento.</translation>
        </message>
        <message>
            <source>There is nothing to take back.</source>
            <comment>cause.job_undone</comment>
            <translation>No hay nada que deshacer.</translation>
        </message>
        <message>
            <source>Save this search as a view…</source>
            <comment>view.save</comment>
            <translation>Guardar esta búsqueda como vista…</translation>
        </message>
        <message>
            <source>Change “{title}”…</source>
            <comment>view.edit</comment>
            <translation>Cambiar «{title}»…</translation>
        </message>
        <message>
            <source>Save as a view</source>
            <comment>view.new.title</comment>
            <translation>Guardar como vista</translation>
        </message>
        <message>
            <source>Change the view</source>
            <comment>view.edit.title</comment>
            <translation>Cambiar la vista</translation>
        </message>
        <message>
            <source>Name</source>
            <comment>view.name</comment>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Search</source>
            <comment>view.query</comment>
            <translation>Búsqueda</translation>
        </message>
        <message>
            <source>All colleagues see this view</source>
            <comment>view.shared</comment>
            <translation>Todos los compañeros ven esta vista</translation>
        </message>
        <message>
            <source>A view narrows by operators, such as status:open tag:vip.</source>
            <comment>view.hint</comment>
            <translation>Una vista filtra con operadores, como status:open tag:vip.</translation>
        </message>
        <message>
            <source>Words cannot be kept in a view. Use operators, such as tag:vip.</source>
            <comment>view.no_words</comment>
            <translation>Una vista no puede guardar palabras. Use operadores, como tag:vip.</translation>
        </message>
        <message>
            <source>An age moves on. Write a day, such as created&gt;2026-01-31.</source>
            <comment>view.no_age</comment>
            <translation>Una antigüedad avanza. Escriba un día, como created&gt;2026-01-31.</translation>
        </message>
        <message>
            <source>Save</source>
            <comment>view.keep</comment>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Remove view</source>
            <comment>view.remove</comment>
            <translation>Quitar la vista</translation>
        </message>
        <message>
            <source>Remove this view? No ticket is touched.</source>
            <comment>view.remove.sure</comment>
            <translation>¿Quitar esta vista? No se toca ningún ticket.</translation>
        </message>
        <message>
            <source>Words cannot be kept in a view. Use operators, such as tag:vip.</source>
            <comment>cause.view_words</comment>
            <translation>Una vista no puede guardar palabras. Use operadores, como tag:vip.</translation>
        </message>
        <message>
            <source>An age moves on. Write a day, such as created&gt;2026-01-31.</source>
            <comment>cause.view_age</comment>
            <translation>Una antigüedad avanza. Escriba un día, como created&gt;2026-01-31.</translation>
        </message>
        <message>
            <source>What can be typed here</source>
            <comment>search.suggestions</comment>
            <translation>Qué se puede escribir aquí</translation>
        </message>
        <message>
            <source>There is no search operator “{word}”.</source>
            <comment>search.no_operator</comment>
            <translation>No existe el operador de búsqueda «{word}».</translation>
        </message>
        <message>
            <source>“{operator}” cannot be “{word}”.</source>
            <comment>search.no_value</comment>
            <translation>«{operator}» no puede ser «{word}».</translation>
        </message>
        <message>
            <source>“{operator}” needs a day or an age, such as 2026-01-31 or 3d, not “{word}”.</source>
            <comment>search.no_time</comment>
            <translation>«{operator}» necesita un día o una antigüedad, como 2026-01-31 o 3d, no «{word}».</translation>
        </message>
        <message>
            <source>Search {text}</source>
            <comment>search.meant</comment>
            <translation>Buscar {text}</translation>
        </message>
        <message>
            <source>Search for these exact words</source>
            <comment>search.exact</comment>
            <translation>Buscar estas palabras exactas</translation>
        </message>
        <message>
            <source>Status</source>
            <comment>search.op.status</comment>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <comment>search.op.assignee</comment>
            <translation>Asignado a</translation>
        </message>
        <message>
            <source>Clock, or flagged</source>
            <comment>search.op.is</comment>
            <translation>Reloj, o marcado</translation>
        </message>
        <message>
            <source>Tag</source>
            <comment>search.op.tag</comment>
            <translation>Etiqueta</translation>
        </message>
        <message>
            <source>Priority</source>
            <comment>search.op.priority</comment>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>Customer</source>
            <comment>search.op.requester</comment>
            <translation>Cliente</translation>
        </message>
        <message>
            <source>Younger or older than</source>
            <comment>search.op.created</comment>
            <translation>Más reciente o más antiguo que</translation>
        </message>
        <message>
            <source>Changed within or before</source>
            <comment>search.op.updated</comment>
            <translation>Con cambios desde o antes de</translation>
        </message>
        <message>
            <source>Organisation</source>
            <comment>search.op.org</comment>
            <translation>Organización</translation>
        </message>
        <message>
            <source>Group</source>
            <comment>search.op.group</comment>
            <translation>Grupo</translation>
        </message>
        <message>
            <source>Type</source>
            <comment>search.op.type</comment>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Channel</source>
            <comment>search.op.channel</comment>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Language</source>
            <comment>search.op.language</comment>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>There is no such search operator. Put exact words in quotes.</source>
            <comment>cause.search_operator</comment>
            <translation>No existe ese operador de búsqueda. Ponga las palabras exactas entre comillas.</translation>
        </message>
        <message>
            <source>This search operator does not take such a value.</source>
            <comment>cause.search_value</comment>
            <translation>Ese operador de búsqueda no admite ese valor.</translation>
        </message>
        <message>
            <source>There is no such time zone.</source>
            <comment>cause.schedule_zone</comment>
            <translation>Esa zona horaria no existe.</translation>
        </message>
        <message>
            <source>Hours must begin before they end, within one week.</source>
            <comment>cause.schedule_interval</comment>
            <translation>Las horas deben empezar antes de acabar, dentro de una semana.</translation>
        </message>
        <message>
            <source>These hours have no counted minute. Add a day.</source>
            <comment>cause.schedule_empty</comment>
            <translation>Este horario no tiene ningún minuto que cuente. Añada un día.</translation>
        </message>
        <message>
            <source>A holiday ends before it begins.</source>
            <comment>cause.schedule_holiday</comment>
            <translation>Un festivo acaba antes de empezar.</translation>
        </message>
        <message>
            <source>These hours have too many rows.</source>
            <comment>cause.schedule_size</comment>
            <translation>Este horario tiene demasiadas filas.</translation>
        </message>
        <message>
            <source>A condition names a field that does not exist.</source>
            <comment>cause.view_field</comment>
            <translation>Una condición nombra un campo que no existe.</translation>
        </message>
        <message>
            <source>A condition compares its field in a way that does not fit.</source>
            <comment>cause.view_operator</comment>
            <translation>Una condición compara su campo de un modo que no encaja.</translation>
        </message>
        <message>
            <source>These are too many conditions. Take some out.</source>
            <comment>cause.view_conditions</comment>
            <translation>Son demasiadas condiciones. Quite alguna.</translation>
        </message>
        <message>
            <source>There is no room for more of these. Remove one first.</source>
            <comment>cause.too_many_rules</comment>
            <translation>No caben más. Quite primero alguno.</translation>
        </message>
        <message>
            <source>AD-{number} is soon due: {subject}</source>
            <comment>cause.sla_warned</comment>
            <translation>AD-{number} vence pronto: {subject}</translation>
        </message>
        <message>
            <source>AD-{number} missed its target: {subject}</source>
            <comment>cause.sla_breached</comment>
            <translation>AD-{number} no cumplió el plazo: {subject}</translation>
        </message>
        <message>
            <source>No code? Ask for help without one</source>
            <comment>k.ask.open</comment>
            <translation>¿Sin código? Pida ayuda sin él</translation>
        </message>
        <message>
            <source>Ask for help</source>
            <comment>k.ask.title</comment>
            <translation>Pedir ayuda</translation>
        </message>
        <message>
            <source>Someone from {org} answers you here. Nobody sees your screen.</source>
            <comment>k.ask.calm</comment>
            <translation>Alguien de {org} le responde aquí. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>Someone answers you here. Nobody sees your screen.</source>
            <comment>k.ask.calm.plain</comment>
            <translation>Alguien le responde aquí. Nadie ve su pantalla.</translation>
        </message>
        <message>
            <source>Your name</source>
            <comment>k.ask.name</comment>
            <translation>Su nombre</translation>
        </message>
        <message>
            <source>What do you need help with?</source>
            <comment>k.ask.question</comment>
            <translation>¿Con qué necesita ayuda?</translation>
        </message>
        <message>
            <source>Say in a few words what is wrong.</source>
            <comment>k.ask.question.hint</comment>
            <translation>Diga en pocas palabras qué ocurre.</translation>
        </message>
        <message>
            <source>Language of the answer</source>
            <comment>k.ask.language</comment>
            <translation>Idioma de la respuesta</translation>
        </message>
        <message>
            <source>Ask</source>
            <comment>k.ask.go</comment>
            <translation>Preguntar</translation>
        </message>
        <message>
            <source>Sending…</source>
            <comment>k.ask.sending</comment>
            <translation>Enviando…</translation>
        </message>
        <message>
            <source>Back to the code</source>
            <comment>k.ask.back</comment>
            <translation>Volver al código</translation>
        </message>
        <message>
            <source>Please type your name.</source>
            <comment>k.ask.name.missing</comment>
            <translation>Escriba su nombre.</translation>
        </message>
        <message>
            <source>Please say what you need help with.</source>
            <comment>k.ask.question.missing</comment>
            <translation>Diga con qué necesita ayuda.</translation>
        </message>
        <message>
            <source>Please type your e-mail address, so that we can answer.</source>
            <comment>k.ask.email.missing</comment>
            <translation>Escriba su correo para que podamos responderle.</translation>
        </message>
        <message>
            <source>This is not an e-mail address yet.</source>
            <comment>k.ask.email.bad</comment>
            <translation>Esto aún no es una dirección de correo.</translation>
        </message>
        <message numerus="yes">
            <source>%n people wait before you would be served.</source>
            <comment>k.ask.waiting</comment>
            <translation>
                <numerusform>Hay %n persona antes que usted.</numerusform>
                <numerusform>Hay %n personas antes que usted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>You would wait about %n minutes.</source>
            <comment>k.ask.estimate</comment>
            <translation>
                <numerusform>Esperaría cerca de %n minuto.</numerusform>
                <numerusform>Esperaría cerca de %n minutos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nobody can chat just now. Write here, and we answer by e-mail.</source>
            <comment>k.closed.nobody</comment>
            <translation>Ahora nadie puede chatear. Escriba aquí y le responderemos por correo.</translation>
        </message>
        <message>
            <source>Very many people wait just now. Write here, and we answer by e-mail.</source>
            <comment>k.closed.full</comment>
            <translation>Ahora espera mucha gente. Escriba aquí y le responderemos por correo.</translation>
        </message>
        <message>
            <source>Chat is closed at this hour. Write here, and we answer by e-mail.</source>
            <comment>k.closed.hours</comment>
            <translation>El chat está cerrado a esta hora. Escriba aquí y le responderemos por correo.</translation>
        </message>
        <message>
            <source>Your e-mail address</source>
            <comment>k.mail.address</comment>
            <translation>Su correo electrónico</translation>
        </message>
        <message>
            <source>Send</source>
            <comment>k.mail.go</comment>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Thank you. We will answer by e-mail.</source>
            <comment>k.mail.done</comment>
            <translation>Gracias. Le responderemos por correo.</translation>
        </message>
        <message>
            <source>Your request has the number {number}.</source>
            <comment>k.number</comment>
            <translation>Su solicitud tiene el número {number}.</translation>
        </message>
        <message>
            <source>You are next.</source>
            <comment>k.wait.next</comment>
            <translation>Usted es el siguiente.</translation>
        </message>
        <message numerus="yes">
            <source>You are number %n in the queue.</source>
            <comment>k.wait.place</comment>
            <translation>
                <numerusform>Es el número %n en la cola.</numerusform>
                <numerusform>Es el número %n en la cola.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>About %n minutes more.</source>
            <comment>k.wait.estimate</comment>
            <translation>
                <numerusform>Cerca de %n minuto más.</numerusform>
                <numerusform>Cerca de %n minutos más.</numerusform>
            </translation>
        </message>
        <message>
            <source>Waiting since {time}. Keep this window open.</source>
            <comment>k.wait.since</comment>
            <translation>En espera desde las {time}. Deje abierta esta ventana.</translation>
        </message>
        <message>
            <source>Leave the queue</source>
            <comment>k.wait.leave</comment>
            <translation>Salir de la cola</translation>
        </message>
        <message>
            <source>Your chat</source>
            <comment>k.chat.title</comment>
            <translation>Su chat</translation>
        </message>
        <message>
            <source>Chat with {agent}</source>
            <comment>k.chat.with</comment>
            <translation>Chat con {agent}</translation>
        </message>
        <message>
            <source>{agent} is here.</source>
            <comment>k.line.joined</comment>
            <translation>{agent} está aquí.</translation>
        </message>
        <message>
            <source>Your chat goes to a colleague.</source>
            <comment>k.line.handed</comment>
            <translation>Su chat pasa a otra persona del equipo.</translation>
        </message>
        <message>
            <source>{agent} lost the line. You keep your place.</source>
            <comment>k.line.returned</comment>
            <translation>{agent} perdió la conexión. Usted conserva su turno.</translation>
        </message>
        <message>
            <source>The chat has ended.</source>
            <comment>k.line.ended</comment>
            <translation>El chat ha terminado.</translation>
        </message>
        <message>
            <source>You</source>
            <comment>k.line.you</comment>
            <translation>Usted</translation>
        </message>
        <message>
            <source>{agent} lost the line. One moment.</source>
            <comment>k.agent.gone</comment>
            <translation>{agent} perdió la conexión. Un momento.</translation>
        </message>
        <message>
            <source>Write to {agent}</source>
            <comment>k.say.to</comment>
            <translation>Escriba a {agent}</translation>
        </message>
        <message>
            <source>Add something while you wait</source>
            <comment>k.say.waiting</comment>
            <translation>Añada algo mientras espera</translation>
        </message>
        <message>
            <source>Send</source>
            <comment>k.say.go</comment>
            <translation>Enviar</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <comment>k.say.unsent</comment>
            <translation>Aún sin enviar</translation>
        </message>
        <message>
            <source>End the chat</source>
            <comment>k.end</comment>
            <translation>Terminar el chat</translation>
        </message>
        <message>
            <source>Ask again</source>
            <comment>k.again</comment>
            <translation>Preguntar de nuevo</translation>
        </message>
        <message>
            <source>No line. Your words are kept and sent as soon as it is back.</source>
            <comment>k.offline</comment>
            <translation>Sin conexión. Sus palabras se guardan y se envían en cuanto vuelva.</translation>
        </message>
        <message>
            <source>{agent} offers to look at your screen</source>
            <comment>k.offer</comment>
            <translation>{agent} se ofrece a mirar su pantalla</translation>
        </message>
        <message>
            <source>You will be asked before anything is shown.</source>
            <comment>k.offer.calm</comment>
            <translation>Se le preguntará antes de mostrar nada.</translation>
        </message>
        <message>
            <source>Continue</source>
            <comment>k.offer.yes</comment>
            <translation>Continuar</translation>
        </message>
        <message>
            <source>No, thanks</source>
            <comment>k.offer.no</comment>
            <translation>No, gracias</translation>
        </message>
        <message>
            <source>Back to the chat</source>
            <comment>k.back</comment>
            <translation>Volver al chat</translation>
        </message>
        <message>
            <source>The code came through the server. Compare the number: then nobody is in between.</source>
            <comment>k.sheet.offer</comment>
            <translation>El código vino por el servidor. Compare el número: así nadie está en medio.</translation>
        </message>
        <message>
            <source>The code came by a link. Compare the number: then nobody is in between.</source>
            <comment>k.sheet.link</comment>
            <translation>El código vino por un enlace. Compare el número: así nadie está en medio.</translation>
        </message>
        <message>
            <source>Too many requests from here. Please wait a few minutes.</source>
            <comment>k.refused.many</comment>
            <translation>Demasiadas peticiones desde aquí. Espere unos minutos.</translation>
        </message>
        <message>
            <source>This request is closed. Please ask again; your words are kept.</source>
            <comment>k.refused.over</comment>
            <translation>Esta solicitud está cerrada. Pregunte de nuevo; sus palabras se conservan.</translation>
        </message>
        <message>
            <source>Something in the form was not accepted. Please change it and try again.</source>
            <comment>k.refused.form</comment>
            <translation>Algo del formulario no se aceptó. Cámbielo e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Chats</source>
            <comment>q.strip</comment>
            <translation>Chats</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <comment>q.waiting</comment>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, the longest {time}</source>
            <comment>q.waiting.longest</comment>
            <translation>
                <numerusform>%n en espera, el que más {time}</numerusform>
                <numerusform>%n en espera, el que más {time}</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} asks for help: {subject}</source>
            <comment>q.offer</comment>
            <translation>{name} pide ayuda: {subject}</translation>
        </message>
        <message numerus="yes">
            <source>%n s left</source>
            <comment>q.offer.left</comment>
            <translation>
                <numerusform>quedan %n s</numerusform>
                <numerusform>quedan %n s</numerusform>
            </translation>
        </message>
        <message>
            <source>Accept</source>
            <comment>q.accept</comment>
            <translation>Aceptar</translation>
        </message>
        <message>
            <source>Not now</source>
            <comment>q.pass</comment>
            <translation>Ahora no</translation>
        </message>
        <message>
            <source>{name}  {time}</source>
            <comment>q.mine</comment>
            <translation>{name}  {time}</translation>
        </message>
        <message>
            <source>{name}, answered</source>
            <comment>q.mine.answered</comment>
            <translation>{name}, respondido</translation>
        </message>
        <message>
            <source>{load} of {limit} chats</source>
            <comment>q.load</comment>
            <translation>{load} de {limit} chats</translation>
        </message>
        <message numerus="yes">
            <source>%n chats at once</source>
            <comment>q.limit</comment>
            <translation>
                <numerusform>%n chat a la vez</numerusform>
                <numerusform>%n chats a la vez</numerusform>
            </translation>
        </message>
        <message>
            <source>Chats at once</source>
            <comment>q.limit.menu</comment>
            <translation>Chats a la vez</translation>
        </message>
        <message>
            <source>Wrapping up, {time} left</source>
            <comment>q.wrap</comment>
            <translation>Cierre en curso, quedan {time}</translation>
        </message>
        <message>
            <source>Ready for the next</source>
            <comment>q.ready</comment>
            <translation>Listo para el siguiente</translation>
        </message>
        <message>
            <source>Three chats in a row were missed: you are away now.</source>
            <comment>q.away</comment>
            <translation>Se perdieron tres chats seguidos: ahora está ausente.</translation>
        </message>
        <message>
            <source>Go online</source>
            <comment>q.online</comment>
            <translation>Conectarse</translation>
        </message>
        <message>
            <source>Chat</source>
            <comment>q.bar</comment>
            <translation>Chat</translation>
        </message>
        <message>
            <source>waits for your answer, {time}</source>
            <comment>q.bar.waits</comment>
            <translation>espera su respuesta, {time}</translation>
        </message>
        <message>
            <source>answered</source>
            <comment>q.bar.answered</comment>
            <translation>respondido</translation>
        </message>
        <message>
            <source>The customer's line is lost</source>
            <comment>q.bar.gone</comment>
            <translation>El cliente perdió la conexión</translation>
        </message>
        <message>
            <source>Offer session</source>
            <comment>q.session</comment>
            <translation>Ofrecer sesión</translation>
        </message>
        <message>
            <source>Session offered</source>
            <comment>q.session.offered</comment>
            <translation>Sesión ofrecida</translation>
        </message>
        <message>
            <source>Session accepted</source>
            <comment>q.session.taken</comment>
            <translation>Sesión aceptada</translation>
        </message>
        <message>
            <source>No session wanted</source>
            <comment>q.session.refused</comment>
            <translation>No quiere sesión</translation>
        </message>
        <message>
            <source>Hand over</source>
            <comment>q.hand</comment>
            <translation>Traspasar</translation>
        </message>
        <message numerus="yes">
            <source>To {name}, %n free</source>
            <comment>q.hand.agent</comment>
            <translation>
                <numerusform>A {name}, %n libre</numerusform>
                <numerusform>A {name}, %n libres</numerusform>
            </translation>
        </message>
        <message>
            <source>To group {name}</source>
            <comment>q.hand.group</comment>
            <translation>Al grupo {name}</translation>
        </message>
        <message>
            <source>Back to the queue</source>
            <comment>q.hand.queue</comment>
            <translation>De vuelta a la cola</translation>
        </message>
        <message>
            <source>Why do you hand it over?</source>
            <comment>q.hand.why</comment>
            <translation>¿Por qué lo traspasa?</translation>
        </message>
        <message>
            <source>Reason</source>
            <comment>q.hand.reason</comment>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Please say why.</source>
            <comment>q.hand.missing</comment>
            <translation>Diga por qué.</translation>
        </message>
        <message>
            <source>Escalate</source>
            <comment>q.escalate</comment>
            <translation>Escalar</translation>
        </message>
        <message>
            <source>Abuse</source>
            <comment>q.escalate.abuse</comment>
            <translation>Abuso</translation>
        </message>
        <message>
            <source>Trouble on the whole server</source>
            <comment>q.escalate.server_wide</comment>
            <translation>Fallo de todo el servidor</translation>
        </message>
        <message>
            <source>Needs a long look</source>
            <comment>q.escalate.long_investigation</comment>
            <translation>Requiere una revisión larga</translation>
        </message>
        <message>
            <source>Out of our control</source>
            <comment>q.escalate.out_of_control</comment>
            <translation>Fuera de nuestro control</translation>
        </message>
        <message>
            <source>Other reason</source>
            <comment>q.escalate.other</comment>
            <translation>Otro motivo</translation>
        </message>
        <message>
            <source>End chat</source>
            <comment>q.end</comment>
            <translation>Terminar chat</translation>
        </message>
        <message>
            <source>Accept the offered chat</source>
            <comment>cmd.chat_accept</comment>
            <translation>Aceptar el chat ofrecido</translation>
        </message>
        <message>
            <source>Enter sends</source>
            <comment>q.enter</comment>
            <translation>Intro envía</translation>
        </message>
        <message>
            <source>{name} took the chat</source>
            <comment>talk.chat.taken</comment>
            <translation>{name} tomó el chat</translation>
        </message>
        <message>
            <source>{name} handed the chat over: {reason}</source>
            <comment>talk.chat.handed</comment>
            <translation>{name} traspasó el chat: {reason}</translation>
        </message>
        <message>
            <source>The agent's line was lost: the chat went back to the queue</source>
            <comment>talk.chat.returned</comment>
            <translation>El agente perdió la conexión: el chat volvió a la cola</translation>
        </message>
        <message>
            <source>{name} escalated the chat: {reason}</source>
            <comment>talk.chat.escalated</comment>
            <translation>{name} escaló el chat: {reason}</translation>
        </message>
        <message>
            <source>The chat ended: completed</source>
            <comment>talk.chat.completed</comment>
            <translation>El chat terminó: completado</translation>
        </message>
        <message>
            <source>The chat ended: the customer's last words have no answer</source>
            <comment>talk.chat.dropped</comment>
            <translation>El chat terminó: las últimas palabras del cliente quedaron sin respuesta</translation>
        </message>
        <message>
            <source>The chat ended without an answer</source>
            <comment>talk.chat.missed</comment>
            <translation>El chat terminó sin respuesta</translation>
        </message>
        <message>
            <source>The customer left the queue</source>
            <comment>talk.chat.abandoned</comment>
            <translation>El cliente salió de la cola</translation>
        </message>
        <message>
            <source>Nobody could chat: the customer waits for an e-mail</source>
            <comment>talk.chat.offline</comment>
            <translation>Nadie podía chatear: el cliente espera un correo</translation>
        </message>
        <message>
            <source>This chat is no longer offered to you.</source>
            <comment>cause.offer_gone</comment>
            <translation>Este chat ya no se le ofrece.</translation>
        </message>
        <message>
            <source>This chat is not going on any more.</source>
            <comment>cause.chat_not_active</comment>
            <translation>Este chat ya no está en curso.</translation>
        </message>
        <message>
            <source>Nobody can take a chat just now.</source>
            <comment>cause.chat_closed</comment>
            <translation>Ahora nadie puede atender un chat.</translation>
        </message>
        <message>
            <source>This chat does not wait any more.</source>
            <comment>cause.chat_not_waiting</comment>
            <translation>Este chat ya no está en espera.</translation>
        </message>
        <message>
            <source>This chat has ended.</source>
            <comment>cause.chat_ended</comment>
            <translation>Este chat ha terminado.</translation>
        </message>
        <message>
            <source>This colleague cannot take a chat just now.</source>
            <comment>cause.agent_away</comment>
            <translation>Esta persona no puede tomar un chat ahora.</translation>
        </message>
    </context>
</TS>
