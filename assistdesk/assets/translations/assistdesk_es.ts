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
        <source>{customer} said no: {permission}</source>
        <comment>a.denied</comment>
        <translation>{customer} dijo que no: {permission}</translation>
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
        <source>AssistDesk on {customer}&apos;s computer takes no clicks from you.</source>
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
        <source>The line is back. Waiting for {customer}.</source>
        <comment>a.back</comment>
        <translation>Volvió la línea. Esperando a {customer}.</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer is locked. Waiting for {customer}.</source>
        <comment>a.locked</comment>
        <translation>El equipo de {customer} está bloqueado. Esperando a {customer}.</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer was asleep. Waiting for {customer}.</source>
        <comment>a.asleep</comment>
        <translation>El equipo de {customer} estaba en reposo. Esperando a {customer}.</translation>
    </message>
    <message>
        <source>The screen cannot be shown just now. You see the last picture.</source>
        <comment>a.no_capture</comment>
        <translation>La pantalla no se puede mostrar ahora. Ve la última imagen.</translation>
    </message>
    <message>
        <source>{customer}&apos;s AssistDesk bar is covered. The picture waits.</source>
        <comment>a.bar_covered</comment>
        <translation>La barra de AssistDesk de {customer} está tapada. La imagen espera.</translation>
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
        <source>Deleted</source>
        <comment>status.deleted</comment>
        <translation>Eliminado</translation>
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
        <source>Leave without keeping?</source>
        <comment>sheet.leave</comment>
        <translation>¿Salir sin guardar?</translation>
    </message>
    <message>
        <source>What you wrote or chose here is not kept yet.</source>
        <comment>sheet.leave.sure</comment>
        <translation>Lo que escribió o eligió aquí aún no está guardado.</translation>
    </message>
    <message>
        <source>Leave</source>
        <comment>sheet.leave.yes</comment>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <comment>sheet.leave.no</comment>
        <translation>Seguir editando</translation>
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
        <source>d MMM</source>
        <comment>date.day</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <comment>date.time</comment>
        <translation>d MMM, HH:mm</translation>
    </message>
    <message>
        <source>ddd d</source>
        <comment>date.weekday</comment>
        <translation>ddd d</translation>
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
        <source>To do</source>
        <comment>view.to_do</comment>
        <translation>Por hacer</translation>
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
        <source>Target missed</source>
        <comment>view.breached</comment>
        <translation>Objetivo incumplido</translation>
    </message>
    <message>
        <source>Waiting over 30 days</source>
        <comment>view.pending_long</comment>
        <translation>Esperan desde hace más de 30 días</translation>
    </message>
    <message>
        <source>Missed chats</source>
        <comment>view.missed_chats</comment>
        <translation>Chats perdidos</translation>
    </message>
    <message>
        <source>Call backs</source>
        <comment>view.call_backs</comment>
        <translation>Llamadas por devolver</translation>
    </message>
    <message>
        <source>For review</source>
        <comment>view.for_review</comment>
        <translation>Para revisar</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <comment>view.unsolved</comment>
        <translation>Sin resolver</translation>
    </message>
    <message>
        <source>New</source>
        <comment>view.new</comment>
        <translation>Nuevos</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>view.hold</comment>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>view.deleted</comment>
        <translation>Eliminados</translation>
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
        <source>Nothing found for “{text}” among the newest. Older ones were not looked at yet.</source>
        <comment>list.nothing_yet</comment>
        <translation>Nada encontrado para «{text}» entre lo más reciente. Lo anterior aún no se ha revisado.</translation>
    </message>
    <message>
        <source>Look further back</source>
        <comment>list.look_on</comment>
        <translation>Buscar más atrás</translation>
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
        <translation>{time} por correo</translation>
    </message>
    <message>
        <source>Opened {time} by form</source>
        <comment>head.opened.form</comment>
        <translation>{time} por formulario</translation>
    </message>
    <message>
        <source>Opened {time}</source>
        <comment>head.opened.app</comment>
        <translation>Abierto {time}</translation>
    </message>
    <message>
        <source>Opened {time} by chat</source>
        <comment>head.opened.chat</comment>
        <translation>{time} por chat</translation>
    </message>
    <message>
        <source>Opened {time} by phone</source>
        <comment>head.opened.voice</comment>
        <translation>{time} por teléfono</translation>
    </message>
    <message>
        <source>Opened {time} in a session</source>
        <comment>head.opened.session</comment>
        <translation>{time} en una sesión</translation>
    </message>
    <message>
        <source>Opened {time} by a program</source>
        <comment>head.opened.api</comment>
        <translation>{time} por un programa</translation>
    </message>
    <message>
        <source>Opened {time}, imported</source>
        <comment>head.opened.import</comment>
        <translation>{time}, importado</translation>
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
        <source>Show all</source>
        <comment>talk.whole</comment>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>The whole text</source>
        <comment>whole.title</comment>
        <translation>Texto completo</translation>
    </message>
    <message>
        <source>Copy all</source>
        <comment>whole.copy</comment>
        <translation>Copiar todo</translation>
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
        <source>Something was recorded</source>
        <comment>talk.other</comment>
        <translation>Se registró un evento</translation>
    </message>
    <message>
        <source>A trigger of the desk has run</source>
        <comment>talk.TriggerFired</comment>
        <translation>Se ejecutó un disparador del servicio</translation>
    </message>
    <message>
        <source>A time rule of the desk has run</source>
        <comment>talk.TimeRuleFired</comment>
        <translation>Se ejecutó una regla temporal del servicio</translation>
    </message>
    <message>
        <source>A rule of the desk could not be carried out</source>
        <comment>talk.RuleFailed</comment>
        <translation>Una regla del servicio no se pudo ejecutar</translation>
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
        <source>This was changed meanwhile. Which value counts?</source>
        <comment>clash</comment>
        <translation>Esto cambió mientras tanto. ¿Qué valor cuenta?</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <comment>clash.theirs</comment>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <source>{field}: “{theirs}” there, “{mine}” from you</source>
        <comment>clash.line</comment>
        <translation>{field}: «{theirs}» allí, «{mine}» de usted</translation>
    </message>
    <message>
        <source>Fold away: {card}</source>
        <comment>fold.close</comment>
        <translation>Plegar: {card}</translation>
    </message>
    <message>
        <source>Unfold: {card}</source>
        <comment>fold.open</comment>
        <translation>Desplegar: {card}</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>fold.is_open</comment>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Folded</source>
        <comment>fold.is_folded</comment>
        <translation>Plegada</translation>
    </message>
    <message>
        <source>There is no such card now: {card}</source>
        <comment>fold.not_there</comment>
        <translation>Esta tarjeta no está ahora: {card}</translation>
    </message>
    <message numerus="yes">
        <source>%n on</source>
        <comment>s.perm.count</comment>
        <translation>
            <numerusform>%n activo</numerusform>
            <numerusform>%n activos</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the call card</source>
        <comment>cmd.card.call</comment>
        <translation>Ir a la tarjeta de la llamada</translation>
    </message>
    <message>
        <source>Go to the session card</source>
        <comment>cmd.card.session</comment>
        <translation>Ir a la tarjeta de la sesión</translation>
    </message>
    <message>
        <source>Go to the permissions</source>
        <comment>cmd.card.permissions</comment>
        <translation>Ir a los permisos</translation>
    </message>
    <message>
        <source>Go to the customer card</source>
        <comment>cmd.card.customer</comment>
        <translation>Ir a la tarjeta del cliente</translation>
    </message>
    <message>
        <source>Go to the clocks</source>
        <comment>cmd.card.clocks</comment>
        <translation>Ir a los relojes</translation>
    </message>
    <message>
        <source>Go to the session log</source>
        <comment>cmd.card.log</comment>
        <translation>Ir al registro de la sesión</translation>
    </message>
    <message>
        <source>Go to the linked tickets</source>
        <comment>cmd.card.linked</comment>
        <translation>Ir a los tickets vinculados</translation>
    </message>
    <message>
        <source>What you wrote goes out either way.</source>
        <comment>clash.words</comment>
        <translation>Lo que escribió se envía en ambos casos.</translation>
    </message>
    <message>
        <source>Set mine</source>
        <comment>clash.mine</comment>
        <translation>Poner el mío</translation>
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
        <source>This computer cannot tell your mouse from theirs: moving yours does not stop theirs. Use the red button.</source>
        <comment>c.ask.control.blind</comment>
        <translation>Este equipo no distingue su ratón del de la otra persona: mover el suyo no detiene el otro. Use el botón rojo.</translation>
    </message>
    <message>
        <source>{agent} asks to point and draw on your screen.</source>
        <comment>c.ask.point</comment>
        <translation>{agent} pide señalar y dibujar en su pantalla.</translation>
    </message>
    <message>
        <source>It only shows you where: nothing is clicked or typed.</source>
        <comment>c.ask.point.2</comment>
        <translation>Solo le muestra dónde: no se hace clic ni se escribe nada.</translation>
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
    <message>
        <source>{agent} asks to record what is shown. The recording is kept on their side, encrypted.</source>
        <comment>c.ask.record</comment>
        <translation>{agent} pide grabar lo que se ve. La grabación se guarda en su lado, cifrada.</translation>
    </message>
    <message>
        <source>{agent} asks for several things at once. Untick what you do not want.</source>
        <comment>c.bundle</comment>
        <translation>{agent} pide varias cosas a la vez. Desmarque lo que no quiera.</translation>
    </message>
    <message>
        <source>View and point</source>
        <comment>c.bundle.point</comment>
        <translation>Ver y señalar</translation>
    </message>
    <message>
        <source>Help me fully</source>
        <comment>c.bundle.fully</comment>
        <translation>Ayuda completa</translation>
    </message>
    <message>
        <source>See your screen</source>
        <comment>c.part.view</comment>
        <translation>Ver su pantalla</translation>
    </message>
    <message>
        <source>Point and draw</source>
        <comment>c.part.point</comment>
        <translation>Señalar y dibujar</translation>
    </message>
    <message>
        <source>Use your mouse and keyboard</source>
        <comment>c.part.control</comment>
        <translation>Usar su ratón y teclado</translation>
    </message>
    <message>
        <source>Exchange copied text</source>
        <comment>c.part.clip</comment>
        <translation>Intercambiar texto copiado</translation>
    </message>
    <message>
        <source>Each piece needs a click.</source>
        <comment>c.part.clip.2</comment>
        <translation>Cada envío necesita un clic.</translation>
    </message>
    <message>
        <source>Exchange files</source>
        <comment>c.part.files</comment>
        <translation>Intercambiar archivos</translation>
    </message>
    <message>
        <source>You accept each one.</source>
        <comment>c.part.files.2</comment>
        <translation>Usted acepta cada uno.</translation>
    </message>
    <message>
        <source>Record what is shown</source>
        <comment>c.part.record</comment>
        <translation>Grabar lo que se muestra</translation>
    </message>
    <message>
        <source>The recording is kept on their side, encrypted.</source>
        <comment>c.part.record.2</comment>
        <translation>La grabación se guarda en su lado, cifrada.</translation>
    </message>
    <message>
        <source>Come back if the line drops</source>
        <comment>c.part.resume</comment>
        <translation>Volver si se corta la línea</translation>
    </message>
    <message>
        <source>To look only, without a new code.</source>
        <comment>c.part.resume.2</comment>
        <translation>Solo para mirar, sin un código nuevo.</translation>
    </message>
    <message>
        <source>If the line drops, may {agent} come back to look, without a new code?</source>
        <comment>c.ask.resume</comment>
        <translation>Si se corta la línea, ¿puede {agent} volver a mirar sin otro código?</translation>
    </message>
    <message>
        <source>Also once after this computer or program was started again. You will be asked then.</source>
        <comment>c.ask.resume.2</comment>
        <translation>También una vez, si hay que volver a iniciar este equipo o el programa. Entonces se le preguntará.</translation>
    </message>
    <message>
        <source>Continue the session with {agent}?</source>
        <comment>c.return</comment>
        <translation>¿Seguir la sesión con {agent}?</translation>
    </message>
    <message>
        <source>AssistDesk was closed in the middle of it. Nobody sees your screen now.</source>
        <comment>c.return.now</comment>
        <translation>AssistDesk se cerró a mitad de ella. Ahora nadie ve su pantalla.</translation>
    </message>
    <message>
        <source>If you continue, {agent} can look again, but cannot click or type.</source>
        <comment>c.return.then</comment>
        <translation>Si sigue, {agent} podrá volver a mirar, pero no hacer clic ni escribir.</translation>
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
        <source>Line cut</source>
        <comment>w.bar.lost</comment>
        <translation>Línea cortada</translation>
    </message>
    <message>
        <source>Continue?</source>
        <comment>w.bar.back</comment>
        <translation>¿Seguir?</translation>
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
        <source>No connection to {org}. Check your internet; we keep trying.</source>
        <comment>c.offline</comment>
        <translation>Sin conexión con {org}. Revise su internet; seguimos intentando.</translation>
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
        <source>The agent&apos;s half of the report is missing.</source>
        <comment>talk.session.missing.viewer</comment>
        <translation>Falta la parte del agente en el informe.</translation>
    </message>
    <message>
        <source>The customer&apos;s half of the report is missing.</source>
        <comment>talk.session.missing.host</comment>
        <translation>Falta la parte del cliente en el informe.</translation>
    </message>
    <message>
        <source>Only the relay&apos;s record is there.</source>
        <comment>talk.session.missing.both</comment>
        <translation>Solo está el registro del servidor.</translation>
    </message>
    <message>
        <source>Used: {permissions}</source>
        <comment>talk.session.used</comment>
        <translation>Usado: {permissions}</translation>
    </message>
    <message numerus="yes">
        <source>Went over: %n files</source>
        <comment>talk.session.files</comment>
        <translation>
            <numerusform>Pasaron: %n archivo</numerusform>
            <numerusform>Pasaron: %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded: {time}</source>
        <comment>talk.session.recorded</comment>
        <translation>Grabado: {time}</translation>
    </message>
    <message>
        <source>With {people} as well</source>
        <comment>talk.session.colleagues</comment>
        <translation>También con {people}</translation>
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
        <source>Look at {customer}&apos;s screen together. {customer} decides what you may see and do.</source>
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
        <source>A session with {customer} begins in {number}.</source>
        <comment>s.elsewhere.begins</comment>
        <translation>Una sesión con {customer} está por empezar en {number}.</translation>
    </message>
    <message>
        <source>Go there</source>
        <comment>s.go_there</comment>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>Close AssistDesk?</source>
        <comment>leave.title</comment>
        <translation>¿Cerrar AssistDesk?</translation>
    </message>
    <message>
        <source>The session with {customer} ends. Another one needs a new code.</source>
        <comment>leave.session</comment>
        <translation>La sesión con {customer} terminará. Para otra hará falta un código nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n chats of yours go back to the queue.</source>
        <comment>leave.chats</comment>
        <translation>
            <numerusform>%n chat suyo vuelve a la cola.</numerusform>
            <numerusform>%n chats suyos vuelven a la cola.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <comment>leave.yes</comment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Stay</source>
        <comment>leave.no</comment>
        <translation>Seguir aquí</translation>
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
        <source>Live picture of the customer&apos;s screen</source>
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
        <source>Ask for full help</source>
        <comment>s.ask.fully</comment>
        <translation>Pedir ayuda completa</translation>
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
        <source>Not done: over something hidden</source>
        <comment>log.refused.hidden</comment>
        <translation>No se hizo: sobre algo oculto</translation>
    </message>
    <message>
        <source>Note added</source>
        <comment>log.note</comment>
        <translation>Nota añadida</translation>
    </message>
    <message>
        <source>{name} may look as well</source>
        <comment>log.invite.yes</comment>
        <translation>{name} puede mirar también</translation>
    </message>
    <message>
        <source>{name} was not let in</source>
        <comment>log.invite.no</comment>
        <translation>No se dejó entrar a {name}</translation>
    </message>
    <message>
        <source>{name} may take over</source>
        <comment>log.hand_over.yes</comment>
        <translation>{name} puede tomar el relevo</translation>
    </message>
    <message>
        <source>{name} may not take over</source>
        <comment>log.hand_over.no</comment>
        <translation>{name} no puede tomar el relevo</translation>
    </message>
    <message>
        <source>Written down</source>
        <comment>log.other</comment>
        <translation>Anotado</translation>
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
        <source>{customer}&apos;s computer was locked.</source>
        <comment>end.locked</comment>
        <translation>El equipo de {customer} se bloqueó.</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer went to sleep.</source>
        <comment>end.suspended</comment>
        <translation>El equipo de {customer} entró en reposo.</translation>
    </message>
    <message>
        <source>{customer}&apos;s screen could not be read any more.</source>
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
        <source>The organisation&apos;s rules ended the session.</source>
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
        <source>%n pictures a second while the screen moved.</source>
        <comment>wrap.line.fps</comment>
        <translation>
            <numerusform>%n imagen por segundo mientras la pantalla se movía.</numerusform>
            <numerusform>%n imágenes por segundo mientras la pantalla se movía.</numerusform>
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
        <source>%n messages were refused on the customer&apos;s side.</source>
        <comment>wrap.note.refused</comment>
        <translation>
            <numerusform>%n mensaje fue rechazado por el lado del cliente.</numerusform>
            <numerusform>%n mensajes fueron rechazados por el lado del cliente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to {customer}: {file}, {size}, SHA-256 {hash}…</source>
        <comment>wrap.note.file.to</comment>
        <translation>Enviado a {customer}: {file}, {size}, SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>From {customer}: {file}, {size}, SHA-256 {hash}…</source>
        <comment>wrap.note.file.from</comment>
        <translation>De {customer}: {file}, {size}, SHA-256 {hash}…</translation>
    </message>
    <message>
        <source>File that did not arrive: {file}, {size}</source>
        <comment>wrap.note.file.not</comment>
        <translation>Archivo que no llegó: {file}, {size}</translation>
    </message>
    <message numerus="yes">
        <source>And %n more files.</source>
        <comment>wrap.note.files.more</comment>
        <translation>
            <numerusform>Y %n archivo más.</numerusform>
            <numerusform>Y %n archivos más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied text was shared %n times; what it said is not kept.</source>
        <comment>wrap.note.clips</comment>
        <translation>
            <numerusform>Se compartió texto copiado %n vez; su contenido no se guarda.</numerusform>
            <numerusform>Se compartió texto copiado %n veces; su contenido no se guarda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A guide with %n steps is in this ticket.</source>
        <comment>wrap.note.guide</comment>
        <translation>
            <numerusform>En este ticket hay una guía de %n paso.</numerusform>
            <numerusform>En este ticket hay una guía de %n pasos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded: {file}, {time}</source>
        <comment>wrap.note.recorded</comment>
        <translation>Grabado: {file}, {time}</translation>
    </message>
    <message>
        <source>{customer} recorded her own screen, {time}.</source>
        <comment>wrap.note.recorded.own</comment>
        <translation>{customer} grabó su propia pantalla, {time}.</translation>
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
        <source>AssistDesk · {customer}&apos;s screen</source>
        <comment>v.title</comment>
        <translation>AssistDesk · Pantalla de {customer}</translation>
    </message>
    <message>
        <source>{customer}&apos;s screen</source>
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
        <source>Screen {number}</source>
        <comment>v.screen</comment>
        <translation>Pantalla {number}</translation>
    </message>
    <message>
        <source>All</source>
        <comment>v.monitor.all</comment>
        <translation>Todas</translation>
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
        <source>The line stands still</source>
        <comment>v.meter.stalled</comment>
        <translation>La línea está parada</translation>
    </message>
    <message>
        <source>Nothing has come from {customer} for a while: the picture may be old.</source>
        <comment>v.limit.stalled</comment>
        <translation>Hace rato que no llega nada de {customer}: la imagen puede ser antigua.</translation>
    </message>
    <message>
        <source>The line is fine.</source>
        <comment>v.limit.none</comment>
        <translation>La línea va bien.</translation>
    </message>
    <message>
        <source>{customer}&apos;s line is slow.</source>
        <comment>v.limit.host_line</comment>
        <translation>La línea de {customer} es lenta.</translation>
    </message>
    <message>
        <source>Your line is slow.</source>
        <comment>v.limit.viewer_line</comment>
        <translation>Su línea es lenta.</translation>
    </message>
    <message>
        <source>{customer}&apos;s computer is busy.</source>
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
        <source>{customer} hid this area. Your clicks and keys do not reach it.</source>
        <comment>v.hidden</comment>
        <translation>{customer} ocultó esta zona. Sus clics y teclas no llegan a ella.</translation>
    </message>
    <message>
        <source>What your mouse does</source>
        <comment>v.mode</comment>
        <translation>Qué hace su ratón</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>v.mode.look</comment>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Point</source>
        <comment>v.mode.point</comment>
        <translation>Señalar</translation>
    </message>
    <message>
        <source>Draw</source>
        <comment>v.mode.draw</comment>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>{customer} is asked whether you may point.</source>
        <comment>v.point.asked</comment>
        <translation>Se pregunta a {customer} si puede usted señalar.</translation>
    </message>
    <message>
        <source>Shape</source>
        <comment>v.draw.shape</comment>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Arrow</source>
        <comment>v.draw.arrow</comment>
        <translation>Flecha</translation>
    </message>
    <message>
        <source>Box</source>
        <comment>v.draw.box</comment>
        <translation>Recuadro</translation>
    </message>
    <message>
        <source>Free line</source>
        <comment>v.draw.path</comment>
        <translation>Línea libre</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>v.draw.number</comment>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Colour</source>
        <comment>v.draw.colour</comment>
        <translation>Color</translation>
    </message>
    <message>
        <source>Red</source>
        <comment>v.colour.0</comment>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Orange</source>
        <comment>v.colour.1</comment>
        <translation>Naranja</translation>
    </message>
    <message>
        <source>Yellow</source>
        <comment>v.colour.2</comment>
        <translation>Amarillo</translation>
    </message>
    <message>
        <source>Green</source>
        <comment>v.colour.3</comment>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Turquoise</source>
        <comment>v.colour.4</comment>
        <translation>Turquesa</translation>
    </message>
    <message>
        <source>Blue</source>
        <comment>v.colour.5</comment>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Violet</source>
        <comment>v.colour.6</comment>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Pink</source>
        <comment>v.colour.7</comment>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>How long it stays</source>
        <comment>v.draw.life</comment>
        <translation>Cuánto tiempo se ve</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>v.draw.seconds</comment>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Until cleared</source>
        <comment>v.draw.stays</comment>
        <translation>Hasta borrar</translation>
    </message>
    <message>
        <source>Words for step {number}</source>
        <comment>v.draw.words</comment>
        <translation>Texto del paso {number}</translation>
    </message>
    <message>
        <source>Undo the last drawing</source>
        <comment>v.draw.undo</comment>
        <translation>Deshacer el último dibujo</translation>
    </message>
    <message>
        <source>Clear all drawings</source>
        <comment>v.draw.clear</comment>
        <translation>Borrar todos los dibujos</translation>
    </message>
    <message>
        <source>Save as guide</source>
        <comment>v.guide</comment>
        <translation>Guardar como guía</translation>
    </message>
    <message numerus="yes">
        <source>Save %n steps as guide</source>
        <comment>v.guide.count</comment>
        <translation>
            <numerusform>Guardar %n paso como guía</numerusform>
            <numerusform>Guardar %n pasos como guía</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>The line: {rtt} ms, %n pictures a second</source>
        <comment>w.line</comment>
        <translation>
            <numerusform>La línea: {rtt} ms, %n imagen por segundo</numerusform>
            <numerusform>La línea: {rtt} ms, %n imágenes por segundo</numerusform>
        </translation>
    </message>
    <message>
        <source>The line on your side is slow.</source>
        <comment>w.line.host_line</comment>
        <translation>La conexión de su lado es lenta.</translation>
    </message>
    <message>
        <source>The line on the agent&apos;s side is slow.</source>
        <comment>w.line.viewer_line</comment>
        <translation>La conexión del lado del agente es lenta.</translation>
    </message>
    <message>
        <source>Your computer is busy.</source>
        <comment>w.line.host_cpu</comment>
        <translation>Su equipo está ocupado.</translation>
    </message>
    <message>
        <source>The line stands still. AssistDesk keeps trying.</source>
        <comment>w.line.stalled</comment>
        <translation>La línea está parada. AssistDesk sigue intentándolo.</translation>
    </message>
    <message>
        <source>The agent&apos;s computer is busy.</source>
        <comment>w.line.viewer_cpu</comment>
        <translation>El equipo del agente está ocupado.</translation>
    </message>
    <message>
        <source>{agent} can see this screen. Time: {time}</source>
        <comment>w.bar.spoken</comment>
        <translation>{agent} puede ver esta pantalla. Tiempo: {time}</translation>
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
        <source>{agent}&apos;s computer could not show the picture. Nobody sees your screen.</source>
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
    <message numerus="yes">
        <source>Lost for %n seconds.</source>
        <comment>w.lost.for</comment>
        <translation>
            <numerusform>Sin línea desde hace %n segundo.</numerusform>
            <numerusform>Sin línea desde hace %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer cannot show its screen yet</source>
        <comment>w.checks</comment>
        <translation>Este equipo aún no puede mostrar su pantalla</translation>
    </message>
    <message>
        <source>Waits while you use mouse or keyboard</source>
        <comment>w.control.held</comment>
        <translation>Espera mientras usted usa el ratón o el teclado</translation>
    </message>
    <message>
        <source>Hide something</source>
        <comment>h.open</comment>
        <translation>Ocultar algo</translation>
    </message>
    <message>
        <source>What {agent} must not see</source>
        <comment>h.title</comment>
        <translation>Lo que {agent} no debe ver</translation>
    </message>
    <message>
        <source>{agent} sees hatched grey there, also when the window moves. It is in no recording.</source>
        <comment>h.how</comment>
        <translation>{agent} ve ahí un rayado gris, también si la ventana se mueve. No sale en ninguna grabación.</translation>
    </message>
    <message>
        <source>Windows: tick to hide</source>
        <comment>h.windows</comment>
        <translation>Ventanas: marque para ocultar</translation>
    </message>
    <message>
        <source>Hide: {title}</source>
        <comment>h.hide</comment>
        <translation>Ocultar: {title}</translation>
    </message>
    <message>
        <source>Only this</source>
        <comment>h.only</comment>
        <translation>Solo esta</translation>
    </message>
    <message>
        <source>Show only this window: {title}</source>
        <comment>h.only.name</comment>
        <translation>Mostrar solo esta ventana: {title}</translation>
    </message>
    <message>
        <source>Only “{title}” is shown, everything else is hidden.</source>
        <comment>h.only.is</comment>
        <translation>Solo se ve «{title}», todo lo demás está oculto.</translation>
    </message>
    <message>
        <source>The window you show is closed. {agent} sees nothing.</source>
        <comment>h.only.gone</comment>
        <translation>La ventana que muestra está cerrada. {agent} no ve nada.</translation>
    </message>
    <message>
        <source>Show the rest again</source>
        <comment>h.only.no</comment>
        <translation>Mostrar de nuevo lo demás</translation>
    </message>
    <message>
        <source>Hide an area</source>
        <comment>h.area</comment>
        <translation>Ocultar una zona</translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden areas</source>
        <comment>h.areas.show</comment>
        <translation>
            <numerusform>Mostrar %n zona oculta</numerusform>
            <numerusform>Mostrar %n zonas ocultas</numerusform>
        </translation>
    </message>
    <message>
        <source>Single windows cannot be told apart here. Areas can be hidden.</source>
        <comment>h.impossible</comment>
        <translation>Aquí no se distinguen ventanas sueltas. Puede ocultar zonas.</translation>
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
        <source>Other files of yours go up first. This one follows by itself.</source>
        <comment>cause.too_many_uploads</comment>
        <translation>Antes suben otros archivos suyos. Este va después, solo.</translation>
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
        <source>Something still hangs on this. Move it elsewhere first.</source>
        <comment>cause.in_use</comment>
        <translation>Algo depende todavía de esto. Muévalo antes a otro sitio.</translation>
    </message>
    <message>
        <source>Choose words or files of this comment.</source>
        <comment>cause.redact</comment>
        <translation>Elija palabras o archivos de este comentario.</translation>
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
        <source>The relay&apos;s disk is full. Tell your administrator.</source>
        <comment>cause.disk_full</comment>
        <translation>El disco del servidor está lleno. Avise al administrador.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or locked.</source>
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
        <source>Something else answered in the relay&apos;s place. Check the network.</source>
        <comment>cause.not_the_relay</comment>
        <translation>Respondió otra cosa en lugar del servidor. Revise la red.</translation>
    </message>
    <message>
        <source>A proxy on the way asks for a password.</source>
        <comment>cause.proxy</comment>
        <translation>Un proxy intermedio pide contraseña.</translation>
    </message>
    <message>
        <source>The relay&apos;s answer was too large. Try again.</source>
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
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_late</comment>
        <translation>Esta sesión ya no se puede seguir. Pida otro código.</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_over</comment>
        <translation>Esta sesión ya no se puede seguir. Pida otro código.</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_ledger</comment>
        <translation>Esta sesión ya no se puede seguir. Pida otro código.</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_screens</comment>
        <translation>Esta sesión ya no se puede seguir. Pida otro código.</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_account</comment>
        <translation>Esta sesión ya no se puede seguir. Pida otro código.</translation>
    </message>
    <message>
        <source>This session cannot be continued any more. Ask for a new code.</source>
        <comment>cause.return_relay</comment>
        <translation>Esta sesión ya no se puede seguir. Pida otro código.</translation>
    </message>
    <message>
        <source>Your colleague&apos;s AssistDesk is not open.</source>
        <comment>cause.agent_not_here</comment>
        <translation>Su colega no tiene AssistDesk abierto.</translation>
    </message>
    <message>
        <source>This ask is not signed by your organisation. Nothing was sent.</source>
        <comment>cause.letter_not_verified</comment>
        <translation>Esta petición no está firmada por su organización. No se envió nada.</translation>
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
        <comment>cause.code_in_text</comment>
        <translation>Este texto contiene el código de la sesión activa. Léalo en voz alta.</translation>
    </message>
    <message>
        <source>The relay does not know this question. Is this program newer than it?</source>
        <comment>cause.query_unknown</comment>
        <translation>El servidor no conoce esta consulta. ¿Es este programa más nuevo?</translation>
    </message>
    <message>
        <source>Changed.</source>
        <comment>cause.changed</comment>
        <translation>Cambiado.</translation>
    </message>
    <message>
        <source>Your change of AD-{number} is being taken back.</source>
        <comment>cause.change_undone</comment>
        <translation>Se está deshaciendo su cambio en AD-{number}.</translation>
    </message>
    <message>
        <source>It goes out in a moment.</source>
        <comment>cause.sending</comment>
        <translation>Saldrá en un momento.</translation>
    </message>
    <message>
        <source>AD-{ticket} is made.</source>
        <comment>cause.ticket_made</comment>
        <translation>Se creó AD-{ticket}.</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard after {seconds} s.</source>
        <comment>cause.code_copied</comment>
        <translation>Copiado. Se borra del portapapeles en {seconds} s.</translation>
    </message>
    <message>
        <source>Too late to take it back: it has gone out.</source>
        <comment>cause.undo_too_late</comment>
        <translation>Ya no se puede deshacer: ya salió.</translation>
    </message>
    <message>
        <source>What you sent in AD-{number} could not go out. It is back in the composer; the ticket shows why.</source>
        <comment>cause.send_returned</comment>
        <translation>Lo que enviaste en AD-{number} no pudo salir. Está de nuevo en el editor; el ticket muestra por qué.</translation>
    </message>
    <message>
        <source>AD-{number}: what you set was changed meanwhile. Please choose there.</source>
        <comment>cause.changed_too</comment>
        <translation>AD-{number}: lo que usted puso cambió mientras tanto. Elija allí.</translation>
    </message>
    <message>
        <source>A session is running. End that one first.</source>
        <comment>cause.session_running</comment>
        <translation>Hay una sesión en curso. Termine esa primero.</translation>
    </message>
    <message>
        <source>This computer&apos;s memory was damaged and is kept aside as {file}.</source>
        <comment>cause.store_set_aside</comment>
        <translation>La memoria de este equipo estaba dañada; se guarda aparte como {file}.</translation>
    </message>
    <message>
        <source>The memory of this computer cannot be opened. Is the disk full or locked?</source>
        <comment>cause.store_unavailable</comment>
        <translation>No se puede abrir la memoria de este equipo. ¿El disco está lleno o bloqueado?</translation>
    </message>
    <message>
        <source>This AssistDesk is too old. Please install the new one.</source>
        <comment>cause.too_old</comment>
        <translation>Este AssistDesk es demasiado antiguo. Instale el nuevo.</translation>
    </message>
    <message>
        <source>Many of your files wait to go out. Send some; this one follows by itself.</source>
        <comment>cause.too_many_waiting</comment>
        <translation>Muchos archivos suyos esperan su mensaje. Envíe algunos; este va después, solo.</translation>
    </message>
    <message>
        <source>This is not a session code.</source>
        <comment>cause.nameplate_malformed</comment>
        <translation>Esto no es un código de sesión.</translation>
    </message>
    <message>
        <source>There are too many keys for programs. Withdraw one first.</source>
        <comment>cause.too_many_tokens</comment>
        <translation>Hay demasiadas claves de programas. Retire una primero.</translation>
    </message>
    <message>
        <source>This account may not give a program that right.</source>
        <comment>cause.token_scope</comment>
        <translation>Esta cuenta no puede dar ese permiso a un programa.</translation>
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
        <source>Customer&apos;s name</source>
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
        <source>Customer&apos;s language</source>
        <comment>new.language</comment>
        <translation>Idioma del cliente</translation>
    </message>
    <message>
        <source>As it is written</source>
        <comment>new.language.words</comment>
        <translation>La del texto</translation>
    </message>
    <message>
        <source>Goes to</source>
        <comment>new.assignee</comment>
        <translation>Va a</translation>
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
        <source>Search the settings</source>
        <comment>settings.search</comment>
        <translation>Buscar en los ajustes</translation>
    </message>
    <message>
        <source>Nothing in the settings holds these words.</source>
        <comment>settings.nothing</comment>
        <translation>Nada en los ajustes contiene estas palabras.</translation>
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
        <source>Do not disturb</source>
        <comment>settings.quiet</comment>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>No notice comes over the window and nothing flashes. What is for you waits in the lists.</source>
        <comment>settings.quiet.hint</comment>
        <translation>No aparece ningún aviso sobre la ventana ni parpadea nada. Lo que es para usted espera en las listas.</translation>
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
        <source>Clocks</source>
        <comment>clock.card</comment>
        <translation>Relojes</translation>
    </message>
    <message>
        <source>Target {target}, due {time}</source>
        <comment>clock.card.due</comment>
        <translation>Objetivo {target}, vence {time}</translation>
    </message>
    <message>
        <source>Target {target}, over since {time}</source>
        <comment>clock.card.over</comment>
        <translation>Objetivo {target}, vencido desde {time}</translation>
    </message>
    <message>
        <source>Target {target}</source>
        <comment>clock.card.target</comment>
        <translation>Objetivo {target}</translation>
    </message>
    <message>
        <source>Explain this clock</source>
        <comment>clock.card.explain</comment>
        <translation>Explicar este reloj</translation>
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
        <source>{days}d</source>
        <comment>clock.whole_days</comment>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>{hours}h</source>
        <comment>clock.whole_hours</comment>
        <translation>{hours} h</translation>
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
        <source>What if</source>
        <comment>clock.what_if</comment>
        <translation>¿Y si…?</translation>
    </message>
    <message>
        <source>As it is</source>
        <comment>clock.if.none</comment>
        <translation>Como está</translation>
    </message>
    <message>
        <source>On hold pauses</source>
        <comment>clock.if.hold</comment>
        <translation>En espera se para</translation>
    </message>
    <message>
        <source>Counted in {name}</source>
        <comment>clock.if.schedule</comment>
        <translation>Contado en {name}</translation>
    </message>
    <message>
        <source>If it were so</source>
        <comment>clock.if.so</comment>
        <translation>Si fuera así</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <comment>clock.if.same</comment>
        <translation>Nada cambiaría.</translation>
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
        <source>Undo does not set these as they are now: {fields}</source>
        <comment>macro.not_given_back</comment>
        <translation>Deshacer no deja como ahora: {fields}</translation>
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
    <message>
        <source>Use a macro</source>
        <comment>bulk.macro</comment>
        <translation>Usar una macro</translation>
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
        <source>Change tags</source>
        <comment>bulk.tags.keep</comment>
        <translation>Cambiar etiquetas</translation>
    </message>
    <message>
        <source>Merge into one…</source>
        <comment>bulk.merge</comment>
        <translation>Fusionar en uno…</translation>
    </message>
    <message numerus="yes">
        <source>Merge %n tickets into one</source>
        <comment>bulk.merge.title</comment>
        <translation>
            <numerusform>Fusionar %n ticket en uno</numerusform>
            <numerusform>Fusionar %n tickets en uno</numerusform>
        </translation>
    </message>
    <message>
        <source>Which one stays</source>
        <comment>bulk.merge.list</comment>
        <translation>Cuál se queda</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are closed. Nothing moves: their words also show in {target}.</source>
        <comment>bulk.merge.closes</comment>
        <translation>
            <numerusform>Se cierra %n ticket. Nada se mueve: sus textos se ven también en {target}.</numerusform>
            <numerusform>Se cierran %n tickets. Nada se mueve: sus textos se ven también en {target}.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are of different customers: nobody is told, nobody is added.</source>
        <comment>bulk.merge.differ</comment>
        <translation>Son de clientes distintos: no se avisa ni se añade a nadie.</translation>
    </message>
    <message numerus="yes">
        <source>The clocks of %n tickets end and count in no figure.</source>
        <comment>bulk.merge.clocks</comment>
        <translation>
            <numerusform>Los relojes de %n ticket terminan y no cuentan en ninguna cifra.</numerusform>
            <numerusform>Los relojes de %n tickets terminan y no cuentan en ninguna cifra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are closed already stay as they are.</source>
        <comment>bulk.merge.skipped</comment>
        <translation>
            <numerusform>%n ya cerrado queda como está.</numerusform>
            <numerusform>%n ya cerrados quedan como están.</numerusform>
        </translation>
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
    <message>
        <source>Stop</source>
        <comment>bulk.stop</comment>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopping, {done} of {total} done</source>
        <comment>bulk.stopping</comment>
        <translation>Deteniendo, {done} de {total} hechos</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets changed, {left} left as they were</source>
        <comment>cause.bulk_stopped</comment>
        <translation>
            <numerusform>Detenido: %n ticket cambiado, {left} siguen como estaban</numerusform>
            <numerusform>Detenido: %n tickets cambiados, {left} siguen como estaban</numerusform>
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
        <source>Who sees this view</source>
        <comment>view.whose</comment>
        <translation>Quién ve esta vista</translation>
    </message>
    <message>
        <source>Only I</source>
        <comment>view.whose.mine</comment>
        <translation>Solo yo</translation>
    </message>
    <message>
        <source>All colleagues</source>
        <comment>view.shared</comment>
        <translation>Todos los compañeros</translation>
    </message>
    <message>
        <source>{group}: its members</source>
        <comment>view.whose.group</comment>
        <translation>{group}: sus miembros</translation>
    </message>
    <message>
        <source>Only its members and admins make views for a group.</source>
        <comment>cause.view_group</comment>
        <translation>Solo sus miembros y los administradores crean vistas para un grupo.</translation>
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
        <source>A view counts whole hours. Write 1h or more, or a day.</source>
        <comment>view.no_age</comment>
        <translation>Una vista cuenta horas enteras. Escriba 1h o más, o un día.</translation>
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
        <source>A view counts whole hours. Write 1h or more, or a day.</source>
        <comment>cause.view_age</comment>
        <translation>Una vista cuenta horas enteras. Escriba 1h o más, o un día.</translation>
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
        <source>Newest comment first</source>
        <comment>search.sort.newest</comment>
        <translation>Comentario más reciente primero</translation>
    </message>
    <message>
        <source>Best match first</source>
        <comment>search.sort.best</comment>
        <translation>Mejor coincidencia primero</translation>
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
        <source>Due within or after</source>
        <comment>search.op.due</comment>
        <translation>Vence dentro de o después de</translation>
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
    <message>
        <source>Nobody can answer just now. You keep your place.</source>
        <comment>k.wait.nobody</comment>
        <translation>Ahora mismo nadie puede responder. Usted conserva su turno.</translation>
    </message>
    <message>
        <source>Chat opens again: {when}.</source>
        <comment>k.wait.opens</comment>
        <translation>El chat abre de nuevo: {when}.</translation>
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
        <source>{day}, {time}</source>
        <comment>k.moment</comment>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>Chat is closed now and opens again: {when}. Write here, and we answer by e-mail.</source>
        <comment>k.closed.until</comment>
        <translation>El chat está cerrado y abre de nuevo: {when}. Escriba aquí y le respondemos por correo.</translation>
    </message>
    <message>
        <source>{agent} is writing…</source>
        <comment>k.types</comment>
        <translation>{agent} está escribiendo…</translation>
    </message>
    <message>
        <source>{name} is writing…</source>
        <comment>q.bar.types</comment>
        <translation>{name} está escribiendo…</translation>
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
        <source>Your request</source>
        <comment>k.mail.title</comment>
        <translation>Su solicitud</translation>
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
        <source>Your request has the number {number}. It goes on from {old}, which is closed.</source>
        <comment>k.number.follows</comment>
        <translation>Su solicitud tiene el número {number}. Continúa la {old}, que está cerrada.</translation>
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
        <source>Ask something else</source>
        <comment>k.again.other</comment>
        <translation>Preguntar otra cosa</translation>
    </message>
    <message>
        <source>This solved it</source>
        <comment>k.solved.say</comment>
        <translation>Esto lo resolvió</translation>
    </message>
    <message>
        <source>Is it solved?</source>
        <comment>k.solved.ask</comment>
        <translation>¿Está resuelto?</translation>
    </message>
    <message>
        <source>Your request is noted as solved. If you write again, it goes on.</source>
        <comment>k.solved.calm</comment>
        <translation>Su solicitud queda anotada como resuelta. Si vuelve a escribir, continúa.</translation>
    </message>
    <message>
        <source>The chat ends, and your request is noted as solved. If you write again, it goes on.</source>
        <comment>k.solved.calm.chat</comment>
        <translation>El chat termina y su solicitud queda anotada como resuelta. Si vuelve a escribir, continúa.</translation>
    </message>
    <message>
        <source>Your request is noted as solved. If it is not after all, tell us, and it goes on.</source>
        <comment>k.solved.calm.session</comment>
        <translation>Su solicitud queda anotada como resuelta. Si al final no lo está, díganoslo y continúa.</translation>
    </message>
    <message>
        <source>Yes, it is solved</source>
        <comment>k.solved.yes</comment>
        <translation>Sí, está resuelto</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>k.solved.no</comment>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>We are being told that it is solved…</source>
        <comment>k.solved.busy</comment>
        <translation>Se nos está avisando de que está resuelto…</translation>
    </message>
    <message>
        <source>Your request is solved. If it is not after all, write again, and it goes on.</source>
        <comment>k.solved.done</comment>
        <translation>Su solicitud está resuelta. Si al final no lo está, vuelva a escribir y continúa.</translation>
    </message>
    <message>
        <source>Your request is solved. If it is not after all, tell us, and it goes on.</source>
        <comment>k.solved.done.session</comment>
        <translation>Su solicitud está resuelta. Si al final no lo está, díganoslo y continúa.</translation>
    </message>
    <message>
        <source>It is not solved</source>
        <comment>k.unsolved</comment>
        <translation>No está resuelto</translation>
    </message>
    <message>
        <source>Write again</source>
        <comment>k.goon.title</comment>
        <translation>Escribir de nuevo</translation>
    </message>
    <message>
        <source>Your request {number} goes on with what you write here.</source>
        <comment>k.goon.calm</comment>
        <translation>Su solicitud {number} continúa con lo que escriba aquí.</translation>
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
        <source>Take next</source>
        <comment>q.take</comment>
        <translation>Tomar el siguiente</translation>
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
        <source>Wrapping up {names}, {time} left</source>
        <comment>q.wrap.of</comment>
        <translation>Cierre de {names}, quedan {time}</translation>
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
        <source>The customer&apos;s line is lost</source>
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
        <source>{name} said that it is solved</source>
        <comment>talk.solved</comment>
        <translation>{name} dijo que está resuelto</translation>
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
        <source>The agent&apos;s line was lost: the chat went back to the queue</source>
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
        <source>The chat ended: the customer&apos;s last words have no answer</source>
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
        <source>AD-{number}: your chat with {name} is over.</source>
        <comment>cause.chat_is_over</comment>
        <translation>AD-{number}: su chat con {name} ha terminado.</translation>
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
    <message>
        <source>Chat</source>
        <comment>st.open</comment>
        <translation>Chat</translation>
    </message>
    <message numerus="yes">
        <source>Chat, %n new lines</source>
        <comment>st.open.new</comment>
        <translation>
            <numerusform>Chat, %n mensaje nuevo</numerusform>
            <numerusform>Chat, %n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Chat with {name}</source>
        <comment>st.title</comment>
        <translation>Chat con {name}</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <comment>st.close</comment>
        <translation>Cerrar el chat</translation>
    </message>
    <message>
        <source>Back to the session</source>
        <comment>st.back</comment>
        <translation>Volver a la sesión</translation>
    </message>
    <message>
        <source>Sealed on the way; then kept in the ticket, where colleagues and the relay&apos;s admin can read it.</source>
        <comment>st.kept.agent</comment>
        <translation>Cifrado por el camino; después queda en el ticket, donde pueden leerlo los compañeros y el administrador del servidor.</translation>
    </message>
    <message>
        <source>Sealed on the way; then kept with your request, where the support team and their admin can read it.</source>
        <comment>st.kept.customer</comment>
        <translation>Cifrado por el camino; después queda con su solicitud, donde pueden leerlo el equipo de soporte y su administrador.</translation>
    </message>
    <message>
        <source>Never write passwords here.</source>
        <comment>st.passwords</comment>
        <translation>No escriba nunca contraseñas aquí.</translation>
    </message>
    <message>
        <source>Write to {name}</source>
        <comment>st.hint</comment>
        <translation>Escribir a {name}</translation>
    </message>
    <message>
        <source>You</source>
        <comment>st.you</comment>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Send</source>
        <comment>st.send</comment>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Waits for the line</source>
        <comment>st.unsent</comment>
        <translation>Espera la conexión</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>st.sent</comment>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <comment>st.delivered</comment>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Too long: {size} of {bytes_max} bytes. Please send it in parts.</source>
        <comment>st.long</comment>
        <translation>Demasiado largo: {size} de {bytes_max} bytes. Envíelo por partes.</translation>
    </message>
    <message>
        <source>Too long: at most {bytes_max} bytes. Please send it in parts.</source>
        <comment>cause.talk_long</comment>
        <translation>Demasiado largo: {bytes_max} bytes como máximo. Envíelo por partes.</translation>
    </message>
    <message>
        <source>There is nothing in it to send.</source>
        <comment>cause.talk_empty</comment>
        <translation>No contiene nada que enviar.</translation>
    </message>
    <message>
        <source>That was 20 lines in 10 seconds. Please wait a moment.</source>
        <comment>cause.talk_fast</comment>
        <translation>Han sido 20 mensajes en 10 segundos. Espere un momento.</translation>
    </message>
    <message>
        <source>This chat holds no more. Please go on by telephone.</source>
        <comment>cause.talk_full</comment>
        <translation>En este chat no cabe más. Siga por teléfono.</translation>
    </message>
    <message>
        <source>No certificate was shown.</source>
        <comment>id.no_certificate</comment>
        <translation>No se ha mostrado ningún certificado.</translation>
    </message>
    <message>
        <source>No organisation&apos;s key is set on this computer to check it by.</source>
        <comment>id.no_pinned_key</comment>
        <translation>En este equipo no hay clave de ninguna organización con que comprobarlo.</translation>
    </message>
    <message>
        <source>The certificate shown is damaged.</source>
        <comment>id.layout</comment>
        <translation>El certificado mostrado está dañado.</translation>
    </message>
    <message>
        <source>The certificate holds a name that no certificate may hold.</source>
        <comment>id.name</comment>
        <translation>El certificado lleva un nombre no permitido.</translation>
    </message>
    <message>
        <source>The certificate is from another organisation.</source>
        <comment>id.other_organisation</comment>
        <translation>El certificado es de otra organización.</translation>
    </message>
    <message>
        <source>The certificate is forged: its signature does not fit.</source>
        <comment>id.signature</comment>
        <translation>El certificado es falso: su firma no corresponde.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet. Is your clock right?</source>
        <comment>id.early</comment>
        <translation>El certificado aún no es válido. ¿Está bien su reloj?</translation>
    </message>
    <message>
        <source>The certificate has expired.</source>
        <comment>id.expired</comment>
        <translation>El certificado ha caducado.</translation>
    </message>
    <message>
        <source>The certificate is made out for too long.</source>
        <comment>id.too_long</comment>
        <translation>El certificado tiene una validez excesiva.</translation>
    </message>
    <message>
        <source>Your certificate cannot be read. Customers will read “not verified”.</source>
        <comment>cause.certificate_unreadable</comment>
        <translation>No se puede leer su certificado. Los clientes verán «sin comprobar».</translation>
    </message>
    <message>
        <source>Your certificate is for another computer. Customers will read “not verified”.</source>
        <comment>cause.certificate_not_ours</comment>
        <translation>Su certificado es de otro equipo. Los clientes verán «sin comprobar».</translation>
    </message>
    <message>
        <source>Your certificate has expired. Customers will read “not verified”.</source>
        <comment>cause.certificate_over</comment>
        <translation>Su certificado ha caducado. Los clientes verán «sin comprobar».</translation>
    </message>
    <message>
        <source>Ask for: {permission}</source>
        <comment>share.ask</comment>
        <translation>Pedir: {permission}</translation>
    </message>
    <message>
        <source>Asked, waiting for the answer: {permission}. Press to cancel.</source>
        <comment>share.asked</comment>
        <translation>Pedido, a la espera de respuesta: {permission}. Pulse para cancelar.</translation>
    </message>
    <message>
        <source>Show or hide: {permission}</source>
        <comment>share.show</comment>
        <translation>Mostrar u ocultar: {permission}</translation>
    </message>
    <message>
        <source>Close this column</source>
        <comment>share.close</comment>
        <translation>Cerrar esta columna</translation>
    </message>
    <message>
        <source>From me to {agent}</source>
        <comment>share.to_agent</comment>
        <translation>De mí a {agent}</translation>
    </message>
    <message>
        <source>From {agent} to me</source>
        <comment>share.to_me</comment>
        <translation>De {agent} a mí</translation>
    </message>
    <message>
        <source>{name} sends something: look</source>
        <comment>share.waits</comment>
        <translation>{name} envía algo: verlo</translation>
    </message>
    <message>
        <source>Copied text</source>
        <comment>share.clip</comment>
        <translation>Texto copiado</translation>
    </message>
    <message>
        <source>Send my clipboard</source>
        <comment>share.clip.send</comment>
        <translation>Enviar mi portapapeles</translation>
    </message>
    <message>
        <source>Sent. {name} has not taken it yet.</source>
        <comment>share.clip.waiting</comment>
        <translation>Enviado. {name} aún no lo ha tomado.</translation>
    </message>
    <message>
        <source>{name} has it on the clipboard now.</source>
        <comment>share.clip.used</comment>
        <translation>{name} ya lo tiene en su portapapeles.</translation>
    </message>
    <message>
        <source>{name} did not take it.</source>
        <comment>share.clip.refused</comment>
        <translation>{name} no lo tomó.</translation>
    </message>
    <message numerus="yes">
        <source>{name} sends text, %n characters:</source>
        <comment>share.clip.offer</comment>
        <translation>
            <numerusform>{name} envía texto, %n carácter:</numerusform>
            <numerusform>{name} envía texto, %n caracteres:</numerusform>
        </translation>
    </message>
    <message>
        <source>Beginning of the text</source>
        <comment>share.clip.preview</comment>
        <translation>Comienzo del texto</translation>
    </message>
    <message>
        <source>Put on my clipboard</source>
        <comment>share.clip.use</comment>
        <translation>Poner en mi portapapeles</translation>
    </message>
    <message>
        <source>No</source>
        <comment>share.no</comment>
        <translation>No</translation>
    </message>
    <message>
        <source>Holds signs that command a terminal. Do not paste it into one.</source>
        <comment>share.clip.escapes</comment>
        <translation>Lleva signos que mandan sobre un terminal. No lo pegue en uno.</translation>
    </message>
    <message>
        <source>Holds signs that change the order of letters. Read it with care.</source>
        <comment>share.clip.bidi</comment>
        <translation>Lleva signos que cambian el orden de las letras. Léalo con cuidado.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <comment>share.file.choose</comment>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Or drop them on this window.</source>
        <comment>share.file.drop</comment>
        <translation>O suéltelos sobre esta ventana.</translation>
    </message>
    <message>
        <source>{name} sends you this file.</source>
        <comment>share.file.offer</comment>
        <translation>{name} le envía este archivo.</translation>
    </message>
    <message>
        <source>{name} is asked.</source>
        <comment>share.file.asked</comment>
        <translation>Se pregunta a {name}.</translation>
    </message>
    <message>
        <source>Waits for its turn.</source>
        <comment>share.file.waiting</comment>
        <translation>Espera su turno.</translation>
    </message>
    <message>
        <source>Begins…</source>
        <comment>share.file.opening</comment>
        <translation>Comienza…</translation>
    </message>
    <message>
        <source>On its way…</source>
        <comment>share.file.running.start</comment>
        <translation>En camino…</translation>
    </message>
    <message>
        <source>{moved} · {speed}/s · {time} left</source>
        <comment>share.file.running</comment>
        <translation>{moved} · {speed}/s · quedan {time}</translation>
    </message>
    <message>
        <source>Checking that it is whole…</source>
        <comment>share.file.checking</comment>
        <translation>Comprobando que esté entero…</translation>
    </message>
    <message>
        <source>Saved as {file} in {folder}.</source>
        <comment>share.file.saved</comment>
        <translation>Guardado como {file} en {folder}.</translation>
    </message>
    <message>
        <source>{name} has it, whole.</source>
        <comment>share.file.arrived</comment>
        <translation>{name} lo tiene, entero.</translation>
    </message>
    <message>
        <source>The line was cut at {percent} %. You can send the rest.</source>
        <comment>share.file.cut</comment>
        <translation>La línea se cortó al {percent} %. Puede enviar el resto.</translation>
    </message>
    <message>
        <source>The line was cut at {percent} %. {name} can send the rest.</source>
        <comment>share.file.cut.theirs</comment>
        <translation>La línea se cortó al {percent} %. {name} puede enviar el resto.</translation>
    </message>
    <message>
        <source>{name} did not take it.</source>
        <comment>share.file.denied</comment>
        <translation>{name} no lo aceptó.</translation>
    </message>
    <message>
        <source>You did not take it.</source>
        <comment>share.file.refused</comment>
        <translation>Usted no lo aceptó.</translation>
    </message>
    <message>
        <source>You cancelled it.</source>
        <comment>share.file.cancelled</comment>
        <translation>Usted lo canceló.</translation>
    </message>
    <message>
        <source>{name} cancelled it.</source>
        <comment>share.file.cancelled.by</comment>
        <translation>{name} lo canceló.</translation>
    </message>
    <message>
        <source>The disk is full or the folder is gone. Nothing was kept.</source>
        <comment>share.file.disk</comment>
        <translation>El disco está lleno o la carpeta ya no está. No quedó nada.</translation>
    </message>
    <message>
        <source>It did not arrive whole. Nothing was kept.</source>
        <comment>share.file.integrity</comment>
        <translation>No llegó entero. No quedó nada.</translation>
    </message>
    <message>
        <source>A session carries 500 files and 8 GiB at most.</source>
        <comment>share.file.too_big</comment>
        <translation>Una sesión admite 500 archivos y 8 GiB como máximo.</translation>
    </message>
    <message>
        <source>A file of this name is not accepted.</source>
        <comment>share.file.bad_name</comment>
        <translation>No se acepta un archivo con este nombre.</translation>
    </message>
    <message>
        <source>The line was lost before it began.</source>
        <comment>share.file.lost</comment>
        <translation>La línea se perdió antes de empezar.</translation>
    </message>
    <message>
        <source>Ended with the permission. Nothing was kept.</source>
        <comment>share.file.ended</comment>
        <translation>Terminó con el permiso. No quedó nada.</translation>
    </message>
    <message>
        <source>This is a program. Open it only if you asked for it.</source>
        <comment>share.file.program</comment>
        <translation>Es un programa. Ábralo solo si usted lo pidió.</translation>
    </message>
    <message>
        <source>This can run commands when opened. Open it only if you asked for it.</source>
        <comment>share.file.script</comment>
        <translation>Puede ejecutar órdenes al abrirlo. Ábralo solo si usted lo pidió.</translation>
    </message>
    <message>
        <source>This is an archive: programs may be inside. Look before you open.</source>
        <comment>share.file.archive</comment>
        <translation>Es un archivo comprimido: puede contener programas. Mire antes de abrir.</translation>
    </message>
    <message>
        <source>This document may hold macros. Do not allow them when you open it.</source>
        <comment>share.file.macro</comment>
        <translation>Este documento puede llevar macros. No las permita al abrirlo.</translation>
    </message>
    <message>
        <source>Save in {folder}</source>
        <comment>share.file.save</comment>
        <translation>Guardar en {folder}</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <comment>share.file.other</comment>
        <translation>Otra carpeta…</translation>
    </message>
    <message>
        <source>Receive the rest</source>
        <comment>share.file.go_on</comment>
        <translation>Recibir el resto</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <comment>share.file.rest</comment>
        <translation>Enviar el resto</translation>
    </message>
    <message>
        <source>Where to save it</source>
        <comment>share.file.where</comment>
        <translation>Dónde guardarlo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>share.file.cancel</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <comment>share.file.show</comment>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Remove from this list: {file}</source>
        <comment>share.file.forget</comment>
        <translation>Quitar de esta lista: {file}</translation>
    </message>
    <message>
        <source>Copied text sent</source>
        <comment>log.clip.sent</comment>
        <translation>Texto copiado enviado</translation>
    </message>
    <message>
        <source>File offered: {file}</source>
        <comment>log.file.offered</comment>
        <translation>Archivo ofrecido: {file}</translation>
    </message>
    <message>
        <source>File arrived: {file}</source>
        <comment>log.file.done</comment>
        <translation>Archivo recibido: {file}</translation>
    </message>
    <message>
        <source>File did not arrive: {file}</source>
        <comment>log.file.refused</comment>
        <translation>El archivo no llegó: {file}</translation>
    </message>
    <message>
        <source>{name} is larger than 4 GiB. It was not sent.</source>
        <comment>cause.file_size</comment>
        <translation>{name} pasa de 4 GiB. No se envió.</translation>
    </message>
    <message>
        <source>{name} is no plain file. It was not sent.</source>
        <comment>cause.file_kind</comment>
        <translation>{name} no es un archivo corriente. No se envió.</translation>
    </message>
    <message>
        <source>{name} cannot be read. It was not sent.</source>
        <comment>cause.file_read</comment>
        <translation>{name} no se puede leer. No se envió.</translation>
    </message>
    <message>
        <source>A session carries 500 files at most. {name} was not sent.</source>
        <comment>cause.file_count</comment>
        <translation>Una sesión admite 500 archivos como máximo. {name} no se envió.</translation>
    </message>
    <message>
        <source>A session carries 8 GiB at most. {name} was not sent.</source>
        <comment>cause.file_total</comment>
        <translation>Una sesión admite 8 GiB como máximo. {name} no se envió.</translation>
    </message>
    <message>
        <source>There is no text on your clipboard. Copy some text first.</source>
        <comment>cause.clip_empty</comment>
        <translation>No hay texto en su portapapeles. Copie antes algún texto.</translation>
    </message>
    <message>
        <source>What you copied is not plain text. Nothing was sent.</source>
        <comment>cause.clip_binary</comment>
        <translation>Lo que copió no es texto sencillo. No se envió nada.</translation>
    </message>
    <message>
        <source>The copied text is longer than 262,144 bytes. Nothing was sent.</source>
        <comment>cause.clip_size</comment>
        <translation>El texto copiado pasa de 262 144 bytes. No se envió nada.</translation>
    </message>
    <message>
        <source>One piece a second. Wait a moment, then send again.</source>
        <comment>cause.clip_often</comment>
        <translation>Un envío por segundo. Espere un momento y repita.</translation>
    </message>
    <message>
        <source>Log a call</source>
        <comment>cmd.log_call</comment>
        <translation>Anotar una llamada</translation>
    </message>
    <message>
        <source>Answer the call</source>
        <comment>cmd.call_answer</comment>
        <translation>Contestar la llamada</translation>
    </message>
    <message>
        <source>Calls</source>
        <comment>call.strip</comment>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>{number} is calling</source>
        <comment>call.rings</comment>
        <translation>Llama {number}</translation>
    </message>
    <message>
        <source>{name} is calling from {number}</source>
        <comment>call.rings.known</comment>
        <translation>{name} llama desde {number}</translation>
    </message>
    <message>
        <source>Call to {number}</source>
        <comment>call.dials</comment>
        <translation>Llamada a {number}</translation>
    </message>
    <message>
        <source>{who} is on the phone; nobody has the card yet</source>
        <comment>call.on</comment>
        <translation>{who} está al teléfono; nadie tiene aún la ficha</translation>
    </message>
    <message>
        <source>{who} has hung up; nobody has the card yet</source>
        <comment>call.was</comment>
        <translation>{who} ha colgado; nadie tiene aún la ficha</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <comment>call.unknown</comment>
        <translation>Número desconocido</translation>
    </message>
    <message>
        <source>for {time}</source>
        <comment>call.rings.since</comment>
        <translation>desde hace {time}</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>call.answer</comment>
        <translation>Contestar</translation>
    </message>
    <message>
        <source>Take the card</source>
        <comment>call.take</comment>
        <translation>Tomar la ficha</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>call.ignore</comment>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>call.card</comment>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Other open calls</source>
        <comment>call.others</comment>
        <translation>Otras llamadas abiertas</translation>
    </message>
    <message>
        <source>on the line</source>
        <comment>call.others.on</comment>
        <translation>en línea</translation>
    </message>
    <message>
        <source>not closed yet</source>
        <comment>call.others.over</comment>
        <translation>sin cerrar</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>call.others.show</comment>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Ended, {time}</source>
        <comment>call.ended</comment>
        <translation>Terminada, {time}</translation>
    </message>
    <message>
        <source>Ended, nobody heard when</source>
        <comment>call.ended.unheard</comment>
        <translation>Terminada, no se sabe cuándo</translation>
    </message>
    <message>
        <source>No hang-up was heard</source>
        <comment>call.unheard</comment>
        <translation>No consta que se colgara</translation>
    </message>
    <message>
        <source>Incoming, {number}</source>
        <comment>call.in</comment>
        <translation>Entrante, {number}</translation>
    </message>
    <message>
        <source>Outgoing, {number}</source>
        <comment>call.out</comment>
        <translation>Saliente, {number}</translation>
    </message>
    <message>
        <source>Which ticket is it about?</source>
        <comment>call.which</comment>
        <translation>¿De qué ticket se trata?</translation>
    </message>
    <message>
        <source>Nobody here has this number.</source>
        <comment>call.nobody</comment>
        <translation>Nadie aquí tiene este número.</translation>
    </message>
    <message>
        <source>The number is not known, so nobody can be found by it.</source>
        <comment>call.no_number</comment>
        <translation>No se conoce el número, así que no se puede encontrar a nadie por él.</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <comment>call.unknown.who</comment>
        <translation>Una persona desconocida</translation>
    </message>
    <message>
        <source>{name} has no open ticket.</source>
        <comment>call.no_tickets</comment>
        <translation>{name} no tiene tickets abiertos.</translation>
    </message>
    <message>
        <source>The open ticket, {number}</source>
        <comment>call.this</comment>
        <translation>El ticket abierto, {number}</translation>
    </message>
    <message>
        <source>New ticket</source>
        <comment>call.new</comment>
        <translation>Ticket nuevo</translation>
    </message>
    <message>
        <source>Written into {number}</source>
        <comment>call.ticket</comment>
        <translation>Se anota en {number}</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>call.open</comment>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>1  Notice read</source>
        <comment>call.step.1</comment>
        <translation>1  Aviso leído</translation>
    </message>
    <message>
        <source>2  Customer verified</source>
        <comment>call.step.2</comment>
        <translation>2  Cliente verificado</translation>
    </message>
    <message>
        <source>3  Session with permission</source>
        <comment>call.step.3</comment>
        <translation>3  Sesión con permiso</translation>
    </message>
    <message>
        <source>4  Closed</source>
        <comment>call.step.4</comment>
        <translation>4  Cerrada</translation>
    </message>
    <message>
        <source>I note in your ticket what we say. I see your screen only if you allow it.</source>
        <comment>call.notice</comment>
        <translation>Anoto en su ticket lo que hablamos. Solo veo su pantalla si usted lo permite.</translation>
    </message>
    <message>
        <source>Read aloud: {text}</source>
        <comment>call.step.1.open</comment>
        <translation>Lea en voz alta: {text}</translation>
    </message>
    <message>
        <source>Read at {time}</source>
        <comment>call.step.1.read</comment>
        <translation>Leído a las {time}</translation>
    </message>
    <message>
        <source>Played at {time}</source>
        <comment>call.step.1.played</comment>
        <translation>Reproducido a las {time}</translation>
    </message>
    <message>
        <source>How do you know who is speaking?</source>
        <comment>call.step.2.open</comment>
        <translation>¿Cómo sabe quién habla?</translation>
    </message>
    <message>
        <source>{method}, {time}</source>
        <comment>call.step.2.done</comment>
        <translation>{method}, {time}</translation>
    </message>
    <message>
        <source>With a session a known number is not enough.</source>
        <comment>call.step.2.weak</comment>
        <translation>Con una sesión no basta un número conocido.</translation>
    </message>
    <message>
        <source>Stamps itself when the customer allows it</source>
        <comment>call.step.3.open</comment>
        <translation>Se marca solo cuando el cliente lo permite</translation>
    </message>
    <message>
        <source>Stamps itself once there is a ticket and the customer allows it</source>
        <comment>call.step.3.none</comment>
        <translation>Se marca solo cuando hay ticket y el cliente lo permite</translation>
    </message>
    <message>
        <source>Allowed at {time}</source>
        <comment>call.step.3.done</comment>
        <translation>Permitida a las {time}</translation>
    </message>
    <message>
        <source>Solved, or waiting with a promised next step</source>
        <comment>call.step.4.open</comment>
        <translation>Resuelto, o en espera con un próximo paso prometido</translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <comment>call.step.skipped</comment>
        <translation>No se hizo: {reason}</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>call.read</comment>
        <translation>Leído</translation>
    </message>
    <message>
        <source>Verified by</source>
        <comment>call.verify</comment>
        <translation>Verificado por</translation>
    </message>
    <message>
        <source>Known number</source>
        <comment>call.method.caller_id</comment>
        <translation>Número conocido</translation>
    </message>
    <message>
        <source>Account data</source>
        <comment>call.method.account</comment>
        <translation>Datos de la cuenta</translation>
    </message>
    <message>
        <source>Called back</source>
        <comment>call.method.callback</comment>
        <translation>Devolución de llamada</translation>
    </message>
    <message>
        <source>Control question</source>
        <comment>call.method.question</comment>
        <translation>Pregunta de control</translation>
    </message>
    <message>
        <source>Safety number</source>
        <comment>call.method.safety_number</comment>
        <translation>Número de seguridad</translation>
    </message>
    <message>
        <source>Notes of the call</source>
        <comment>call.notes</comment>
        <translation>Notas de la llamada</translation>
    </message>
    <message>
        <source>Go into the ticket as an internal note.</source>
        <comment>call.notes.hint</comment>
        <translation>Pasan al ticket como nota interna.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <comment>call.hang_up</comment>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Close the call</source>
        <comment>call.close</comment>
        <translation>Cerrar la llamada</translation>
    </message>
    <message>
        <source>Who calls whom?</source>
        <comment>call.log.direction</comment>
        <translation>¿Quién llama a quién?</translation>
    </message>
    <message>
        <source>The customer called</source>
        <comment>call.log.in</comment>
        <translation>Llamó el cliente</translation>
    </message>
    <message>
        <source>I called</source>
        <comment>call.log.out</comment>
        <translation>Llamé yo</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <comment>call.log.number</comment>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>Write it into {number}</source>
        <comment>call.log.here</comment>
        <translation>Anotarla en {number}</translation>
    </message>
    <message>
        <source>Start the card</source>
        <comment>call.log.go</comment>
        <translation>Abrir la ficha</translation>
    </message>
    <message>
        <source>New ticket for this call</source>
        <comment>call.new.title</comment>
        <translation>Ticket nuevo para esta llamada</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>call.new.subject</comment>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Please say in a few words what it is about.</source>
        <comment>call.new.missing</comment>
        <translation>Diga en pocas palabras de qué se trata.</translation>
    </message>
    <message>
        <source>Name of the caller</source>
        <comment>call.new.name</comment>
        <translation>Nombre de quien llama</translation>
    </message>
    <message>
        <source>{name} called.</source>
        <comment>call.new.body</comment>
        <translation>Llamó {name}.</translation>
    </message>
    <message>
        <source>Make the ticket</source>
        <comment>call.new.go</comment>
        <translation>Crear el ticket</translation>
    </message>
    <message>
        <source>Why was this not done?</source>
        <comment>call.why</comment>
        <translation>¿Por qué no se hizo?</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <comment>call.why.missing</comment>
        <translation>Diga por qué.</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>call.result</comment>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Promised next step</source>
        <comment>call.promise</comment>
        <translation>Próximo paso prometido</translation>
    </message>
    <message>
        <source>Please say what was promised.</source>
        <comment>call.promise.missing</comment>
        <translation>Diga qué se prometió.</translation>
    </message>
    <message>
        <source>Call from the customer</source>
        <comment>talk.call.in</comment>
        <translation>Llamada del cliente</translation>
    </message>
    <message>
        <source>Call to the customer</source>
        <comment>talk.call.out</comment>
        <translation>Llamada al cliente</translation>
    </message>
    <message>
        <source>{agent} spoke for {time}</source>
        <comment>talk.call.spoke</comment>
        <translation>{agent} habló durante {time}</translation>
    </message>
    <message>
        <source>{agent} is speaking</source>
        <comment>talk.call.speaks</comment>
        <translation>{agent} está hablando</translation>
    </message>
    <message>
        <source>{agent} spoke. No hang-up was heard, so it is not known for how long.</source>
        <comment>talk.call.unheard</comment>
        <translation>Habló {agent}. No consta que se colgara, así que no se sabe cuánto duró.</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <comment>talk.call.missed</comment>
        <translation>Nadie contestó.</translation>
    </message>
    <message>
        <source>Rings</source>
        <comment>talk.call.rings</comment>
        <translation>Suena</translation>
    </message>
    <message>
        <source>Notice read</source>
        <comment>talk.call.notice</comment>
        <translation>Aviso leído</translation>
    </message>
    <message>
        <source>verified: {method}</source>
        <comment>talk.call.verified</comment>
        <translation>verificado: {method}</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>talk.call.chip.missed</comment>
        <translation>Perdida</translation>
    </message>
    <message>
        <source>On the phone</source>
        <comment>talk.call.chip.live</comment>
        <translation>Al teléfono</translation>
    </message>
    <message>
        <source>A colleague has answered this call.</source>
        <comment>cause.call_taken</comment>
        <translation>Un compañero ha contestado esta llamada.</translation>
    </message>
    <message>
        <source>This call is over.</source>
        <comment>cause.call_over</comment>
        <translation>Esta llamada ha terminado.</translation>
    </message>
    <message>
        <source>This call is a colleague&apos;s.</source>
        <comment>cause.call_not_mine</comment>
        <translation>Esta llamada es de un compañero.</translation>
    </message>
    <message>
        <source>This call is written into another ticket already.</source>
        <comment>cause.call_has_ticket</comment>
        <translation>Esta llamada ya está anotada en otro ticket.</translation>
    </message>
    <message>
        <source>Some steps of this call are still open.</source>
        <comment>cause.call_steps_open</comment>
        <translation>Algunos pasos de esta llamada siguen abiertos.</translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>rec.on</comment>
        <translation>Grabando</translation>
    </message>
    <message>
        <source>Recording {time}</source>
        <comment>rec.time</comment>
        <translation>Grabando {time}</translation>
    </message>
    <message>
        <source>{agent} records what is shown.</source>
        <comment>c.recording</comment>
        <translation>{agent} graba lo que se ve.</translation>
    </message>
    <message>
        <source>Keep a recording for me</source>
        <comment>c.own.record</comment>
        <translation>Guardar una grabación para mí</translation>
    </message>
    <message>
        <source>You record your screen. {agent} can see that you do.</source>
        <comment>c.own.on</comment>
        <translation>Está grabando su pantalla. {agent} lo puede ver.</translation>
    </message>
    <message>
        <source>End my recording</source>
        <comment>c.own.stop</comment>
        <translation>Terminar mi grabación</translation>
    </message>
    <message>
        <source>Where shall your recording be kept?</source>
        <comment>c.own.title</comment>
        <translation>¿Dónde se guarda su grabación?</translation>
    </message>
    <message>
        <source>Your recording: {file}. AssistDesk on this computer opens it.</source>
        <comment>c.own.saved</comment>
        <translation>Su grabación: {file}. AssistDesk la abre en este equipo.</translation>
    </message>
    <message>
        <source>{customer} is recording</source>
        <comment>v.rec.theirs</comment>
        <translation>{customer} está grabando</translation>
    </message>
    <message>
        <source>The customer began a recording</source>
        <comment>log.own.rec.on</comment>
        <translation>El cliente empezó una grabación</translation>
    </message>
    <message>
        <source>The customer&apos;s recording ended</source>
        <comment>log.own.rec.off</comment>
        <translation>Terminó la grabación del cliente</translation>
    </message>
    <message>
        <source>Ask to record</source>
        <comment>v.rec.ask</comment>
        <translation>Pedir grabar</translation>
    </message>
    <message>
        <source>Asked to record. Press to cancel.</source>
        <comment>v.rec.asked</comment>
        <translation>Grabación pedida. Pulse para cancelar.</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <comment>v.rec.stop</comment>
        <translation>Detener la grabación</translation>
    </message>
    <message>
        <source>Mark this moment in the recording</source>
        <comment>v.rec.mark</comment>
        <translation>Marcar este momento en la grabación</translation>
    </message>
    <message>
        <source>Recording began</source>
        <comment>log.rec.on</comment>
        <translation>Comenzó la grabación</translation>
    </message>
    <message>
        <source>Recording ended</source>
        <comment>log.rec.off</comment>
        <translation>Terminó la grabación</translation>
    </message>
    <message>
        <source>Recording saved</source>
        <comment>log.rec.done</comment>
        <translation>Grabación guardada</translation>
    </message>
    <message>
        <source>Recording saved: {file}</source>
        <comment>cause.recording_saved</comment>
        <translation>Grabación guardada: {file}</translation>
    </message>
    <message>
        <source>Recording ended: this computer&apos;s disk is full or locked. The session goes on.</source>
        <comment>cause.recording_failed</comment>
        <translation>La grabación terminó: el disco de este equipo está lleno o bloqueado. La sesión sigue.</translation>
    </message>
    <message>
        <source>Recording {file}</source>
        <comment>play.title</comment>
        <translation>Grabación {file}</translation>
    </message>
    <message>
        <source>Recorded {date}</source>
        <comment>play.date</comment>
        <translation>Grabado el {date}</translation>
    </message>
    <message>
        <source>Play</source>
        <comment>play.play</comment>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>play.pause</comment>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <comment>play.place</comment>
        <translation>Posición en la grabación</translation>
    </message>
    <message>
        <source>{time} of {length}</source>
        <comment>play.time</comment>
        <translation>{time} de {length}</translation>
    </message>
    <message>
        <source>{factor}×</source>
        <comment>play.speed</comment>
        <translation>{factor}×</translation>
    </message>
    <message>
        <source>Speed</source>
        <comment>play.speed.name</comment>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Mark {number}</source>
        <comment>play.mark</comment>
        <translation>Marca {number}</translation>
    </message>
    <message>
        <source>Opening the recording…</source>
        <comment>play.opening</comment>
        <translation>Abriendo la grabación…</translation>
    </message>
    <message>
        <source>Recording is cut off after {time}. It plays up to there.</source>
        <comment>play.cut</comment>
        <translation>La grabación se corta después de {time}. Se reproduce hasta ahí.</translation>
    </message>
    <message>
        <source>This file is not a recording of AssistDesk.</source>
        <comment>cause.recording_header</comment>
        <translation>Este archivo no es una grabación de AssistDesk.</translation>
    </message>
    <message>
        <source>This recording is locked with another key. Ask who made it.</source>
        <comment>cause.recording_key</comment>
        <translation>Esta grabación está cerrada con otra llave. Pregunte a quien la hizo.</translation>
    </message>
    <message>
        <source>This recording cannot be opened. Is the file there?</source>
        <comment>cause.recording_file</comment>
        <translation>No se puede abrir esta grabación. ¿Está ahí el archivo?</translation>
    </message>
    <message>
        <source>There is no picture in this recording.</source>
        <comment>cause.recording_empty</comment>
        <translation>No hay imagen en esta grabación.</translation>
    </message>
    <message>
        <source>This key file does not hold a key.</source>
        <comment>cause.recording_key_file</comment>
        <translation>Este archivo no contiene una llave.</translation>
    </message>
    <message>
        <source>Not recorded: this computer has no keyring, so nobody could open it later. Your organisation can set a key.</source>
        <comment>cause.recording_locked_out</comment>
        <translation>No se graba: este equipo no tiene llavero y nadie podría abrir la grabación después. Su organización puede poner una llave.</translation>
    </message>
    <message>
        <source>Not recorded: this computer has no keyring, so you could not open the recording later.</source>
        <comment>cause.own_locked_out</comment>
        <translation>No se graba: este equipo no tiene llavero y usted no podría abrir la grabación después.</translation>
    </message>
    <message>
        <source>Export…</source>
        <comment>play.export</comment>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Export as a video</source>
        <comment>play.export.title</comment>
        <translation>Exportar como vídeo</translation>
    </message>
    <message>
        <source>Exporting {file}: {percent} %</source>
        <comment>play.export.running</comment>
        <translation>Exportando {file}: {percent} %</translation>
    </message>
    <message>
        <source>Exported: {file}. It is not locked: whoever has the file can watch it.</source>
        <comment>play.export.done</comment>
        <translation>Exportado: {file}. No está protegido: quien tenga el archivo puede verlo.</translation>
    </message>
    <message>
        <source>The recording is cut off after {time}, and so is the video.</source>
        <comment>play.export.cut</comment>
        <translation>La grabación se corta después de {time}, y el vídeo también.</translation>
    </message>
    <message>
        <source>Videos need one more package here. It is installed by: {command}</source>
        <comment>cause.film_extra</comment>
        <translation>Para hacer vídeos falta un paquete en este equipo. Se instala con: {command}</translation>
    </message>
    <message>
        <source>The name of a video ends with .webm or .mp4.</source>
        <comment>cause.film_suffix</comment>
        <translation>El nombre de un vídeo termina en .webm o .mp4.</translation>
    </message>
    <message>
        <source>There is a file of this name already. Nothing was written over it.</source>
        <comment>cause.film_exists</comment>
        <translation>Ya hay un archivo con ese nombre. No se ha sobrescrito nada.</translation>
    </message>
    <message>
        <source>This is the recording itself. Choose another name.</source>
        <comment>cause.film_itself</comment>
        <translation>Esa es la propia grabación. Elija otro nombre.</translation>
    </message>
    <message>
        <source>The video could not be made. The recording is as it was.</source>
        <comment>cause.film_failed</comment>
        <translation>No se pudo hacer el vídeo. La grabación sigue como estaba.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>file.attach</comment>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Attach files</source>
        <comment>cmd.attach</comment>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>Drop the files here</source>
        <comment>file.drop_here</comment>
        <translation>Suelta los archivos aquí</translation>
    </message>
    <message>
        <source>Files that go along</source>
        <comment>file.strip</comment>
        <translation>Archivos que se envían</translation>
    </message>
    <message>
        <source>{name} · {size}</source>
        <comment>file.shown</comment>
        <translation>{name} · {size}</translation>
    </message>
    <message>
        <source>{name} · {size} sent</source>
        <comment>file.sending</comment>
        <translation>{name} · {size} enviados</translation>
    </message>
    <message>
        <source>{name} waits for the connection and goes up by itself</source>
        <comment>file.waiting</comment>
        <translation>{name} espera la conexión y se enviará sola</translation>
    </message>
    <message>
        <source>{name} goes up by itself. {why}</source>
        <comment>file.waiting.why</comment>
        <translation>{name} se enviará solo. {why}</translation>
    </message>
    <message>
        <source>{name} cannot go. {why}</source>
        <comment>file.failed</comment>
        <translation>{name} no se puede enviar. {why}</translation>
    </message>
    <message>
        <source>Try again with {name}</source>
        <comment>file.again</comment>
        <translation>Reintentar con {name}</translation>
    </message>
    <message>
        <source>Attach as it is now</source>
        <comment>file.as_it_is</comment>
        <translation>Adjuntar como está ahora</translation>
    </message>
    <message>
        <source>Attach {name} as it is now</source>
        <comment>file.as_it_is.name</comment>
        <translation>Adjuntar {name} como está ahora</translation>
    </message>
    <message>
        <source>You can send once the files are up.</source>
        <comment>composer.held.sending</comment>
        <translation>Podrá enviar cuando los archivos hayan subido.</translation>
    </message>
    <message>
        <source>Take away the file that cannot go. Then you can send.</source>
        <comment>composer.held.failed</comment>
        <translation>Quite el archivo que no se puede enviar. Después podrá enviar.</translation>
    </message>
    <message>
        <source>Do not send {name}</source>
        <comment>file.remove</comment>
        <translation>No enviar {name}</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <comment>file.save</comment>
        <translation>Guardar {name}</translation>
    </message>
    <message>
        <source>Save file</source>
        <comment>file.save_title</comment>
        <translation>Guardar archivo</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <comment>file.bytes</comment>
        <translation>{count} bytes</translation>
    </message>
    <message>
        <source>{count} KB</source>
        <comment>file.kb</comment>
        <translation>{count} KB</translation>
    </message>
    <message>
        <source>{count} MB</source>
        <comment>file.mb</comment>
        <translation>{count} MB</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <comment>file.gb</comment>
        <translation>{count} GB</translation>
    </message>
    <message>
        <source>{name} merged {number} into this ticket</source>
        <comment>talk.merged</comment>
        <translation>{name} fusionó {number} con este ticket</translation>
    </message>
    <message>
        <source>{name} merged {number} into this ticket; customers see its public words</source>
        <comment>talk.merged.seen</comment>
        <translation>{name} fusionó {number} en este ticket; los clientes ven sus mensajes públicos</translation>
    </message>
    <message>
        <source>{name} merged this ticket into {number}</source>
        <comment>talk.merged_into</comment>
        <translation>{name} fusionó este ticket con {number}</translation>
    </message>
    <message>
        <source>{name} took the merge with {number} back</source>
        <comment>talk.unmerged</comment>
        <translation>{name} deshizo la fusión con {number}</translation>
    </message>
    <message numerus="yes">
        <source>{name} split off %n messages into {number}</source>
        <comment>talk.split</comment>
        <translation>
            <numerusform>{name} separó %n mensaje a {number}</numerusform>
            <numerusform>{name} separó %n mensajes a {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} split off %n messages from {number} into this ticket</source>
        <comment>talk.split_from</comment>
        <translation>
            <numerusform>{name} separó %n mensaje de {number} a este ticket</numerusform>
            <numerusform>{name} separó %n mensajes de {number} a este ticket</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages stand in {number} now</source>
        <comment>talk.away</comment>
        <translation>
            <numerusform>%n mensaje está ahora en {number}</numerusform>
            <numerusform>%n mensajes están ahora en {number}</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} gave the ticket to {person}</source>
        <comment>talk.requester</comment>
        <translation>{name} pasó el ticket al cliente {person}</translation>
    </message>
    <message>
        <source>{name} linked this ticket to {number}</source>
        <comment>talk.linked</comment>
        <translation>{name} vinculó este ticket con {number}</translation>
    </message>
    <message>
        <source>{name} took the link to {number} away</source>
        <comment>talk.unlinked</comment>
        <translation>{name} quitó el vínculo con {number}</translation>
    </message>
    <message>
        <source>These tickets cannot be put together. Is one closed or merged already?</source>
        <comment>cause.merge</comment>
        <translation>Estos tickets no se pueden fusionar. ¿Está uno cerrado o ya fusionado?</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <comment>cause.file_saved</comment>
        <translation>{name} está guardado.</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <comment>cmd.save_log</comment>
        <translation>Guardar el registro…</translation>
    </message>
    <message>
        <source>Save the log of {number}</source>
        <comment>log.save_title</comment>
        <translation>Guardar el registro de {number}</translation>
    </message>
    <message>
        <source>Log of a ticket</source>
        <comment>log.kind</comment>
        <translation>Registro de un ticket</translation>
    </message>
    <message>
        <source>{name} is saved and whole: {count} changes.</source>
        <comment>cause.log_saved</comment>
        <translation>{name} se ha guardado y está íntegro: {count} cambios.</translation>
    </message>
    <message>
        <source>{name} is saved, but the relay&apos;s log is not whole from change {count} on. Tell your admin.</source>
        <comment>cause.log_faulty</comment>
        <translation>{name} se ha guardado, pero el registro del relay no está íntegro a partir del cambio {count}. Avise a su administrador.</translation>
    </message>
    <message>
        <source>{name} is saved, but not checked: the relay is newer than this program. Update it.</source>
        <comment>cause.log_later</comment>
        <translation>{name} se ha guardado, pero sin comprobar: el relay es más reciente que este programa. Actualícelo.</translation>
    </message>
    <message>
        <source>The guide is in the ticket: {count} steps, as an internal note.</source>
        <comment>cause.guide_saved</comment>
        <translation>La guía está en el tique: {count} pasos, como nota interna.</translation>
    </message>
    <message>
        <source>At most 20 files go with one message.</source>
        <comment>cause.too_many_files</comment>
        <translation>Con un mensaje van 20 archivos como máximo.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <comment>cause.file_unreadable</comment>
        <translation>Este archivo no se puede leer.</translation>
    </message>
    <message>
        <source>It is no longer where it was.</source>
        <comment>cause.file_gone</comment>
        <translation>Ya no está donde estaba.</translation>
    </message>
    <message>
        <source>It was changed since you attached it.</source>
        <comment>cause.file_changed</comment>
        <translation>Cambió después de que usted lo adjuntara.</translation>
    </message>
    <message>
        <source>A folder cannot be sent. Put it into an archive.</source>
        <comment>cause.file_folder</comment>
        <translation>Una carpeta no se puede enviar. Póngala en un archivo comprimido.</translation>
    </message>
    <message>
        <source>The file cannot be saved there.</source>
        <comment>cause.file_unwritable</comment>
        <translation>El archivo no se puede guardar ahí.</translation>
    </message>
    <message>
        <source>Programs are not taken as attachments. Put it into an archive.</source>
        <comment>cause.attachment_type</comment>
        <translation>No se aceptan programas como adjuntos. Póngalo en un archivo comprimido.</translation>
    </message>
    <message>
        <source>Reports</source>
        <comment>rail.reports</comment>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Reports</source>
        <comment>cmd.reports</comment>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Period</source>
        <comment>m.range</comment>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>m.range.1</comment>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>7 days</source>
        <comment>m.range.7</comment>
        <translation>7 días</translation>
    </message>
    <message>
        <source>30 days</source>
        <comment>m.range.30</comment>
        <translation>30 días</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <comment>m.as_of</comment>
        <translation>A las {time}</translation>
    </message>
    <message>
        <source>CSV</source>
        <comment>m.csv</comment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <comment>m.json</comment>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Save the measures</source>
        <comment>m.save</comment>
        <translation>Guardar las cifras</translation>
    </message>
    <message>
        <source>Nothing happened in this period.</source>
        <comment>m.empty</comment>
        <translation>No pasó nada en este periodo.</translation>
    </message>
    <message>
        <source>Only the newest tickets were counted: there are too many.</source>
        <comment>m.partial</comment>
        <translation>Solo se contaron los tickets más recientes: hay demasiados.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <comment>m.percent</comment>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Too few to say</source>
        <comment>m.too_few</comment>
        <translation>Muy pocos para saberlo</translation>
    </message>
    <message numerus="yes">
        <source>from %n</source>
        <comment>m.n</comment>
        <translation>
            <numerusform>de %n</numerusform>
            <numerusform>de %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{value} of %n</source>
        <comment>m.of</comment>
        <translation>
            <numerusform>{value} de %n</numerusform>
            <numerusform>{value} de %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean {mean}, nine of ten within {p90}</source>
        <comment>m.spread</comment>
        <translation>Media {mean}, nueve de cada diez en {p90}</translation>
    </message>
    <message>
        <source>New tickets</source>
        <comment>m.created</comment>
        <translation>Tickets nuevos</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>m.solved</comment>
        <translation>Resueltos</translation>
    </message>
    <message>
        <source>First reply</source>
        <comment>m.first_reply</comment>
        <translation>Primera respuesta</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>m.resolution</comment>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>One-touch</source>
        <comment>m.one_touch</comment>
        <translation>Un solo toque</translation>
    </message>
    <message>
        <source>SLA met</source>
        <comment>m.sla_ticket</comment>
        <translation>SLA cumplido</translation>
    </message>
    <message>
        <source>First reply</source>
        <comment>m.sla.first_reply_time</comment>
        <translation>Primera respuesta</translation>
    </message>
    <message>
        <source>Next reply</source>
        <comment>m.sla.next_reply_time</comment>
        <translation>Siguiente respuesta</translation>
    </message>
    <message>
        <source>Resolution</source>
        <comment>m.sla.total_resolution_time</comment>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Calls with four steps</source>
        <comment>m.four_steps</comment>
        <translation>Llamadas con cuatro pasos</translation>
    </message>
    <message>
        <source>Opened again</source>
        <comment>m.reopens</comment>
        <translation>Reabiertos</translation>
    </message>
    <message>
        <source>Solved in one chat</source>
        <comment>m.solved_one_chat</comment>
        <translation>Resueltos en un chat</translation>
    </message>
    <message>
        <source>Lost chats</source>
        <comment>m.lost_chats</comment>
        <translation>Chats perdidos</translation>
    </message>
    <message>
        <source>Calls answered</source>
        <comment>m.calls</comment>
        <translation>Llamadas atendidas</translation>
    </message>
    <message>
        <source>Tickets that were made in the period.</source>
        <comment>m.def.created</comment>
        <translation>Tickets creados en el periodo.</translation>
    </message>
    <message>
        <source>Tickets whose last solving lies in the period.</source>
        <comment>m.def.solved</comment>
        <translation>Tickets resueltos por última vez en el periodo.</translation>
    </message>
    <message>
        <source>Median time until a person of ours answered, as the target counts it.</source>
        <comment>m.def.first_reply</comment>
        <translation>Mediana hasta que respondió una persona nuestra, como la cuenta el objetivo.</translation>
    </message>
    <message>
        <source>Median time from the making to the last solving.</source>
        <comment>m.def.resolution</comment>
        <translation>Mediana desde la creación hasta la última resolución.</translation>
    </message>
    <message>
        <source>Solved with one reply, one chat or one call, of all solved with any.</source>
        <comment>m.def.one_touch</comment>
        <translation>Resueltos con una respuesta, un chat o una llamada, de todos los resueltos con alguna.</translation>
    </message>
    <message>
        <source>Solved tickets without a missed target, of those that had one.</source>
        <comment>m.def.sla_ticket</comment>
        <translation>Tickets resueltos sin objetivo fallido, de los que tenían objetivo.</translation>
    </message>
    <message>
        <source>First replies in time, of all that were due.</source>
        <comment>m.def.sla.first_reply_time</comment>
        <translation>Primeras respuestas a tiempo, de todas las debidas.</translation>
    </message>
    <message>
        <source>Next replies in time, of all that were due.</source>
        <comment>m.def.sla.next_reply_time</comment>
        <translation>Siguientes respuestas a tiempo, de todas las debidas.</translation>
    </message>
    <message>
        <source>Resolutions in time, of all that were due.</source>
        <comment>m.def.sla.total_resolution_time</comment>
        <translation>Resoluciones a tiempo, de todas las debidas.</translation>
    </message>
    <message>
        <source>Updates</source>
        <comment>m.sla.periodic_update_time</comment>
        <translation>Actualizaciones</translation>
    </message>
    <message numerus="yes">
        <source>from %n hours</source>
        <comment>m.n.hours</comment>
        <translation>
            <numerusform>de %n hora</numerusform>
            <numerusform>de %n horas</numerusform>
        </translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <comment>m.of_time</comment>
        <translation>{part} de {whole}</translation>
    </message>
    <message numerus="yes">
        <source>%n waited: {least} to {most}, {mean} on average</source>
        <comment>m.waits</comment>
        <translation>
            <numerusform>%n esperó: de {least} a {most}, {mean} de media</numerusform>
            <numerusform>%n esperaron: de {least} a {most}, {mean} de media</numerusform>
        </translation>
    </message>
    <message>
        <source>Updates, not while pending</source>
        <comment>m.sla.pausable_update_time</comment>
        <translation>Actualizaciones, salvo en espera</translation>
    </message>
    <message>
        <source>Customer&apos;s wait</source>
        <comment>m.sla.requester_wait_time</comment>
        <translation>Espera del cliente</translation>
    </message>
    <message>
        <source>Agents&apos; work</source>
        <comment>m.sla.agent_work_time</comment>
        <translation>Trabajo de agentes</translation>
    </message>
    <message>
        <source>Wait in the queue</source>
        <comment>m.queue_wait</comment>
        <translation>Espera en la cola</translation>
    </message>
    <message>
        <source>Wait for the first line</source>
        <comment>m.chat_wait</comment>
        <translation>Espera hasta el primer mensaje</translation>
    </message>
    <message>
        <source>Response time</source>
        <comment>m.response_time</comment>
        <translation>Tiempo de respuesta</translation>
    </message>
    <message>
        <source>Mean response</source>
        <comment>m.mean_response</comment>
        <translation>Respuesta media</translation>
    </message>
    <message>
        <source>Longest response</source>
        <comment>m.longest_response</comment>
        <translation>Respuesta más larga</translation>
    </message>
    <message>
        <source>Lines per chat</source>
        <comment>m.messages</comment>
        <translation>Mensajes por chat</translation>
    </message>
    <message>
        <source>Chats at once</source>
        <comment>m.at_once</comment>
        <translation>Chats a la vez</translation>
    </message>
    <message>
        <source>Given up waiting</source>
        <comment>m.abandonment</comment>
        <translation>Dejaron de esperar</translation>
    </message>
    <message>
        <source>Calls not answered</source>
        <comment>m.call_abandonment</comment>
        <translation>Llamadas sin atender</translation>
    </message>
    <message>
        <source>Busy time</source>
        <comment>m.occupancy</comment>
        <translation>Tiempo ocupado</translation>
    </message>
    <message>
        <source>Nobody online</source>
        <comment>m.coverage_gap</comment>
        <translation>Nadie en línea</translation>
    </message>
    <message>
        <source>Chats while nobody was online</source>
        <comment>m.gap_requests</comment>
        <translation>Chats sin nadie en línea</translation>
    </message>
    <message>
        <source>Chats escalated</source>
        <comment>m.escalations</comment>
        <translation>Chats escalados</translation>
    </message>
    <message>
        <source>Backlog</source>
        <comment>m.backlog</comment>
        <translation>Pendientes acumulados</translation>
    </message>
    <message>
        <source>Updates in time while unsolved, of all that were due.</source>
        <comment>m.def.sla.periodic_update_time</comment>
        <translation>Actualizaciones a tiempo sin resolver, de todas las debidas.</translation>
    </message>
    <message>
        <source>Updates in time, not counted while pending, of all that were due.</source>
        <comment>m.def.sla.pausable_update_time</comment>
        <translation>Actualizaciones a tiempo, sin contar la espera del cliente, de todas las debidas.</translation>
    </message>
    <message>
        <source>New, open and on hold within the target, of all that were due.</source>
        <comment>m.def.sla.requester_wait_time</comment>
        <translation>Nuevo, abierto y en pausa dentro del objetivo, de todos los debidos.</translation>
    </message>
    <message>
        <source>New and open within the target, of all that were due.</source>
        <comment>m.def.sla.agent_work_time</comment>
        <translation>Nuevo y abierto dentro del objetivo, de todos los debidos.</translation>
    </message>
    <message>
        <source>Median time from the queue to an agent.</source>
        <comment>m.def.queue_wait</comment>
        <translation>Mediana del tiempo desde la cola hasta un agente.</translation>
    </message>
    <message>
        <source>Median time from the customer&apos;s first line to the first of ours.</source>
        <comment>m.def.chat_wait</comment>
        <translation>Mediana desde el primer mensaje del cliente hasta el primero nuestro.</translation>
    </message>
    <message>
        <source>Median time from unanswered lines to the next line of ours.</source>
        <comment>m.def.response_time</comment>
        <translation>Mediana desde los mensajes sin responder hasta el siguiente nuestro.</translation>
    </message>
    <message>
        <source>Median of the mean response in each agent&apos;s part of a chat.</source>
        <comment>m.def.mean_response</comment>
        <translation>Mediana de la respuesta media de cada agente en un chat.</translation>
    </message>
    <message>
        <source>Median of the longest response in each agent&apos;s part of a chat.</source>
        <comment>m.def.longest_response</comment>
        <translation>Mediana de la respuesta más larga de cada agente en un chat.</translation>
    </message>
    <message>
        <source>Median of the lines of both sides, in completed chats.</source>
        <comment>m.def.messages</comment>
        <translation>Mediana de los mensajes de ambas partes en chats completados.</translation>
    </message>
    <message>
        <source>Chats that an agent had at once, while having any.</source>
        <comment>m.def.at_once</comment>
        <translation>Chats que un agente tuvo a la vez, mientras tenía alguno.</translation>
    </message>
    <message>
        <source>Given up while waiting, of all that queued, without those who left at once.</source>
        <comment>m.def.abandonment</comment>
        <translation>Dejaron de esperar, de todos los que hicieron cola, sin quienes se fueron enseguida.</translation>
    </message>
    <message>
        <source>Incoming calls that nobody answered, of all incoming, without those that rang for seconds only.</source>
        <comment>m.def.call_abandonment</comment>
        <translation>Llamadas entrantes que nadie atendió, de todas las entrantes, sin las que sonaron solo unos segundos.</translation>
    </message>
    <message>
        <source>In chats, calls and wrap-ups, of this and the time in which agents were online and free.</source>
        <comment>m.def.occupancy</comment>
        <translation>En chats, llamadas y cierres, respecto a ese tiempo más el tiempo en línea y libre de los agentes.</translation>
    </message>
    <message>
        <source>Time inside the published hours of chat in which no agent was online.</source>
        <comment>m.def.coverage_gap</comment>
        <translation>Tiempo dentro del horario de chat publicado sin ningún agente en línea.</translation>
    </message>
    <message>
        <source>Chats and questions inside the published hours of chat that came while no agent was online.</source>
        <comment>m.def.gap_requests</comment>
        <translation>Chats y preguntas dentro del horario de chat publicado que llegaron sin ningún agente en línea.</translation>
    </message>
    <message>
        <source>Busy time by agent</source>
        <comment>m.busy</comment>
        <translation>Tiempo ocupado por agente</translation>
    </message>
    <message>
        <source>In chats, calls and wrap-ups, of the time there to help.</source>
        <comment>m.def.busy</comment>
        <translation>En chats, llamadas y cierres, del tiempo disponible para ayudar.</translation>
    </message>
    <message>
        <source>Nobody online, by group</source>
        <comment>m.gaps</comment>
        <translation>Nadie en línea, por grupo</translation>
    </message>
    <message>
        <source>Time with none of the group online, of its own hours of chat.</source>
        <comment>m.def.gaps</comment>
        <translation>Tiempo sin nadie del grupo en línea, de su propio horario de chat.</translation>
    </message>
    <message numerus="yes">
        <source>%n chats came meanwhile</source>
        <comment>m.gaps.asked</comment>
        <translation>
            <numerusform>%n chat llegó entretanto</numerusform>
            <numerusform>%n chats llegaron entretanto</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats that were escalated in the period.</source>
        <comment>m.def.escalations</comment>
        <translation>Chats que se escalaron en el periodo.</translation>
    </message>
    <message>
        <source>Unsolved tickets at the end of the last hour.</source>
        <comment>m.def.backlog</comment>
        <translation>Tickets sin resolver al final de la última hora.</translation>
    </message>
    <message>
        <source>Unsolved tickets</source>
        <comment>m.backlog.chart</comment>
        <translation>Tickets sin resolver</translation>
    </message>
    <message>
        <source>At the end of each hour, or day.</source>
        <comment>m.def.backlog.chart</comment>
        <translation>Al final de cada hora o día.</translation>
    </message>
    <message numerus="yes">
        <source>{when}: %n unsolved tickets</source>
        <comment>m.backlog.at</comment>
        <translation>
            <numerusform>{when}: %n ticket sin resolver</numerusform>
            <numerusform>{when}: %n tickets sin resolver</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats at once by agent</source>
        <comment>m.agents</comment>
        <translation>Chats a la vez por agente</translation>
    </message>
    <message>
        <source>While having any, from so many parts of chats.</source>
        <comment>m.def.agents</comment>
        <translation>Mientras tenía alguno, de tantas partes de chats.</translation>
    </message>
    <message>
        <source>Why chats were escalated</source>
        <comment>m.reasons</comment>
        <translation>Por qué se escalaron los chats</translation>
    </message>
    <message>
        <source>Chats escalated in the period, by reason.</source>
        <comment>m.def.reasons</comment>
        <translation>Chats escalados en el periodo, por motivo.</translation>
    </message>
    <message>
        <source>Answered calls with all four steps done, of all answered.</source>
        <comment>m.def.four_steps</comment>
        <translation>Llamadas contestadas con los cuatro pasos, de todas las contestadas.</translation>
    </message>
    <message>
        <source>How often solved tickets were opened again.</source>
        <comment>m.def.reopens</comment>
        <translation>Cuántas veces se reabrieron tickets resueltos.</translation>
    </message>
    <message>
        <source>Solved with one chat and not opened again within 7 days, of all solved that had a chat.</source>
        <comment>m.def.solved_one_chat</comment>
        <translation>Resueltos con un solo chat y no reabiertos en 7 días, de todos los resueltos que tuvieron chat.</translation>
    </message>
    <message>
        <source>Missed or given up, of all chats that ended.</source>
        <comment>m.def.lost_chats</comment>
        <translation>No atendidos o abandonados, de todos los chats terminados.</translation>
    </message>
    <message>
        <source>Phone calls that were answered.</source>
        <comment>m.def.calls</comment>
        <translation>Llamadas telefónicas que se atendieron.</translation>
    </message>
    <message>
        <source>First steps of tickets</source>
        <comment>m.triage</comment>
        <translation>Primeros pasos de los tickets</translation>
    </message>
    <message>
        <source>Median time from a ticket&apos;s making to each first step, of steps in the period.</source>
        <comment>m.def.triage</comment>
        <translation>Mediana desde la creación hasta cada primer paso, de los pasos del periodo.</translation>
    </message>
    <message>
        <source>What solved tickets took</source>
        <comment>m.took</comment>
        <translation>Lo que llevaron los tickets resueltos</translation>
    </message>
    <message>
        <source>Median time until the solve, of tickets solved in the period.</source>
        <comment>m.def.took</comment>
        <translation>Tiempo mediano hasta resolver, de los tickets resueltos en el periodo.</translation>
    </message>
    <message>
        <source>Customer waited</source>
        <comment>m.took.requester_wait</comment>
        <translation>Esperó el cliente</translation>
    </message>
    <message>
        <source>Agents had it</source>
        <comment>m.took.agent_work</comment>
        <translation>En manos de agentes</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>m.took.on_hold</comment>
        <translation>En espera</translation>
    </message>
    <message>
        <source>We waited</source>
        <comment>m.took.agent_wait</comment>
        <translation>Esperamos nosotros</translation>
    </message>
    <message>
        <source>New, open and on hold.</source>
        <comment>m.def.took.requester_wait</comment>
        <translation>Nuevo, abierto y en espera.</translation>
    </message>
    <message>
        <source>New and open.</source>
        <comment>m.def.took.agent_work</comment>
        <translation>Nuevo y abierto.</translation>
    </message>
    <message>
        <source>On hold for somebody else.</source>
        <comment>m.def.took.on_hold</comment>
        <translation>En espera de un tercero.</translation>
    </message>
    <message>
        <source>Pending: the customer was asked.</source>
        <comment>m.def.took.agent_wait</comment>
        <translation>Pendiente: se preguntó al cliente.</translation>
    </message>
    <message>
        <source>Time spent</source>
        <comment>m.time_spent</comment>
        <translation>Tiempo dedicado</translation>
    </message>
    <message>
        <source>Median time in calls, chats and sessions, of tickets solved in the period; where they overlap, once.</source>
        <comment>m.def.time_spent</comment>
        <translation>Tiempo mediano en llamadas, chats y sesiones, de los tickets resueltos en el periodo; si se solapan, una vez.</translation>
    </message>
    <message>
        <source>Replies per ticket</source>
        <comment>m.replies</comment>
        <translation>Respuestas por ticket</translation>
    </message>
    <message>
        <source>Median of our public replies, without lines of chats, of tickets solved in the period.</source>
        <comment>m.def.replies</comment>
        <translation>Mediana de nuestras respuestas públicas, sin líneas de chat, de los tickets resueltos en el periodo.</translation>
    </message>
    <message>
        <source>People per ticket</source>
        <comment>m.assignee_stations</comment>
        <translation>Personas por ticket</translation>
    </message>
    <message>
        <source>Median of who had a ticket in a row, of tickets solved in the period: Ana, Bo, Ana are three.</source>
        <comment>m.def.assignee_stations</comment>
        <translation>Mediana de quienes tuvieron el ticket uno tras otro, de los resueltos en el periodo: Ana, Bo, Ana son tres.</translation>
    </message>
    <message>
        <source>Groups per ticket</source>
        <comment>m.group_stations</comment>
        <translation>Grupos por ticket</translation>
    </message>
    <message>
        <source>Median of which groups had a ticket in a row, of tickets solved in the period.</source>
        <comment>m.def.group_stations</comment>
        <translation>Mediana de los grupos que tuvieron el ticket uno tras otro, de los resueltos en el periodo.</translation>
    </message>
    <message>
        <source>Steps of calls</source>
        <comment>m.steps</comment>
        <translation>Pasos de las llamadas</translation>
    </message>
    <message>
        <source>Answered calls in which each step was done, of all answered.</source>
        <comment>m.def.steps</comment>
        <translation>Llamadas atendidas en las que se hizo cada paso, de todas las atendidas.</translation>
    </message>
    <message>
        <source>Notice</source>
        <comment>m.four_steps.1</comment>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Verified</source>
        <comment>m.four_steps.2</comment>
        <translation>Verificado</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>m.four_steps.3</comment>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>m.four_steps.4</comment>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>The notice was read or played.</source>
        <comment>m.def.four_steps.1</comment>
        <translation>El aviso se leyó o se reprodujo.</translation>
    </message>
    <message>
        <source>It was made sure who speaks; a known number is enough without a session only.</source>
        <comment>m.def.four_steps.2</comment>
        <translation>Se comprobó quién habla; un número conocido basta solo sin sesión.</translation>
    </message>
    <message>
        <source>The customer allowed a session.</source>
        <comment>m.def.four_steps.3</comment>
        <translation>El cliente permitió una sesión.</translation>
    </message>
    <message>
        <source>The card was closed with a result.</source>
        <comment>m.def.four_steps.4</comment>
        <translation>La tarjeta se cerró con un resultado.</translation>
    </message>
    <message numerus="yes">
        <source>{time}, from %n</source>
        <comment>m.triage.from</comment>
        <translation>
            <numerusform>{time}, de %n</numerusform>
            <numerusform>{time}, de %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>m.triage.seen</comment>
        <translation>Visto</translation>
    </message>
    <message>
        <source>Severity set</source>
        <comment>m.triage.severity</comment>
        <translation>Gravedad fijada</translation>
    </message>
    <message>
        <source>Expert joined</source>
        <comment>m.triage.joined</comment>
        <translation>Experto añadido</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <comment>m.triage.diagnosed</comment>
        <translation>Diagnosticado</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>m.triage.solved</comment>
        <translation>Resuelto</translation>
    </message>
    <message>
        <source>Until one of ours looked at it for the first time.</source>
        <comment>m.def.triage.seen</comment>
        <translation>Hasta que uno de los nuestros lo miró por primera vez.</translation>
    </message>
    <message>
        <source>Until its severity was set for the first time.</source>
        <comment>m.def.triage.severity</comment>
        <translation>Hasta que se fijó su gravedad por primera vez.</translation>
    </message>
    <message>
        <source>Until the first expert was put on it.</source>
        <comment>m.def.triage.joined</comment>
        <translation>Hasta que se añadió el primer experto.</translation>
    </message>
    <message>
        <source>Until the first internal note that is a diagnosis.</source>
        <comment>m.def.triage.diagnosed</comment>
        <translation>Hasta la primera nota interna que es un diagnóstico.</translation>
    </message>
    <message>
        <source>Until it was solved for the first time.</source>
        <comment>m.def.triage.solved</comment>
        <translation>Hasta que se resolvió por primera vez.</translation>
    </message>
    <message>
        <source>Missed targets by type</source>
        <comment>m.breaches</comment>
        <translation>Objetivos incumplidos por tipo</translation>
    </message>
    <message>
        <source>Missed, of met and missed in the period, by the ticket&apos;s type.</source>
        <comment>m.def.breaches</comment>
        <translation>Incumplidos, de cumplidos e incumplidos en el periodo, según el tipo del ticket.</translation>
    </message>
    <message>
        <source>Question</source>
        <comment>m.type.question</comment>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Incident</source>
        <comment>m.type.incident</comment>
        <translation>Incidencia</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>m.type.problem</comment>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>m.type.task</comment>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Feature request</source>
        <comment>m.type.feature</comment>
        <translation>Petición de función</translation>
    </message>
    <message>
        <source>No type</source>
        <comment>m.type.none</comment>
        <translation>Sin tipo</translation>
    </message>
    <message>
        <source>Waiting time and its target</source>
        <comment>m.waiting</comment>
        <translation>Tiempo de espera y su objetivo</translation>
    </message>
    <message>
        <source>Median until the first reply; the pale part reaches to nine of ten. Red: over the target.</source>
        <comment>m.def.waiting</comment>
        <translation>Mediana hasta la primera respuesta; lo claro llega a nueve de cada diez. Rojo: sobre el objetivo.</translation>
    </message>
    <message numerus="yes">
        <source>{when}: median {median}, nine of ten within {p90}, from %n</source>
        <comment>m.waiting.bucket</comment>
        <translation>
            <numerusform>{when}: mediana {median}, nueve de cada diez en {p90}, de %n</numerusform>
            <numerusform>{when}: mediana {median}, nueve de cada diez en {p90}, de %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}: nothing answered</source>
        <comment>m.waiting.none</comment>
        <translation>{when}: nada respondido</translation>
    </message>
    <message>
        <source>Target {time}</source>
        <comment>m.waiting.target</comment>
        <translation>Objetivo {time}</translation>
    </message>
    <message>
        <source>When tickets come</source>
        <comment>m.heat</comment>
        <translation>Cuándo llegan los tickets</translation>
    </message>
    <message>
        <source>New tickets by weekday and hour of the day.</source>
        <comment>m.def.heat</comment>
        <translation>Tickets nuevos por día de la semana y hora.</translation>
    </message>
    <message numerus="yes">
        <source>{day}, {hour}: %n tickets</source>
        <comment>m.heat.cell</comment>
        <translation>
            <numerusform>{day}, {hour}: %n ticket</numerusform>
            <numerusform>{day}, {hour}: %n tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>Targets met</source>
        <comment>m.sla</comment>
        <translation>Objetivos cumplidos</translation>
    </message>
    <message>
        <source>Met, of met and missed in the period.</source>
        <comment>m.def.sla</comment>
        <translation>Cumplidos, de los cumplidos y fallidos en el periodo.</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <comment>m.open</comment>
        <translation>Tickets abiertos</translation>
    </message>
    <message>
        <source>What is not solved now, by status.</source>
        <comment>m.def.open</comment>
        <translation>Lo que no está resuelto ahora, por estado.</translation>
    </message>
    <message>
        <source>How chats ended</source>
        <comment>m.chats</comment>
        <translation>Cómo acabaron los chats</translation>
    </message>
    <message>
        <source>Chats that ended in the period.</source>
        <comment>m.def.chats</comment>
        <translation>Chats terminados en el periodo.</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>m.outcome.completed</comment>
        <translation>Completados</translation>
    </message>
    <message>
        <source>Customer left</source>
        <comment>m.outcome.dropped</comment>
        <translation>El cliente se fue</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>m.outcome.missed</comment>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Gave up waiting</source>
        <comment>m.outcome.abandoned</comment>
        <translation>Se cansaron de esperar</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <comment>m.outcome.offline</comment>
        <translation>Por correo</translation>
    </message>
    <message>
        <source>Waits of who gave up</source>
        <comment>m.given_up_wait</comment>
        <translation>Esperas de quienes desistieron</translation>
    </message>
    <message>
        <source>How long customers waited who gave up, without those who left at once.</source>
        <comment>m.def.given_up_wait</comment>
        <translation>Cuánto esperaron los clientes que desistieron, sin los que se fueron enseguida.</translation>
    </message>
    <message>
        <source>Ringing of calls not answered</source>
        <comment>m.call_given_up_wait</comment>
        <translation>Timbre de llamadas sin respuesta</translation>
    </message>
    <message>
        <source>How long calls rang that nobody answered, without those that rang for seconds only.</source>
        <comment>m.def.call_given_up_wait</comment>
        <translation>Cuánto sonaron las llamadas que nadie atendió, sin las que sonaron solo segundos.</translation>
    </message>
    <message>
        <source>Waiting time from</source>
        <comment>m.waiting.file</comment>
        <translation>Tiempo de espera desde</translation>
    </message>
    <message>
        <source>{title}: {part}</source>
        <comment>m.file.part</comment>
        <translation>{title}: {part}</translation>
    </message>
    <message>
        <source>Measure</source>
        <comment>m.file.measure</comment>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>m.file.name</comment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>m.file.value</comment>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Unit</source>
        <comment>m.file.unit</comment>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>From so many</source>
        <comment>m.file.n</comment>
        <translation>De cuántos</translation>
    </message>
    <message>
        <source>Mean</source>
        <comment>m.file.mean</comment>
        <translation>Media</translation>
    </message>
    <message>
        <source>Nine of ten within</source>
        <comment>m.file.p90</comment>
        <translation>Nueve de diez en menos de</translation>
    </message>
    <message>
        <source>Definition</source>
        <comment>m.file.definition</comment>
        <translation>Definición</translation>
    </message>
    <message>
        <source>Least</source>
        <comment>m.file.least</comment>
        <translation>Mínimo</translation>
    </message>
    <message>
        <source>Most</source>
        <comment>m.file.most</comment>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>{file} is saved.</source>
        <comment>measures_saved</comment>
        <translation>{file} está guardado.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <comment>measures_unsaved</comment>
        <translation>No se pudo escribir el archivo. Elija otro lugar.</translation>
    </message>
    <message>
        <source>This period is empty or too long.</source>
        <comment>cause.measures_period</comment>
        <translation>Este periodo está vacío o es demasiado largo.</translation>
    </message>
    <message>
        <source>Saved texts and macros</source>
        <comment>macros.title</comment>
        <translation>Textos guardados y macros</translation>
    </message>
    <message>
        <source>Chosen with / in the composer. They send nothing by themselves.</source>
        <comment>macros.hint</comment>
        <translation>Se eligen con / al escribir. Por sí solos no envían nada.</translation>
    </message>
    <message>
        <source>None yet. A text spares typing, a macro also sets fields; “New text or macro” makes the first.</source>
        <comment>macros.none</comment>
        <translation>Todavía ninguno. Un texto ahorra escribir y una macro también cambia campos; cree el primero con «Nuevo texto o macro».</translation>
    </message>
    <message>
        <source>New text or macro</source>
        <comment>macros.new</comment>
        <translation>Nuevo texto o macro</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>macros.edit</comment>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change {title}</source>
        <comment>macros.edit.of</comment>
        <translation>Cambiar {title}</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>macros.text</comment>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Macro</source>
        <comment>macros.macro</comment>
        <translation>Macro</translation>
    </message>
    <message>
        <source>For all</source>
        <comment>macros.shared</comment>
        <translation>Para todos</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>macros.mine</comment>
        <translation>Mío</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>macros.language</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>macros.name</comment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>macros.words</comment>
        <translation>Texto</translation>
    </message>
    <message>
        <source>What is put into the draft</source>
        <comment>macros.words.hint</comment>
        <translation>Lo que se pone en el borrador</translation>
    </message>
    <message>
        <source>Into a reply or a note</source>
        <comment>macros.kind</comment>
        <translation>En una respuesta o una nota</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <comment>macros.unchanged</comment>
        <translation>Sin cambio</translation>
    </message>
    <message>
        <source>Set the status</source>
        <comment>macros.status</comment>
        <translation>Poner el estado</translation>
    </message>
    <message>
        <source>Set the priority</source>
        <comment>macros.priority</comment>
        <translation>Poner la prioridad</translation>
    </message>
    <message>
        <source>Give the ticket to whoever uses it</source>
        <comment>macros.to_me</comment>
        <translation>Dar el ticket a quien la use</translation>
    </message>
    <message>
        <source>Share it with colleagues</source>
        <comment>macros.share</comment>
        <translation>La tienen todos los compañeros</translation>
    </message>
    <message>
        <source>For whom</source>
        <comment>macros.group</comment>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>All colleagues</source>
        <comment>macros.group.all</comment>
        <translation>Todos los compañeros</translation>
    </message>
    <message>
        <source>For a group</source>
        <comment>macros.of_group</comment>
        <translation>De un grupo</translation>
    </message>
    <message>
        <source>For {name}</source>
        <comment>macros.of_group.named</comment>
        <translation>Para {name}</translation>
    </message>
    <message>
        <source>Show from</source>
        <comment>macros.begins</comment>
        <translation>Mostrar desde</translation>
    </message>
    <message>
        <source>At once</source>
        <comment>macros.begins.none</comment>
        <translation>Desde ya</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>macros.ends</comment>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>For good</source>
        <comment>macros.ends.none</comment>
        <translation>Sin fin</translation>
    </message>
    <message>
        <source>As 2026-12-24 09:00, in your time zone, {zone}. Before and after, only whoever may change it finds it.</source>
        <comment>macros.times.hint</comment>
        <translation>Como 2026-12-24 09:00, en su zona horaria, {zone}. Antes y después solo lo encuentra quien puede cambiarlo.</translation>
    </message>
    <message>
        <source>Give a day, with or without a time, such as 2026-12-24 09:00.</source>
        <comment>moment.bad</comment>
        <translation>Indique un día, con hora o sin ella, como 2026-12-24 09:00.</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00</source>
        <comment>moment.hint</comment>
        <translation>Por ejemplo 2026-12-24 09:00</translation>
    </message>
    <message>
        <source>The end has to come after the beginning.</source>
        <comment>macros.ends.bad</comment>
        <translation>El final tiene que ser posterior al comienzo.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <comment>macros.before</comment>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>No more</source>
        <comment>macros.after</comment>
        <translation>Ya no</translation>
    </message>
    <message>
        <source>Shown from {time}</source>
        <comment>macros.from</comment>
        <translation>Se muestra desde {time}</translation>
    </message>
    <message>
        <source>Shown until {time}</source>
        <comment>macros.until</comment>
        <translation>Se muestra hasta {time}</translation>
    </message>
    <message>
        <source>Shown from {time} until {end}</source>
        <comment>macros.from_until</comment>
        <translation>Se muestra desde {time} hasta {end}</translation>
    </message>
    <message>
        <source>Was shown until {time}</source>
        <comment>macros.was_until</comment>
        <translation>Se mostró hasta {time}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <comment>macro.until</comment>
        <translation>hasta {time}</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>macros.remove</comment>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>{title} is deleted. Tickets keep what it did.</source>
        <comment>macros.remove.sure</comment>
        <translation>{title} se elimina. Los tickets conservan lo que hizo.</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>macros.keep</comment>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Please give a name and a text or a change; both in {language} at least.</source>
        <comment>macros.missing</comment>
        <translation>Dé un nombre y un texto o un cambio; ambos al menos en {language}.</translation>
    </message>
    <message>
        <source>Invite a colleague, or hand over</source>
        <comment>g.open</comment>
        <translation>Invitar a un compañero o traspasar</translation>
    </message>
    <message>
        <source>A colleague beside you, or in your place</source>
        <comment>g.title</comment>
        <translation>Un compañero a su lado o en su lugar</translation>
    </message>
    <message>
        <source>Your colleague opens this ticket, starts a session and reads the code to you.</source>
        <comment>g.how</comment>
        <translation>Su compañero abre este ticket, inicia una sesión y le lee el código.</translation>
    </message>
    <message>
        <source>Name, as the customer shall read it</source>
        <comment>g.name</comment>
        <translation>Nombre, como lo leerá el cliente</translation>
    </message>
    <message>
        <source>Code of the colleague</source>
        <comment>g.code</comment>
        <translation>Código del compañero</translation>
    </message>
    <message>
        <source>Invite</source>
        <comment>g.invite</comment>
        <translation>Invitar</translation>
    </message>
    <message>
        <source>Hand over</source>
        <comment>g.hand_over</comment>
        <translation>Traspasar</translation>
    </message>
    <message>
        <source>The customer is asked and sees that name. Your permissions do not pass on.</source>
        <comment>g.how.2</comment>
        <translation>Se pregunta al cliente, que ve el nombre. Los permisos de usted no se traspasan.</translation>
    </message>
    <message>
        <source>Your colleague only looks; you stay.</source>
        <comment>g.invite.tip</comment>
        <translation>Su compañero solo mira; usted sigue.</translation>
    </message>
    <message>
        <source>Your session ends once your colleague sees the screen.</source>
        <comment>g.hand_over.tip</comment>
        <translation>Su sesión termina cuando su compañero vea la pantalla.</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <comment>g.send</comment>
        <translation>Preguntar al cliente</translation>
    </message>
    <message>
        <source>Please say who it is.</source>
        <comment>g.name.missing</comment>
        <translation>Indique quién es.</translation>
    </message>
    <message>
        <source>This is no session code. Please check the digits.</source>
        <comment>g.code.bad</comment>
        <translation>No es un código de sesión. Revise los dígitos.</translation>
    </message>
    <message>
        <source>{customer} is asked about {name}…</source>
        <comment>g.asking</comment>
        <translation>Se pregunta a {customer} por {name}…</translation>
    </message>
    <message>
        <source>{customer} said yes to {name}.</source>
        <comment>g.yes</comment>
        <translation>{customer} ha aceptado a {name}.</translation>
    </message>
    <message>
        <source>{customer} did not let {name} in.</source>
        <comment>g.no</comment>
        <translation>{customer} no ha aceptado a {name}.</translation>
    </message>
    <message>
        <source>{name} cannot be asked in just now.</source>
        <comment>g.not_now</comment>
        <translation>Ahora no se puede invitar a {name}.</translation>
    </message>
    <message>
        <source>Who</source>
        <comment>g.who</comment>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Somebody who reads a code to me</source>
        <comment>g.who.aloud</comment>
        <translation>Alguien que me lee un código</translation>
    </message>
    <message>
        <source>Your colleague&apos;s AssistDesk is asked. The code comes by itself, sealed for yours.</source>
        <comment>g.how.sealed</comment>
        <translation>Se pregunta al AssistDesk de su colega. El código llega solo, sellado para el suyo.</translation>
    </message>
    <message>
        <source>{name} is asked to join…</source>
        <comment>g.fetching</comment>
        <translation>Se le pide a {name} que se una…</translation>
    </message>
    <message>
        <source>{name} cannot join just now.</source>
        <comment>g.alone.colleague_no</comment>
        <translation>{name} no puede unirse ahora.</translation>
    </message>
    <message>
        <source>AssistDesk is not open at {name}&apos;s.</source>
        <comment>g.alone.agent_away</comment>
        <translation>{name} no tiene AssistDesk abierto.</translation>
    </message>
    <message>
        <source>What came from {name} is not signed by your organisation.</source>
        <comment>g.alone.letter_not_verified</comment>
        <translation>Lo que llegó de {name} no está firmado por su organización.</translation>
    </message>
    <message>
        <source>Asks of colleagues</source>
        <comment>g.strip</comment>
        <translation>Peticiones de colegas</translation>
    </message>
    <message>
        <source>Join</source>
        <comment>g.strip.join</comment>
        <translation>Unirse</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>g.strip.no</comment>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>{agent} asks: may {name} look at your screen as well?</source>
        <comment>g.card.invite</comment>
        <translation>{agent} pregunta: ¿puede {name} ver también su pantalla?</translation>
    </message>
    <message>
        <source>{agent} asks: may {name} take over?</source>
        <comment>g.card.hand_over</comment>
        <translation>{agent} pregunta: ¿puede {name} continuar en su lugar?</translation>
    </message>
    <message>
        <source>Only to look. What {agent} may do does not pass on.</source>
        <comment>g.card.only</comment>
        <translation>Solo para mirar. Lo que puede hacer {agent} no se traspasa.</translation>
    </message>
    <message>
        <source>Once {name} sees your screen, {agent} no longer does.</source>
        <comment>g.card.instead</comment>
        <translation>Cuando {name} vea su pantalla, {agent} dejará de verla.</translation>
    </message>
    <message>
        <source>A second page, from {name}, then asks you once more.</source>
        <comment>g.card.next</comment>
        <translation>Después, una segunda página, de {name}, le preguntará otra vez.</translation>
    </message>
    <message>
        <source>End</source>
        <comment>g.end</comment>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>{agent} asked to let this colleague look as well.</source>
        <comment>g.sheet</comment>
        <translation>{agent} ha pedido que este compañero mire también.</translation>
    </message>
    <message>
        <source>{name} asks you to look on in the session of AD-{number}.</source>
        <comment>g.strip.invite</comment>
        <translation>{name} le pide que mire también la sesión de AD-{number}.</translation>
    </message>
    <message>
        <source>{name} asks you to take over the session of AD-{number}.</source>
        <comment>g.strip.hand_over</comment>
        <translation>{name} le pide que siga con la sesión de AD-{number}.</translation>
    </message>
    <message>
        <source>Also here</source>
        <comment>g.also</comment>
        <translation>También aquí</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <comment>g.joining</comment>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <comment>g.waits</comment>
        <translation>Espera su respuesta</translation>
    </message>
    <message>
        <source>Sees your screen</source>
        <comment>g.looking</comment>
        <translation>Ve su pantalla</translation>
    </message>
    <message>
        <source>Sees nothing just now</source>
        <comment>g.held</comment>
        <translation>Ahora no ve nada</translation>
    </message>
    <message>
        <source>End the session of {name}</source>
        <comment>g.end.name</comment>
        <translation>Terminar la sesión de {name}</translation>
    </message>
    <message>
        <source>Merge into another ticket</source>
        <comment>cmd.merge</comment>
        <translation>Fusionar con otro ticket</translation>
    </message>
    <message>
        <source>Merge {number} into…</source>
        <comment>merge.title</comment>
        <translation>Fusionar {number} con…</translation>
    </message>
    <message>
        <source>Number, words or operators</source>
        <comment>merge.find</comment>
        <translation>Número, palabras u operadores</translation>
    </message>
    <message>
        <source>Other open tickets of {name}</source>
        <comment>merge.same_customer</comment>
        <translation>Otros tickets abiertos de {name}</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>merge.found</comment>
        <translation>Encontrados</translation>
    </message>
    <message>
        <source>Looking…</source>
        <comment>merge.looking</comment>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>No ticket fits. Type a number or words.</source>
        <comment>merge.nothing</comment>
        <translation>Ningún ticket coincide. Escriba un número o palabras.</translation>
    </message>
    <message>
        <source>{number}  ·  {subject}</source>
        <comment>merge.row</comment>
        <translation>{number}  ·  {subject}</translation>
    </message>
    <message>
        <source>{name}  ·  {status}</source>
        <comment>merge.row.aside</comment>
        <translation>{name}  ·  {status}</translation>
    </message>
    <message>
        <source>What happens</source>
        <comment>merge.what</comment>
        <translation>Qué ocurre</translation>
    </message>
    <message>
        <source>{number} is closed. Nothing moves: its words also show in {target}.</source>
        <comment>merge.closes</comment>
        <translation>{number} se cierra. Nada se mueve: sus palabras se ven también en {target}.</translation>
    </message>
    <message>
        <source>Only colleagues see them there; each customer keeps what they have.</source>
        <comment>merge.staff_only</comment>
        <translation>Allí solo las ven los compañeros; cada cliente conserva lo que tiene.</translation>
    </message>
    <message>
        <source>The customers differ. {name} is not told and is not added to {target}.</source>
        <comment>merge.differ</comment>
        <translation>Los clientes son distintos. {name} no recibe aviso ni se añade a {target}.</translation>
    </message>
    <message>
        <source>Put {name} in copy on {target}</source>
        <comment>merge.copy</comment>
        <translation>Poner a {name} en copia en {target}</translation>
    </message>
    <message>
        <source>Customers may see its public words there</source>
        <comment>merge.see</comment>
        <translation>Los clientes pueden ver allí sus mensajes públicos</translation>
    </message>
    <message>
        <source>{name} reads along in {target} from now on.</source>
        <comment>merge.copied</comment>
        <translation>{name} lee también {target} desde ahora.</translation>
    </message>
    <message>
        <source>Customers of {name} who are on {target} read its public words there; notes stay internal.</source>
        <comment>merge.seen</comment>
        <translation>Los clientes de {name} que están en {target} leen allí sus mensajes públicos; las notas siguen siendo internas.</translation>
    </message>
    <message>
        <source>The clocks of {number} end and count in no figure.</source>
        <comment>merge.clocks</comment>
        <translation>Los plazos de {number} terminan y no cuentan en ninguna cifra.</translation>
    </message>
    <message>
        <source>It can be taken back for 30 days.</source>
        <comment>merge.back</comment>
        <translation>Se puede deshacer durante 30 días.</translation>
    </message>
    <message>
        <source>Merge into {target}</source>
        <comment>merge.do</comment>
        <translation>Fusionar con {target}</translation>
    </message>
    <message>
        <source>Merge</source>
        <comment>merge.do.none</comment>
        <translation>Fusionar</translation>
    </message>
    <message>
        <source>{target} is closed: nothing can be merged into it.</source>
        <comment>merge.is_closed</comment>
        <translation>{target} está cerrado: no se puede fusionar nada con él.</translation>
    </message>
    <message>
        <source>Merged into {target}. Go on there.</source>
        <comment>merged.into</comment>
        <translation>Fusionado con {target}. Continúe allí.</translation>
    </message>
    <message>
        <source>Merged into this ticket: {numbers}</source>
        <comment>merged.from</comment>
        <translation>Fusionados con este: {numbers}</translation>
    </message>
    <message>
        <source>Open {number}</source>
        <comment>merged.open</comment>
        <translation>Abrir {number}</translation>
    </message>
    <message>
        <source>Take the merge back</source>
        <comment>merged.undo</comment>
        <translation>Deshacer la fusión</translation>
    </message>
    <message>
        <source>Split off into a new ticket</source>
        <comment>cmd.split</comment>
        <translation>Separar en un ticket nuevo</translation>
    </message>
    <message>
        <source>Split off…</source>
        <comment>split.menu</comment>
        <translation>Separar…</translation>
    </message>
    <message>
        <source>Split off from {number}</source>
        <comment>split.title</comment>
        <translation>Separar de {number}</translation>
    </message>
    <message>
        <source>A new ticket of {name}. Choose what goes there.</source>
        <comment>split.hint</comment>
        <translation>Un ticket nuevo de {name}. Elija lo que pasa a él.</translation>
    </message>
    <message>
        <source>What goes into the new ticket</source>
        <comment>split.list</comment>
        <translation>Qué pasa al ticket nuevo</translation>
    </message>
    <message>
        <source>{author}, {time}</source>
        <comment>split.row</comment>
        <translation>{author}, {time}</translation>
    </message>
    <message>
        <source>Internal note</source>
        <comment>split.note</comment>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Choose what to split off</source>
        <comment>split.none</comment>
        <translation>Elija qué separar</translation>
    </message>
    <message>
        <source>Older ones are not shown here: load them in the conversation first.</source>
        <comment>split.older</comment>
        <translation>Los anteriores no se muestran aquí: cárguelos antes en la conversación.</translation>
    </message>
    <message>
        <source>They keep their times; {number} keeps a line that leads to them.</source>
        <comment>split.keeps</comment>
        <translation>Conservan su hora; en {number} queda una línea que lleva a ellos.</translation>
    </message>
    <message>
        <source>{name} is told nothing; notes stay internal.</source>
        <comment>split.untold</comment>
        <translation>{name} no recibe aviso; las notas siguen siendo internas.</translation>
    </message>
    <message>
        <source>Merging the new ticket back into {number} undoes it.</source>
        <comment>split.back</comment>
        <translation>Se deshace fusionando el ticket nuevo con {number}.</translation>
    </message>
    <message numerus="yes">
        <source>Split off %n messages</source>
        <comment>split.do</comment>
        <translation>
            <numerusform>Separar %n mensaje</numerusform>
            <numerusform>Separar %n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>Split off into {numbers}</source>
        <comment>split.into</comment>
        <translation>Separado a {numbers}</translation>
    </message>
    <message>
        <source>Split off from {numbers}</source>
        <comment>split.from</comment>
        <translation>Separado de {numbers}</translation>
    </message>
    <message>
        <source>AD-{target} is new, with what was split off AD-{number}.</source>
        <comment>cause.ticket_split</comment>
        <translation>AD-{target} es nuevo, con lo separado de AD-{number}.</translation>
    </message>
    <message>
        <source>These words cannot be split off this ticket.</source>
        <comment>cause.split</comment>
        <translation>Estas palabras no se pueden separar de este ticket.</translation>
    </message>
    <message>
        <source>This ticket is closed: nothing was split off.</source>
        <comment>cause.split_closed</comment>
        <translation>Este ticket está cerrado: no se ha separado nada.</translation>
    </message>
    <message>
        <source>This ticket is merged: split off in its target.</source>
        <comment>cause.split_merged</comment>
        <translation>Este ticket está fusionado: sepárelo en su destino.</translation>
    </message>
    <message>
        <source>Some of it stands in another ticket by now: nothing was split off.</source>
        <comment>cause.split_not_here</comment>
        <translation>Una parte está ya en otro ticket: no se ha separado nada.</translation>
    </message>
    <message>
        <source>Escalate to another group</source>
        <comment>cmd.escalate</comment>
        <translation>Escalar a otro grupo</translation>
    </message>
    <message>
        <source>Escalate {number}</source>
        <comment>escalate.title</comment>
        <translation>Escalar {number}</translation>
    </message>
    <message>
        <source>Group that takes it over</source>
        <comment>escalate.group</comment>
        <translation>Grupo que se hace cargo</translation>
    </message>
    <message>
        <source>Reason, as an internal note</source>
        <comment>escalate.reason</comment>
        <translation>Motivo, como nota interna</translation>
    </message>
    <message>
        <source>What was tried, and what they need to know</source>
        <comment>escalate.reason.hint</comment>
        <translation>Qué se ha probado y qué necesitan saber</translation>
    </message>
    <message>
        <source>Say why: whoever takes it over reads it first.</source>
        <comment>escalate.missing</comment>
        <translation>Diga por qué: quien se haga cargo lo leerá primero.</translation>
    </message>
    <message>
        <source>Nobody has it until one of that group takes it; its status stays.</source>
        <comment>escalate.nobody</comment>
        <translation>No lo lleva nadie hasta que alguien de ese grupo lo tome; su estado no cambia.</translation>
    </message>
    <message>
        <source>{name} goes on following it.</source>
        <comment>escalate.follows</comment>
        <translation>{name} lo sigue de cerca.</translation>
    </message>
    <message>
        <source>{name} is told nothing.</source>
        <comment>escalate.untold</comment>
        <translation>A {name} no se le dice nada.</translation>
    </message>
    <message>
        <source>There is no other group to escalate to.</source>
        <comment>escalate.no_group</comment>
        <translation>No hay otro grupo al que escalar.</translation>
    </message>
    <message>
        <source>Escalate to {group}</source>
        <comment>escalate.do</comment>
        <translation>Escalar a {group}</translation>
    </message>
    <message>
        <source>{name} escalated this to {group}</source>
        <comment>talk.escalated</comment>
        <translation>{name} escaló esto a {group}</translation>
    </message>
    <message>
        <source>{name} gave this to {group}</source>
        <comment>talk.group</comment>
        <translation>{name} dio esto a {group}</translation>
    </message>
    <message>
        <source>{name} took this out of its group</source>
        <comment>talk.group.none</comment>
        <translation>{name} lo sacó de su grupo</translation>
    </message>
    <message>
        <source>another group</source>
        <comment>talk.group.other</comment>
        <translation>otro grupo</translation>
    </message>
    <message>
        <source>AD-{number} is escalated to {group}.</source>
        <comment>cause.ticket_escalated</comment>
        <translation>AD-{number} se escaló a {group}.</translation>
    </message>
    <message>
        <source>The escalation of AD-{number} is taken back; its note stays.</source>
        <comment>cause.ticket_unescalated</comment>
        <translation>Se deshizo el escalado de AD-{number}; su nota queda.</translation>
    </message>
    <message>
        <source>This ticket cannot be escalated like this.</source>
        <comment>cause.escalate</comment>
        <translation>Este ticket no se puede escalar así.</translation>
    </message>
    <message>
        <source>This ticket is closed: a follow-up can be escalated.</source>
        <comment>cause.escalate_closed</comment>
        <translation>Este ticket está cerrado: se puede escalar uno de seguimiento.</translation>
    </message>
    <message>
        <source>This ticket is merged: escalate its target.</source>
        <comment>cause.escalate_merged</comment>
        <translation>Este ticket está fusionado: escale su destino.</translation>
    </message>
    <message>
        <source>This ticket is solved: reopen it first.</source>
        <comment>cause.escalate_solved</comment>
        <translation>Este ticket está resuelto: reábralo primero.</translation>
    </message>
    <message>
        <source>This group has the ticket already.</source>
        <comment>cause.escalate_same_group</comment>
        <translation>Este grupo ya tiene el ticket.</translation>
    </message>
    <message>
        <source>AD-{number} is escalated no more: there is nothing to take back.</source>
        <comment>cause.escalate_not_escalated</comment>
        <translation>AD-{number} ya no está escalado: no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Somebody of the group works on AD-{number} by now: it stays there.</source>
        <comment>cause.escalate_moved_on</comment>
        <translation>Alguien del grupo ya trabaja en AD-{number}: se queda allí.</translation>
    </message>
    <message>
        <source>Delete the ticket</source>
        <comment>cmd.delete</comment>
        <translation>Eliminar el ticket</translation>
    </message>
    <message>
        <source>Deleted: its customer cannot read it. Its words are erased 30 days after.</source>
        <comment>deleted.bar</comment>
        <translation>Eliminado: su cliente no puede leerlo. Sus palabras se borran 30 días después.</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>deleted.restore</comment>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>AD-{number} is deleted; it can be restored for 30 days.</source>
        <comment>cause.ticket_deleted</comment>
        <translation>AD-{number} se eliminó; se puede restaurar durante 30 días.</translation>
    </message>
    <message>
        <source>AD-{number} is restored.</source>
        <comment>cause.ticket_restored</comment>
        <translation>AD-{number} se restauró.</translation>
    </message>
    <message>
        <source>This ticket cannot be deleted or restored just now.</source>
        <comment>cause.delete</comment>
        <translation>Este ticket no se puede eliminar ni restaurar ahora.</translation>
    </message>
    <message>
        <source>Only an e-mail address says that one of them is of it. Confirm it where you change the customer.</source>
        <comment>cause.merge_unproven</comment>
        <translation>Solo una dirección de correo dice que uno de los dos es de ella. Confírmelo donde se cambia el cliente.</translation>
    </message>
    <message>
        <source>A chat goes on in this ticket: end it first.</source>
        <comment>cause.delete_chat</comment>
        <translation>En este ticket hay un chat en curso: termínelo primero.</translation>
    </message>
    <message>
        <source>A session goes on in this ticket: end it first.</source>
        <comment>cause.delete_session</comment>
        <translation>En este ticket hay una sesión en curso: termínela primero.</translation>
    </message>
    <message>
        <source>After 30 days a ticket cannot be restored: its words are erased.</source>
        <comment>cause.delete_too_late</comment>
        <translation>Pasados 30 días un ticket no se puede restaurar: sus palabras están borradas.</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <comment>cmd.followup</comment>
        <translation>Nuevo seguimiento</translation>
    </message>
    <message>
        <source>This ticket is closed. Something new about it goes into a new one.</source>
        <comment>follow.closed</comment>
        <translation>Este ticket está cerrado. Lo nuevo sobre él va en uno nuevo.</translation>
    </message>
    <message>
        <source>Closed. It goes on in {numbers}</source>
        <comment>follow.in</comment>
        <translation>Cerrado. Continúa en {numbers}</translation>
    </message>
    <message>
        <source>Goes on from {numbers}</source>
        <comment>follow.from</comment>
        <translation>Continúa de {numbers}</translation>
    </message>
    <message>
        <source>Follow-up of {number}</source>
        <comment>follow.title</comment>
        <translation>Seguimiento de {number}</translation>
    </message>
    <message>
        <source>A new ticket of {name}, with the tags of {number}; each leads to the other.</source>
        <comment>follow.hint</comment>
        <translation>Un ticket nuevo de {name}, con las etiquetas de {number}; cada uno lleva al otro.</translation>
    </message>
    <message>
        <source>Only a closed ticket is followed up; a merged one goes on in its target.</source>
        <comment>cause.followup</comment>
        <translation>Solo se da seguimiento a un ticket cerrado; uno fusionado continúa en su destino.</translation>
    </message>
    <message>
        <source>AD-{number} is merged into AD-{target}.</source>
        <comment>cause.ticket_merged</comment>
        <translation>AD-{number} está fusionado con AD-{target}.</translation>
    </message>
    <message>
        <source>The split is taken back: AD-{number} is merged into AD-{target}.</source>
        <comment>cause.ticket_unsplit</comment>
        <translation>La separación se deshizo: AD-{number} está fusionado con AD-{target}.</translation>
    </message>
    <message>
        <source>The merge of AD-{number} is taken back.</source>
        <comment>cause.ticket_unmerged</comment>
        <translation>Se deshizo la fusión de AD-{number}.</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are merged into AD-{target}.</source>
        <comment>cause.tickets_merged</comment>
        <translation>
            <numerusform>%n ticket fusionado en AD-{target}.</numerusform>
            <numerusform>%n tickets fusionados en AD-{target}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are merged into AD-{target}, {refused} could not be.</source>
        <comment>cause.tickets_merged_partly</comment>
        <translation>
            <numerusform>%n ticket fusionado en AD-{target}; {refused} no se pudo.</numerusform>
            <numerusform>%n tickets fusionados en AD-{target}; {refused} no se pudo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets are merged into AD-{target}, {left} are as they were.</source>
        <comment>cause.tickets_merged_stopped</comment>
        <translation>
            <numerusform>Detenido: %n ticket se fusionó en AD-{target}, {left} siguen como estaban.</numerusform>
            <numerusform>Detenido: %n tickets se fusionaron en AD-{target}, {left} siguen como estaban.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are as before the merge.</source>
        <comment>cause.tickets_unmerged</comment>
        <translation>
            <numerusform>%n ticket está como antes de la fusión.</numerusform>
            <numerusform>%n tickets están como antes de la fusión.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets are as before the merge, {left} are still merged.</source>
        <comment>cause.tickets_unmerged_stopped</comment>
        <translation>
            <numerusform>Detenido: %n ticket está como antes de fusionar, {left} siguen fusionados.</numerusform>
            <numerusform>Detenido: %n tickets están como antes de fusionar, {left} siguen fusionados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Link to another ticket…</source>
        <comment>cmd.link</comment>
        <translation>Vincular con otro ticket…</translation>
    </message>
    <message>
        <source>Link {number} to another ticket</source>
        <comment>link.title</comment>
        <translation>Vincular {number} con otro ticket</translation>
    </message>
    <message>
        <source>What is it to the other?</source>
        <comment>link.relation</comment>
        <translation>¿Qué es respecto al otro?</translation>
    </message>
    <message>
        <source>Link to {target}</source>
        <comment>link.do</comment>
        <translation>Vincular con {target}</translation>
    </message>
    <message>
        <source>Related to</source>
        <comment>link.related.out</comment>
        <translation>Relacionado con</translation>
    </message>
    <message>
        <source>Related to</source>
        <comment>link.related.in</comment>
        <translation>Relacionado con</translation>
    </message>
    <message>
        <source>Duplicate of</source>
        <comment>link.duplicate.out</comment>
        <translation>Duplicado de</translation>
    </message>
    <message>
        <source>Has as its duplicate</source>
        <comment>link.duplicate.in</comment>
        <translation>Tiene como duplicado</translation>
    </message>
    <message>
        <source>Problem behind</source>
        <comment>link.problem_of.out</comment>
        <translation>Problema de fondo de</translation>
    </message>
    <message>
        <source>Comes from the problem</source>
        <comment>link.problem_of.in</comment>
        <translation>Viene del problema</translation>
    </message>
    <message>
        <source>Parent of</source>
        <comment>link.parent.out</comment>
        <translation>Principal de</translation>
    </message>
    <message>
        <source>Child of</source>
        <comment>link.parent.in</comment>
        <translation>Parte de</translation>
    </message>
    <message>
        <source>{number} and {target} have to do with each other.</source>
        <comment>link.related.out.told</comment>
        <translation>{number} y {target} tienen que ver entre sí.</translation>
    </message>
    <message>
        <source>{number} says the same as {target}.</source>
        <comment>link.duplicate.out.told</comment>
        <translation>{number} dice lo mismo que {target}.</translation>
    </message>
    <message>
        <source>{target} says the same as {number}.</source>
        <comment>link.duplicate.in.told</comment>
        <translation>{target} dice lo mismo que {number}.</translation>
    </message>
    <message>
        <source>{number} is what {target} comes from.</source>
        <comment>link.problem_of.out.told</comment>
        <translation>{target} viene de {number}.</translation>
    </message>
    <message>
        <source>{number} comes from {target}.</source>
        <comment>link.problem_of.in.told</comment>
        <translation>{number} viene de {target}.</translation>
    </message>
    <message>
        <source>{target} is a part of {number}.</source>
        <comment>link.parent.out.told</comment>
        <translation>{target} es parte de {number}.</translation>
    </message>
    <message>
        <source>{number} is a part of {target}.</source>
        <comment>link.parent.in.told</comment>
        <translation>{number} es parte de {target}.</translation>
    </message>
    <message>
        <source>Linked tickets</source>
        <comment>linked.card</comment>
        <translation>Tickets vinculados</translation>
    </message>
    <message>
        <source>Open {number}, {subject}, {relation}</source>
        <comment>linked.open</comment>
        <translation>Abrir {number}, {subject}, {relation}</translation>
    </message>
    <message>
        <source>Take the link to {number} away</source>
        <comment>linked.off</comment>
        <translation>Quitar el vínculo con {number}</translation>
    </message>
    <message>
        <source>A ticket that you may not see</source>
        <comment>linked.unseen</comment>
        <translation>Un ticket que usted no puede ver</translation>
    </message>
    <message>
        <source>AD-{number} and AD-{target} are linked.</source>
        <comment>cause.tickets_linked</comment>
        <translation>AD-{number} y AD-{target} están vinculados.</translation>
    </message>
    <message>
        <source>AD-{number} and AD-{target} are linked no more.</source>
        <comment>cause.tickets_unlinked</comment>
        <translation>AD-{number} y AD-{target} ya no están vinculados.</translation>
    </message>
    <message>
        <source>A ticket cannot be linked to itself.</source>
        <comment>cause.link_itself</comment>
        <translation>Un ticket no se puede vincular consigo mismo.</translation>
    </message>
    <message>
        <source>100 tickets are linked to this one; more do not fit.</source>
        <comment>cause.link_many</comment>
        <translation>Este ticket ya tiene 100 vínculos; no caben más.</translation>
    </message>
    <message>
        <source>They are linked the other way round. Take that link away first.</source>
        <comment>cause.link_reversed</comment>
        <translation>Están vinculados al revés. Quite antes ese vínculo.</translation>
    </message>
    <message>
        <source>A ticket cannot be merged into itself.</source>
        <comment>cause.merge_itself</comment>
        <translation>Un ticket no se puede fusionar consigo mismo.</translation>
    </message>
    <message>
        <source>One of the two is closed: nothing was merged.</source>
        <comment>cause.merge_closed</comment>
        <translation>Uno de los dos está cerrado: no se fusionó nada.</translation>
    </message>
    <message>
        <source>One of the two is merged already.</source>
        <comment>cause.merge_merged</comment>
        <translation>Uno de los dos ya está fusionado.</translation>
    </message>
    <message>
        <source>The two customers are not of one organisation: nothing was merged.</source>
        <comment>cause.merge_organisation</comment>
        <translation>Los dos clientes no son de la misma organización: no se fusionó nada.</translation>
    </message>
    <message>
        <source>A chat goes on in this ticket: end it before it is merged.</source>
        <comment>cause.merge_chat</comment>
        <translation>En este ticket hay un chat en curso: termínelo antes de fusionarlo.</translation>
    </message>
    <message>
        <source>50 tickets are merged into that one; more do not fit.</source>
        <comment>cause.merge_many</comment>
        <translation>Ya hay 50 tickets fusionados con ese; no caben más.</translation>
    </message>
    <message>
        <source>This ticket is not merged.</source>
        <comment>cause.merge_not_merged</comment>
        <translation>Este ticket no está fusionado.</translation>
    </message>
    <message>
        <source>AD-{number} is merged no more: there is nothing to take back.</source>
        <comment>cause.unmerge_over</comment>
        <translation>AD-{number} ya no está fusionado: no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>After 30 days a merge cannot be taken back.</source>
        <comment>cause.merge_too_late</comment>
        <translation>Pasados 30 días, una fusión ya no se puede deshacer.</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>rules.name</comment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>rules.keep</comment>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>rules.edit</comment>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change {title}</source>
        <comment>rules.edit.of</comment>
        <translation>Cambiar {title}</translation>
    </message>
    <message>
        <source>Business hours</source>
        <comment>hours.title</comment>
        <translation>Horario laboral</translation>
    </message>
    <message>
        <source>Clocks that count business hours stand still outside of them.</source>
        <comment>hours.hint</comment>
        <translation>Los relojes que cuentan horas laborales se detienen fuera de ellas.</translation>
    </message>
    <message>
        <source>No business hours yet: targets count around the clock. “New hours” says when the desk is open.</source>
        <comment>hours.none</comment>
        <translation>Aún no hay horario: los objetivos cuentan a todas horas. «Nuevo horario» dice cuándo se atiende.</translation>
    </message>
    <message>
        <source>New hours</source>
        <comment>hours.new</comment>
        <translation>Nuevo horario</translation>
    </message>
    <message>
        <source>Change hours</source>
        <comment>hours.edit</comment>
        <translation>Cambiar el horario</translation>
    </message>
    <message>
        <source>{hours} · {zone}</source>
        <comment>hours.said</comment>
        <translation>{hours} · {zone}</translation>
    </message>
    <message>
        <source>Default</source>
        <comment>hours.default</comment>
        <translation>Predeterminado</translation>
    </message>
    <message numerus="yes">
        <source>%n holidays</source>
        <comment>hours.holidays.count</comment>
        <translation>
            <numerusform>%n festivo</numerusform>
            <numerusform>%n festivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone</source>
        <comment>hours.zone</comment>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>hours.closed</comment>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Write hours as 09:00-12:30, 13:00-18:00; nothing for a closed day.</source>
        <comment>hours.bad</comment>
        <translation>Escriba las horas así: 09:00-12:30, 13:00-18:00; nada para un día cerrado.</translation>
    </message>
    <message>
        <source>Hours past midnight stand on both days: 22:00-24:00, then 00:00-06:00.</source>
        <comment>hours.night</comment>
        <translation>Las horas pasada la medianoche van en los dos días: 22:00-24:00 y luego 00:00-06:00.</translation>
    </message>
    <message>
        <source>These hours overlap.</source>
        <comment>hours.overlap</comment>
        <translation>Estas horas se solapan.</translation>
    </message>
    <message>
        <source>Holidays</source>
        <comment>hours.holidays</comment>
        <translation>Festivos</translation>
    </message>
    <message>
        <source>One a line: first day - last day, name. Beginning with ?: proposed, stops no clock.</source>
        <comment>hours.holidays.hint</comment>
        <translation>Uno por línea: primer día - último día, nombre. Si empieza por ?: propuesto, no detiene relojes.</translation>
    </message>
    <message>
        <source>This is no holiday: {line}</source>
        <comment>hours.holidays.bad</comment>
        <translation>Esto no es un festivo: {line}</translation>
    </message>
    <message>
        <source>Chat is open in these hours only</source>
        <comment>hours.chat</comment>
        <translation>El chat solo está abierto en este horario</translation>
    </message>
    <message>
        <source>Nothing counts by these hours until a policy names them.</source>
        <comment>hours.effect.new</comment>
        <translation>Nada cuenta con este horario hasta que una política lo nombre.</translation>
    </message>
    <message>
        <source>Running clocks follow from now on. What has passed stays as it was counted.</source>
        <comment>hours.effect</comment>
        <translation>Los relojes en marcha cambian desde ahora. Lo ya pasado queda como se contó.</translation>
    </message>
    <message>
        <source>Field</source>
        <comment>cond.field</comment>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Compared</source>
        <comment>cond.operator</comment>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Value</source>
        <comment>cond.value</comment>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>cond.field.tags</comment>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>cond.field.priority</comment>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>cond.field.status</comment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>cond.field.type</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>cond.field.channel</comment>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>cond.field.language</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>cond.field.category</comment>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Organisation (number)</source>
        <comment>cond.field.org_id</comment>
        <translation>Organización (número)</translation>
    </message>
    <message>
        <source>Group (number)</source>
        <comment>cond.field.group_id</comment>
        <translation>Grupo (número)</translation>
    </message>
    <message>
        <source>is</source>
        <comment>cond.is</comment>
        <translation>es</translation>
    </message>
    <message>
        <source>is not</source>
        <comment>cond.is_not</comment>
        <translation>no es</translation>
    </message>
    <message>
        <source>contain</source>
        <comment>cond.includes</comment>
        <translation>contienen</translation>
    </message>
    <message>
        <source>do not contain</source>
        <comment>cond.not_includes</comment>
        <translation>no contienen</translation>
    </message>
    <message>
        <source>is empty</source>
        <comment>cond.is_empty</comment>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>is not empty</source>
        <comment>cond.is_not_empty</comment>
        <translation>no está vacío</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <comment>cond.all</comment>
        <translation>Se cumplen todas</translation>
    </message>
    <message>
        <source>At least one of these holds</source>
        <comment>cond.any</comment>
        <translation>Se cumple al menos una</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>cond.add</comment>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add to: {caption}</source>
        <comment>cond.add.to</comment>
        <translation>Añadir a: {caption}</translation>
    </message>
    <message>
        <source>Take this condition out</source>
        <comment>cond.remove</comment>
        <translation>Quitar esta condición</translation>
    </message>
    <message>
        <source>A condition has no value that fits.</source>
        <comment>cond.bad</comment>
        <translation>Una condición no tiene un valor adecuado.</translation>
    </message>
    <message>
        <source>SLA policies</source>
        <comment>policy.title</comment>
        <translation>Políticas de SLA</translation>
    </message>
    <message>
        <source>Tried from above; a ticket takes the first that fits.</source>
        <comment>policy.hint</comment>
        <translation>Se prueban de arriba abajo; un ticket toma la primera que encaja.</translation>
    </message>
    <message>
        <source>No targets yet. A policy says how soon tickets are answered and solved; “New policy” makes the first.</source>
        <comment>policy.none</comment>
        <translation>Aún no hay objetivos. Una política dice en cuánto tiempo se responde y se resuelve; cree la primera con «Nueva política».</translation>
    </message>
    <message>
        <source>New policy</source>
        <comment>policy.new</comment>
        <translation>Nueva política</translation>
    </message>
    <message>
        <source>Change policy</source>
        <comment>policy.edit</comment>
        <translation>Cambiar la política</translation>
    </message>
    <message>
        <source>Default</source>
        <comment>policy.hours.default</comment>
        <translation>Predeterminado</translation>
    </message>
    <message>
        <source>Write times as 30m, 4h or 2d (24 counted hours each); nothing where nothing is promised.</source>
        <comment>policy.targets.hint</comment>
        <translation>Escriba los tiempos como 30m, 4h o 2d (24 horas contadas cada uno); nada donde no se promete nada.</translation>
    </message>
    <message>
        <source>{metric}, {priority}</source>
        <comment>policy.target</comment>
        <translation>{metric}, {priority}</translation>
    </message>
    <message>
        <source>Counted</source>
        <comment>policy.counted</comment>
        <translation>Se cuenta</translation>
    </message>
    <message>
        <source>Counted, {priority}</source>
        <comment>policy.counted.of</comment>
        <translation>Se cuenta, {priority}</translation>
    </message>
    <message>
        <source>business hours</source>
        <comment>policy.business</comment>
        <translation>horas laborales</translation>
    </message>
    <message>
        <source>around the clock</source>
        <comment>policy.calendar</comment>
        <translation>todas las horas</translation>
    </message>
    <message>
        <source>each as before</source>
        <comment>policy.as_before</comment>
        <translation>cada una como antes</translation>
    </message>
    <message>
        <source>Write this time as 30m, 4h or 2d.</source>
        <comment>policy.target.bad</comment>
        <translation>Escriba este tiempo como 30m, 4h o 2d.</translation>
    </message>
    <message>
        <source>A policy promises something. Please fill in a time.</source>
        <comment>policy.no_target</comment>
        <translation>Una política promete algo. Indique un tiempo.</translation>
    </message>
    <message>
        <source>Tickets take it at their next update. It is tried after the others.</source>
        <comment>policy.effect.new</comment>
        <translation>Los tickets la toman en su próximo cambio. Se prueba después de las demás.</translation>
    </message>
    <message>
        <source>Tickets follow at their next update. A missed target stays missed.</source>
        <comment>policy.effect</comment>
        <translation>Los tickets la siguen en su próximo cambio. Un objetivo incumplido queda incumplido.</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>policy.remove</comment>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>{title} is deleted. Tickets keep its targets until their next update.</source>
        <comment>policy.remove.sure</comment>
        <translation>{title} se elimina. Los tickets conservan sus objetivos hasta su próximo cambio.</translation>
    </message>
    <message>
        <source>Every ticket</source>
        <comment>policy.every</comment>
        <translation>Todos los tickets</translation>
    </message>
    <message numerus="yes">
        <source>%n conditions</source>
        <comment>policy.conditions</comment>
        <translation>
            <numerusform>%n condición</numerusform>
            <numerusform>%n condiciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <comment>policy.targets</comment>
        <translation>
            <numerusform>%n objetivo</numerusform>
            <numerusform>%n objetivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Try {title} earlier</source>
        <comment>policy.up</comment>
        <translation>Probar {title} antes</translation>
    </message>
    <message>
        <source>Try {title} later</source>
        <comment>policy.down</comment>
        <translation>Probar {title} después</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <comment>cond.field.assignee_id</comment>
        <translation>Asignado a</translation>
    </message>
    <message>
        <source>me</source>
        <comment>assignee_id.me</comment>
        <translation>mí</translation>
    </message>
    <message>
        <source>Not solved</source>
        <comment>cond.field.is_unsolved</comment>
        <translation>Sin resolver</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>is_unsolved.1</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <comment>is_unsolved.0</comment>
        <translation>no</translation>
    </message>
    <message>
        <source>New view from conditions…</source>
        <comment>view.rows</comment>
        <translation>Nueva vista con condiciones…</translation>
    </message>
    <message>
        <source>New view</source>
        <comment>view.rows.new</comment>
        <translation>Nueva vista</translation>
    </message>
    <message>
        <source>As it was</source>
        <comment>view.sort.kept</comment>
        <translation>Como estaba</translation>
    </message>
    <message>
        <source>Count</source>
        <comment>view.count</comment>
        <translation>Contar</translation>
    </message>
    <message numerus="yes">
        <source>%n tickets now</source>
        <comment>view.total</comment>
        <translation>
            <numerusform>%n ticket ahora</numerusform>
            <numerusform>%n tickets ahora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n tickets now</source>
        <comment>view.total.more</comment>
        <translation>
            <numerusform>Más de %n ticket ahora</numerusform>
            <numerusform>Más de %n tickets ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>A view needs a condition.</source>
        <comment>view.no_condition</comment>
        <translation>Una vista necesita una condición.</translation>
    </message>
    <message>
        <source>Groups</source>
        <comment>view.group</comment>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>No groups</source>
        <comment>view.group.none</comment>
        <translation>Sin grupos</translation>
    </message>
    <message>
        <source>Open as a table</source>
        <comment>view.table</comment>
        <translation>Abrir como tabla</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <comment>view.columns</comment>
        <translation>Columnas de la tabla</translation>
    </message>
    <message>
        <source>Move up</source>
        <comment>view.column.up</comment>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <comment>view.column.down</comment>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>A column stands twice.</source>
        <comment>cause.view_columns</comment>
        <translation>Una columna está dos veces.</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column.status</comment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Clock</source>
        <comment>column.next_due_at</comment>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>column.id</comment>
        <translation>Número</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>column.subject</comment>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>column.requester_id</comment>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Organisation</source>
        <comment>column.org_id</comment>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <comment>column.assignee_id</comment>
        <translation>Asignado a</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>column.group_id</comment>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Priority</source>
        <comment>column.priority</comment>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column.type</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>column.channel</comment>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>column.category</comment>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>column.language</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>column.tags</comment>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>column.created_at</comment>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>column.updated_at</comment>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Due date</source>
        <comment>column.due_at</comment>
        <translation>Fecha límite</translation>
    </message>
    <message>
        <source>Due last first</source>
        <comment>list.sort.due_last</comment>
        <translation>Primero lo que vence más tarde</translation>
    </message>
    <message>
        <source>Least urgent first</source>
        <comment>list.sort.calm</comment>
        <translation>Primero los menos urgentes</translation>
    </message>
    <message>
        <source>Oldest change first</source>
        <comment>list.sort.quiet</comment>
        <translation>Primero los cambiados hace más tiempo</translation>
    </message>
    <message>
        <source>Column heads</source>
        <comment>list.heads</comment>
        <translation>Cabeceras de columnas</translation>
    </message>
    <message>
        <source>{column}, sorted upwards</source>
        <comment>list.head.up</comment>
        <translation>{column}, orden ascendente</translation>
    </message>
    <message>
        <source>{column}, sorted downwards</source>
        <comment>list.head.down</comment>
        <translation>{column}, orden descendente</translation>
    </message>
    <message>
        <source>Sort by {column}</source>
        <comment>list.head.sort</comment>
        <translation>Ordenar por {column}</translation>
    </message>
    <message>
        <source>Nobody</source>
        <comment>group.nobody</comment>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>group.no_group</comment>
        <translation>Sin grupo</translation>
    </message>
    <message>
        <source>No organisation</source>
        <comment>group.no_org</comment>
        <translation>Sin organización</translation>
    </message>
    <message>
        <source>List as table, as cards</source>
        <comment>cmd.table</comment>
        <translation>Lista como tabla o como tarjetas</translation>
    </message>
    <message>
        <source>It stands in the list of views. No ticket is touched.</source>
        <comment>view.rows.effect</comment>
        <translation>Queda en la lista de vistas. No se cambia ningún ticket.</translation>
    </message>
    <message>
        <source>As an expert you write notes here. Whoever added you can let you reply too.</source>
        <comment>composer.notes_only</comment>
        <translation>Como experto, aquí escribe notas. Quien le añadió puede permitirle responder.</translation>
    </message>
    <message>
        <source>No ticket here. Those that a colleague puts you on appear by themselves.</source>
        <comment>list.empty.expert</comment>
        <translation>Aquí no hay tickets. Los que un compañero le asigne como experto aparecen solos.</translation>
    </message>
    <message>
        <source>Also on this ticket</source>
        <comment>people.card</comment>
        <translation>También en este ticket</translation>
    </message>
    <message>
        <source>Nobody besides customer and assignee.</source>
        <comment>people.none</comment>
        <translation>Nadie más que el cliente y el responsable.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>people.more</comment>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Add someone…</source>
        <comment>people.add</comment>
        <translation>Añadir a alguien…</translation>
    </message>
    <message>
        <source>Follow</source>
        <comment>people.follow</comment>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>In copy (CC)</source>
        <comment>people.cc</comment>
        <translation>En copia (CC)</translation>
    </message>
    <message>
        <source>Follows</source>
        <comment>people.follower</comment>
        <translation>Sigue</translation>
    </message>
    <message>
        <source>Expert without a seat</source>
        <comment>people.expert</comment>
        <translation>Experto sin puesto</translation>
    </message>
    <message>
        <source>May reply to the customer</source>
        <comment>people.may_reply</comment>
        <translation>Puede responder al cliente</translation>
    </message>
    <message>
        <source>{name} may reply to the customer</source>
        <comment>people.may_reply.of</comment>
        <translation>{name} puede responder al cliente</translation>
    </message>
    <message>
        <source>Take {name} off this ticket</source>
        <comment>people.remove</comment>
        <translation>Quitar a {name} de este ticket</translation>
    </message>
    <message>
        <source>Copy a link with which {name} reads the public part</source>
        <comment>people.link</comment>
        <translation>Copiar un enlace con el que {name} lee la parte pública</translation>
    </message>
    <message>
        <source>The link for {name} is copied. It is theirs alone; an older one is void.</source>
        <comment>cause.read_link_copied</comment>
        <translation>Se copió el enlace para {name}. Es solo suyo; uno anterior deja de valer.</translation>
    </message>
    <message>
        <source>Add someone to the ticket</source>
        <comment>cmd.people</comment>
        <translation>Añadir a alguien al ticket</translation>
    </message>
    <message>
        <source>Add someone to {number}</source>
        <comment>person.title</comment>
        <translation>Añadir a alguien a {number}</translation>
    </message>
    <message>
        <source>Give to another customer…</source>
        <comment>cmd.requester</comment>
        <translation>Pasar a otro cliente…</translation>
    </message>
    <message>
        <source>Whose ticket is {number}?</source>
        <comment>requester.title</comment>
        <translation>¿De quién es {number}?</translation>
    </message>
    <message>
        <source>{name} reads along, in copy</source>
        <comment>requester.keep</comment>
        <translation>{name} sigue leyéndolo, en copia</translation>
    </message>
    <message>
        <source>{name} will be the customer: our replies go to this person.</source>
        <comment>requester.will_have</comment>
        <translation>{name} será el cliente: nuestras respuestas le llegarán.</translation>
    </message>
    <message>
        <source>{name} reads no more of it.</source>
        <comment>requester.reads_no_more</comment>
        <translation>{name} ya no leerá nada más.</translation>
    </message>
    <message>
        <source>{name} reads its public part, as until now.</source>
        <comment>requester.reads_on</comment>
        <translation>{name} seguirá leyendo la parte pública.</translation>
    </message>
    <message>
        <source>Give to {name}</source>
        <comment>requester.do</comment>
        <translation>Pasar a {name}</translation>
    </message>
    <message>
        <source>Give</source>
        <comment>requester.do.none</comment>
        <translation>Pasar</translation>
    </message>
    <message>
        <source>AD-{number} is now a ticket of {name}.</source>
        <comment>cause.requester_changed</comment>
        <translation>AD-{number} es ahora de {name}.</translation>
    </message>
    <message>
        <source>This ticket cannot be given to that customer now.</source>
        <comment>cause.requester</comment>
        <translation>Ahora este ticket no se puede pasar a ese cliente.</translation>
    </message>
    <message>
        <source>This person is blocked: the ticket stays as it was.</source>
        <comment>cause.requester_no_person</comment>
        <translation>Esta persona está bloqueada: el ticket queda como estaba.</translation>
    </message>
    <message>
        <source>A chat goes on in this ticket: end it first.</source>
        <comment>cause.requester_chat</comment>
        <translation>Hay un chat en curso en este ticket: termínelo antes.</translation>
    </message>
    <message>
        <source>A session goes on in this ticket: end it first.</source>
        <comment>cause.requester_session</comment>
        <translation>Hay una sesión en curso en este ticket: termínela antes.</translation>
    </message>
    <message>
        <source>Nobody more fits in copy: take somebody off first.</source>
        <comment>cause.requester_many</comment>
        <translation>No cabe nadie más en copia: quite antes a alguien.</translation>
    </message>
    <message>
        <source>This ticket is closed: its customer stays.</source>
        <comment>cause.requester_closed</comment>
        <translation>Este ticket está cerrado: su cliente no cambia.</translation>
    </message>
    <message>
        <source>Name or e-mail address</source>
        <comment>person.find</comment>
        <translation>Nombre o correo electrónico</translation>
    </message>
    <message>
        <source>Type the beginning of a name or an address.</source>
        <comment>person.hint</comment>
        <translation>Escriba el comienzo de un nombre o una dirección.</translation>
    </message>
    <message>
        <source>Found</source>
        <comment>person.found</comment>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Nobody fits. Add a new person below.</source>
        <comment>person.nobody</comment>
        <translation>No hay nadie así. Añada abajo a una persona nueva.</translation>
    </message>
    <message>
        <source>Colleague</source>
        <comment>person.colleague</comment>
        <translation>Colega</translation>
    </message>
    <message>
        <source>Expert</source>
        <comment>person.expert</comment>
        <translation>Experto</translation>
    </message>
    <message>
        <source>New person</source>
        <comment>person.new</comment>
        <translation>Persona nueva</translation>
    </message>
    <message>
        <source>Someone who is not here yet…</source>
        <comment>person.new.button</comment>
        <translation>Alguien que aún no está aquí…</translation>
    </message>
    <message>
        <source>{name} will follow this ticket and be told of new messages.</source>
        <comment>person.will_follow</comment>
        <translation>{name} seguirá este ticket y recibirá aviso de los mensajes nuevos.</translation>
    </message>
    <message>
        <source>{name} will see this ticket and write internal notes, but change nothing in it.</source>
        <comment>person.will_help</comment>
        <translation>{name} verá este ticket y escribirá notas internas, pero no cambiará nada en él.</translation>
    </message>
    <message>
        <source>{name} will be in copy: for the public part only, never for notes.</source>
        <comment>person.will_cc</comment>
        <translation>{name} estará en copia: solo de la parte pública, nunca de las notas.</translation>
    </message>
    <message>
        <source>Another organisation than the customer&apos;s: add only who may know of this.</source>
        <comment>person.other_org</comment>
        <translation>Es de otra organización que el cliente: añada solo a quien pueda saberlo.</translation>
    </message>
    <message>
        <source>{name} is the customer of this ticket.</source>
        <comment>person.is_requester</comment>
        <translation>{name} es el cliente de este ticket.</translation>
    </message>
    <message>
        <source>{name} is on this ticket already.</source>
        <comment>person.is_on</comment>
        <translation>{name} ya está en este ticket.</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <comment>person.add</comment>
        <translation>Añadir a {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>person.add.none</comment>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add new person</source>
        <comment>person.add.new</comment>
        <translation>Añadir persona nueva</translation>
    </message>
    <message>
        <source>{name} is off AD-{number}.</source>
        <comment>cause.person_removed</comment>
        <translation>{name} ya no está en AD-{number}.</translation>
    </message>
    <message>
        <source>This person cannot be on this ticket.</source>
        <comment>cause.participant</comment>
        <translation>Esta persona no puede estar en este ticket.</translation>
    </message>
    <message>
        <source>This ticket is closed: nobody comes or goes.</source>
        <comment>cause.person_closed</comment>
        <translation>Este ticket está cerrado: nadie entra ni sale.</translation>
    </message>
    <message>
        <source>This ticket is merged: add people in its target.</source>
        <comment>cause.person_merged</comment>
        <translation>Este ticket está fusionado: añada personas en su destino.</translation>
    </message>
    <message>
        <source>This person is the customer of the ticket already.</source>
        <comment>cause.person_requester</comment>
        <translation>Esta persona ya es el cliente del ticket.</translation>
    </message>
    <message>
        <source>This account cannot be on a ticket.</source>
        <comment>cause.person_no_person</comment>
        <translation>Esta cuenta no puede estar en un ticket.</translation>
    </message>
    <message>
        <source>This person is not in copy on this ticket.</source>
        <comment>cause.person_not_theirs</comment>
        <translation>Esta persona no está en copia en este ticket.</translation>
    </message>
    <message>
        <source>50 people are on this ticket; more do not fit.</source>
        <comment>cause.person_many</comment>
        <translation>Hay 50 personas en este ticket; no caben más.</translation>
    </message>
    <message>
        <source>News for you</source>
        <comment>told.title</comment>
        <translation>Novedades para usted</translation>
    </message>
    <message>
        <source>News for you</source>
        <comment>cmd.told</comment>
        <translation>Novedades para usted</translation>
    </message>
    <message numerus="yes">
        <source>News for you: %n unread</source>
        <comment>told.badge</comment>
        <translation>
            <numerusform>Novedades para usted: %n sin leer</numerusform>
            <numerusform>Novedades para usted: %n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was told to you yet. Notes that mention you and news of your tickets stand here.</source>
        <comment>told.none</comment>
        <translation>Aún no hay avisos para usted. Aquí verá las notas que le mencionen y las novedades de sus tickets.</translation>
    </message>
    <message>
        <source>{number} was due within the hour  ·  {subject}</source>
        <comment>told.due_soon</comment>
        <translation>{number} vencía en menos de una hora  ·  {subject}</translation>
    </message>
    <message>
        <source>{number} came due  ·  {subject}</source>
        <comment>told.due</comment>
        <translation>{number} ha vencido  ·  {subject}</translation>
    </message>
    <message>
        <source>{name} wrote in AD-{number}: {words}</source>
        <comment>cause.told_comment</comment>
        <translation>{name} escribió en AD-{number}: {words}</translation>
    </message>
    <message>
        <source>AD-{number} was given to you: {words}</source>
        <comment>cause.told_assigned</comment>
        <translation>Se le asignó AD-{number}: {words}</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <comment>told.read</comment>
        <translation>Marcar todo como leído</translation>
    </message>
    <message>
        <source>Unread</source>
        <comment>told.unread</comment>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>{name} mentioned you in {number}  ·  {subject}</source>
        <comment>told.mention</comment>
        <translation>{name} le mencionó en {number}  ·  {subject}</translation>
    </message>
    <message>
        <source>{name} wrote in {number}  ·  {subject}</source>
        <comment>told.comment</comment>
        <translation>{name} escribió en {number}  ·  {subject}</translation>
    </message>
    <message>
        <source>{number} was given to you  ·  {subject}</source>
        <comment>told.assigned</comment>
        <translation>Se le asignó {number}  ·  {subject}</translation>
    </message>
    <message>
        <source>A rule of the desk points to {number}  ·  {subject}</source>
        <comment>told.rule</comment>
        <translation>Una regla del servicio señala {number}  ·  {subject}</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>told.open</comment>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>{name} mentioned you in AD-{number}: {words}</source>
        <comment>cause.told_mention</comment>
        <translation>{name} le mencionó en AD-{number}: {words}</translation>
    </message>
    <message>
        <source>A rule of the desk points to AD-{number}: {words}</source>
        <comment>cause.told_rule</comment>
        <translation>Una regla del servicio señala AD-{number}: {words}</translation>
    </message>
    <message>
        <source>AD-{number} is due in less than an hour: {words}</source>
        <comment>cause.told_due_soon</comment>
        <translation>AD-{number} vence en menos de una hora: {words}</translation>
    </message>
    <message>
        <source>AD-{number} is due: {words}</source>
        <comment>cause.told_due</comment>
        <translation>AD-{number} ha vencido: {words}</translation>
    </message>
    <message>
        <source>Colleagues to mention</source>
        <comment>mention.list</comment>
        <translation>Colegas que puede mencionar</translation>
    </message>
    <message>
        <source>Mentions work in internal notes only.</source>
        <comment>mention.internal_only</comment>
        <translation>Las menciones solo funcionan en notas internas.</translation>
    </message>
    <message>
        <source>{name} set who is in copy: {people}</source>
        <comment>talk.cc</comment>
        <translation>{name} cambió quién está en copia: {people}</translation>
    </message>
    <message>
        <source>{name} set who follows: {people}</source>
        <comment>talk.follower</comment>
        <translation>{name} cambió quién lo sigue: {people}</translation>
    </message>
    <message>
        <source>{name} brought {person} in as an expert</source>
        <comment>talk.expert_on</comment>
        <translation>{name} incorporó a {person} como experto</translation>
    </message>
    <message>
        <source>{name} brought {person} in as an expert who may reply</source>
        <comment>talk.expert_replies</comment>
        <translation>{name} incorporó a {person} como experto que puede responder</translation>
    </message>
    <message>
        <source>{name} took {person} off the ticket</source>
        <comment>talk.expert_left</comment>
        <translation>{name} retiró a {person} del ticket</translation>
    </message>
    <message>
        <source>nobody</source>
        <comment>talk.nobody</comment>
        <translation>nadie</translation>
    </message>
    <message>
        <source>A condition names a field that such a rule does not know.</source>
        <comment>cause.rule_field</comment>
        <translation>Una condición nombra un campo que esta regla no conoce.</translation>
    </message>
    <message>
        <source>A condition compares its field in a way that does not fit.</source>
        <comment>cause.rule_operator</comment>
        <translation>Una condición compara su campo de un modo que no encaja.</translation>
    </message>
    <message>
        <source>A rule cannot set or compare with such a value.</source>
        <comment>cause.rule_value</comment>
        <translation>Una regla no puede poner ni comparar ese valor.</translation>
    </message>
    <message>
        <source>These are too many conditions. Take some out.</source>
        <comment>cause.rule_conditions</comment>
        <translation>Son demasiadas condiciones. Quite algunas.</translation>
    </message>
    <message>
        <source>A rule does something, and at most twenty things.</source>
        <comment>cause.rule_actions</comment>
        <translation>Una regla hace algo, y como mucho veinte cosas.</translation>
    </message>
    <message>
        <source>This action cannot be done yet, or says nothing.</source>
        <comment>cause.rule_action</comment>
        <translation>Esta acción aún no es posible o no dice nada.</translation>
    </message>
    <message>
        <source>The text has a placeholder that has no value here.</source>
        <comment>cause.placeholder</comment>
        <translation>El texto tiene un marcador que aquí no tiene valor.</translation>
    </message>
    <message>
        <source>Triggers</source>
        <comment>rule.trigger.title</comment>
        <translation>Disparadores</translation>
    </message>
    <message>
        <source>They run from above whenever a ticket changes.</source>
        <comment>rule.trigger.hint</comment>
        <translation>Se ejecutan desde arriba cada vez que cambia un ticket.</translation>
    </message>
    <message>
        <source>No triggers yet. One can give new tickets to a group or tell a colleague; “New trigger” makes it.</source>
        <comment>rule.trigger.none</comment>
        <translation>Aún no hay disparadores. Uno puede dar los tickets nuevos a un grupo o avisar a un compañero; se crea con «Nuevo disparador».</translation>
    </message>
    <message>
        <source>Time rules</source>
        <comment>rule.timed.title</comment>
        <translation>Reglas temporales</translation>
    </message>
    <message>
        <source>They count for tickets that come to meet them after they are switched on.</source>
        <comment>rule.timed.hint</comment>
        <translation>Valen para los tickets que las cumplan después de activarlas.</translation>
    </message>
    <message>
        <source>On</source>
        <comment>rule.on</comment>
        <translation>Activa</translation>
    </message>
    <message>
        <source>{title}: on</source>
        <comment>rule.on.of</comment>
        <translation>{title}: activa</translation>
    </message>
    <message>
        <source>Run {title} earlier</source>
        <comment>rule.up</comment>
        <translation>Ejecutar {title} antes</translation>
    </message>
    <message>
        <source>Run {title} later</source>
        <comment>rule.down</comment>
        <translation>Ejecutar {title} después</translation>
    </message>
    <message>
        <source>{when} → {then}</source>
        <comment>rule.said</comment>
        <translation>{when} → {then}</translation>
    </message>
    <message>
        <source>{time} after the ticket {since}, while: {when}</source>
        <comment>rule.after</comment>
        <translation>{time} después de que el ticket {since}, mientras: {when}</translation>
    </message>
    <message>
        <source>was made</source>
        <comment>rule.since.created</comment>
        <translation>se creó</translation>
    </message>
    <message>
        <source>last changed</source>
        <comment>rule.since.updated</comment>
        <translation>cambió por última vez</translation>
    </message>
    <message>
        <source>was solved</source>
        <comment>rule.since.solved</comment>
        <translation>se resolvió</translation>
    </message>
    <message>
        <source>began to wait for the customer</source>
        <comment>rule.since.pending</comment>
        <translation>empezó a esperar al cliente</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <comment>rule.hours</comment>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <comment>rule.days</comment>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>or</source>
        <comment>rule.or</comment>
        <translation>o</translation>
    </message>
    <message>
        <source>every ticket</source>
        <comment>rule.always</comment>
        <translation>todos los tickets</translation>
    </message>
    <message>
        <source>the ticket is new</source>
        <comment>rule.new</comment>
        <translation>el ticket es nuevo</translation>
    </message>
    <message>
        <source>whoever has the ticket</source>
        <comment>rule.assignee</comment>
        <translation>quien tenga el ticket</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <comment>rule.do.set</comment>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>add tags {tags}</source>
        <comment>rule.do.tag</comment>
        <translation>añadir etiquetas {tags}</translation>
    </message>
    <message>
        <source>take off tags {tags}</source>
        <comment>rule.do.untag</comment>
        <translation>quitar etiquetas {tags}</translation>
    </message>
    <message>
        <source>give it to the group {group}</source>
        <comment>rule.do.group</comment>
        <translation>darlo al grupo {group}</translation>
    </message>
    <message>
        <source>give it to {person}</source>
        <comment>rule.do.assign</comment>
        <translation>darlo a {person}</translation>
    </message>
    <message>
        <source>reply “{words}”</source>
        <comment>rule.do.reply</comment>
        <translation>responder «{words}»</translation>
    </message>
    <message>
        <source>note “{words}”</source>
        <comment>rule.do.note</comment>
        <translation>nota «{words}»</translation>
    </message>
    <message>
        <source>tell {people}</source>
        <comment>rule.do.tell</comment>
        <translation>avisar a {people}</translation>
    </message>
    <message>
        <source>E-mail domain</source>
        <comment>cond.field.domain</comment>
        <translation>Dominio de correo</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <comment>cond.field.email</comment>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>cond.field.plan</comment>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Region</source>
        <comment>cond.field.region</comment>
        <translation>Región</translation>
    </message>
    <message>
        <source>Organisation&apos;s tags</source>
        <comment>cond.field.org_tags</comment>
        <translation>Etiquetas de la organización</translation>
    </message>
    <message>
        <source>Organisation&apos;s group</source>
        <comment>cond.field.org_group_id</comment>
        <translation>Grupo de la organización</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>cond.field.comment</comment>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>SLA</source>
        <comment>cond.field.sla</comment>
        <translation>SLA</translation>
    </message>
    <message>
        <source>Made</source>
        <comment>cond.field.created_at</comment>
        <translation>Creado</translation>
    </message>
    <message>
        <source>changes</source>
        <comment>cond.changed</comment>
        <translation>cambia</translation>
    </message>
    <message>
        <source>changes from</source>
        <comment>cond.changed_from</comment>
        <translation>cambia desde</translation>
    </message>
    <message>
        <source>becomes</source>
        <comment>cond.changed_to</comment>
        <translation>pasa a ser</translation>
    </message>
    <message>
        <source>is a</source>
        <comment>cond.comment_is</comment>
        <translation>es</translation>
    </message>
    <message>
        <source>is by</source>
        <comment>cond.comment_by</comment>
        <translation>escrito por</translation>
    </message>
    <message>
        <source>is less than</source>
        <comment>cond.less_than</comment>
        <translation>es menor que</translation>
    </message>
    <message>
        <source>is greater than</source>
        <comment>cond.greater_than</comment>
        <translation>es mayor que</translation>
    </message>
    <message>
        <source>is before</source>
        <comment>cond.date.less_than</comment>
        <translation>es anterior a</translation>
    </message>
    <message>
        <source>is after</source>
        <comment>cond.date.greater_than</comment>
        <translation>es posterior a</translation>
    </message>
    <message>
        <source>This field is gone, or it takes no such value any more.</source>
        <comment>cond.own.bad</comment>
        <translation>Este campo ya no existe o ya no admite ese valor.</translation>
    </message>
    <message>
        <source>reply</source>
        <comment>cond.value.public</comment>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>internal note</source>
        <comment>cond.value.note</comment>
        <translation>nota interna</translation>
    </message>
    <message>
        <source>us</source>
        <comment>cond.value.ours</comment>
        <translation>nosotros</translation>
    </message>
    <message>
        <source>the customer</source>
        <comment>cond.value.theirs</comment>
        <translation>el cliente</translation>
    </message>
    <message>
        <source>a program</source>
        <comment>cond.value.bot</comment>
        <translation>un programa</translation>
    </message>
    <message>
        <source>missed</source>
        <comment>cond.value.breached</comment>
        <translation>incumplido</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>cond.value.paused</comment>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>soon due</source>
        <comment>cond.value.warning</comment>
        <translation>próximo a vencer</translation>
    </message>
    <message>
        <source>running</source>
        <comment>cond.value.running</comment>
        <translation>en curso</translation>
    </message>
    <message>
        <source>met</source>
        <comment>cond.value.met</comment>
        <translation>cumplido</translation>
    </message>
    <message>
        <source>{title} is deleted. What it did stays.</source>
        <comment>cause.rule_deleted</comment>
        <translation>{title} está borrada. Lo que hizo se queda.</translation>
    </message>
    <message>
        <source>{title} is back in its place.</source>
        <comment>cause.rule_back</comment>
        <translation>{title} vuelve a estar en su sitio.</translation>
    </message>
    <message>
        <source>New trigger</source>
        <comment>rule.trigger.new</comment>
        <translation>Nuevo disparador</translation>
    </message>
    <message>
        <source>Change trigger</source>
        <comment>rule.trigger.edit</comment>
        <translation>Cambiar el disparador</translation>
    </message>
    <message>
        <source>It counts from the next change of a ticket on. It runs after the others.</source>
        <comment>rule.trigger.effect</comment>
        <translation>Vale desde el próximo cambio de un ticket. Se ejecuta después de los demás.</translation>
    </message>
    <message>
        <source>Your change counts from the next change of a ticket on.</source>
        <comment>rule.trigger.effect.kept</comment>
        <translation>Su cambio vale desde el próximo cambio de un ticket.</translation>
    </message>
    <message>
        <source>New time rule</source>
        <comment>rule.timed.new</comment>
        <translation>Nueva regla temporal</translation>
    </message>
    <message>
        <source>Change time rule</source>
        <comment>rule.timed.edit</comment>
        <translation>Cambiar la regla temporal</translation>
    </message>
    <message>
        <source>It counts for tickets that come to meet it from now on.</source>
        <comment>rule.timed.effect</comment>
        <translation>Vale para los tickets que la cumplan a partir de ahora.</translation>
    </message>
    <message>
        <source>Tickets that wait for it are looked at again by your change.</source>
        <comment>rule.timed.effect.kept</comment>
        <translation>Los tickets que la esperan se revisan de nuevo según su cambio.</translation>
    </message>
    <message>
        <source>There are no time rules. One reminds a customer or closes what stays solved; “New time rule” makes it.</source>
        <comment>rule.timed.none</comment>
        <translation>No hay reglas temporales. Una recuerda algo al cliente o cierra lo que sigue resuelto; se crea con «Nueva regla temporal».</translation>
    </message>
    <message>
        <source>When a ticket changes and:</source>
        <comment>rule.when</comment>
        <translation>Cuando un ticket cambia y:</translation>
    </message>
    <message>
        <source>Its time runs while the ticket is like this:</source>
        <comment>rule.when.timed</comment>
        <translation>Su tiempo corre mientras el ticket está así:</translation>
    </message>
    <message>
        <source>Hours</source>
        <comment>rule.hours.field</comment>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Write whole hours, from 1 to {most}.</source>
        <comment>rule.hours.bad</comment>
        <translation>Escriba horas enteras, de 1 a {most}.</translation>
    </message>
    <message>
        <source>After the ticket</source>
        <comment>rule.since.field</comment>
        <translation>Después de que el ticket</translation>
    </message>
    <message>
        <source>was made</source>
        <comment>rule.since.of.created</comment>
        <translation>se creó</translation>
    </message>
    <message>
        <source>last changed</source>
        <comment>rule.since.of.updated</comment>
        <translation>cambió por última vez</translation>
    </message>
    <message>
        <source>began to wait for the customer</source>
        <comment>rule.since.of.pending</comment>
        <translation>empezó a esperar al cliente</translation>
    </message>
    <message>
        <source>was solved</source>
        <comment>rule.since.of.solved</comment>
        <translation>se resolvió</translation>
    </message>
    <message>
        <source>Delete</source>
        <comment>rule.delete</comment>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Copy {title}</source>
        <comment>rule.copy</comment>
        <translation>Copiar {title}</translation>
    </message>
    <message>
        <source>Copy of {title}</source>
        <comment>rule.copy.title</comment>
        <translation>Copia de {title}</translation>
    </message>
    <message>
        <source>Something is missing. Please look at the marked lines.</source>
        <comment>rule.look_above</comment>
        <translation>Falta algo. Revise las líneas marcadas.</translation>
    </message>
    <message>
        <source>A colleague deleted this rule meanwhile. Keep makes it anew.</source>
        <comment>rule.gone</comment>
        <translation>Un compañero borró esta regla mientras tanto. Guardar la crea de nuevo.</translation>
    </message>
    <message>
        <source>A colleague changed {title} while you were writing. Keep puts yours in its place.</source>
        <comment>rule.conflict</comment>
        <translation>Un compañero cambió {title} mientras usted escribía. Guardar pone la suya en su lugar.</translation>
    </message>
    <message>
        <source>Clock “{metric}”</source>
        <comment>cond.field.clock</comment>
        <translation>Reloj «{metric}»</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>cond.field.group</comment>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Ticket</source>
        <comment>cond.field.ticket</comment>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>cond.field.severity</comment>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>cond.field.form_id</comment>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>Own status</source>
        <comment>cond.field.custom_status_id</comment>
        <translation>Estado propio</translation>
    </message>
    <message>
        <source>Hours since it was made</source>
        <comment>cond.field.hours_since.created</comment>
        <translation>Horas desde que se creó</translation>
    </message>
    <message>
        <source>Hours since it last changed</source>
        <comment>cond.field.hours_since.updated</comment>
        <translation>Horas desde el último cambio</translation>
    </message>
    <message>
        <source>Hours since it was solved</source>
        <comment>cond.field.hours_since.solved</comment>
        <translation>Horas desde que se resolvió</translation>
    </message>
    <message>
        <source>Hours of waiting for the customer</source>
        <comment>cond.field.hours_since.pending</comment>
        <translation>Horas de espera al cliente</translation>
    </message>
    <message>
        <source>Last changed</source>
        <comment>cond.field.updated_at</comment>
        <translation>Último cambio</translation>
    </message>
    <message>
        <source>Solved</source>
        <comment>cond.field.solved_at</comment>
        <translation>Resuelto</translation>
    </message>
    <message>
        <source>Next due</source>
        <comment>cond.field.next_due_at</comment>
        <translation>Próximo vencimiento</translation>
    </message>
    <message>
        <source>Due date</source>
        <comment>cond.field.due_at</comment>
        <translation>Fecha límite</translation>
    </message>
    <message>
        <source>Hours until it is due</source>
        <comment>cond.field.hours_until.due</comment>
        <translation>Horas hasta que vence</translation>
    </message>
    <message>
        <source>Problem</source>
        <comment>cond.field.problem_id</comment>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Follow-up of</source>
        <comment>cond.field.followup_of</comment>
        <translation>Continuación de</translation>
    </message>
    <message>
        <source>For review</source>
        <comment>cond.field.flagged</comment>
        <translation>Para revisar</translation>
    </message>
    <message>
        <source>is new</source>
        <comment>cond.new</comment>
        <translation>es nuevo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <comment>cond.choose</comment>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>whoever makes the change</source>
        <comment>cond.value.actor</comment>
        <translation>quien hace el cambio</translation>
    </message>
    <message>
        <source>several parted by commas</source>
        <comment>cond.value.many</comment>
        <translation>varios separados por comas</translation>
    </message>
    <message>
        <source>Say what it is compared with.</source>
        <comment>cond.value.bad</comment>
        <translation>Indique con qué se compara.</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <comment>cond.value.bad.number</comment>
        <translation>Escriba un número entero.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>channel.mail</comment>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>channel.form</comment>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>App</source>
        <comment>channel.app</comment>
        <translation>App</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>channel.chat</comment>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>channel.voice</comment>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>channel.session</comment>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Room</source>
        <comment>channel.room</comment>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Feed</source>
        <comment>channel.feed</comment>
        <translation>Canal de noticias</translation>
    </message>
    <message>
        <source>Social media</source>
        <comment>channel.social</comment>
        <translation>Redes sociales</translation>
    </message>
    <message>
        <source>API</source>
        <comment>channel.api</comment>
        <translation>API</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>channel.import</comment>
        <translation>Importación</translation>
    </message>
    <message>
        <source>1, the worst</source>
        <comment>severity.1</comment>
        <translation>1, la peor</translation>
    </message>
    <message>
        <source>2</source>
        <comment>severity.2</comment>
        <translation>2</translation>
    </message>
    <message>
        <source>3</source>
        <comment>severity.3</comment>
        <translation>3</translation>
    </message>
    <message>
        <source>4, the mildest</source>
        <comment>severity.4</comment>
        <translation>4, la más leve</translation>
    </message>
    <message>
        <source>Then, in this order</source>
        <comment>act.caption</comment>
        <translation>Entonces, en este orden</translation>
    </message>
    <message>
        <source>What it does</source>
        <comment>act.kind</comment>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>Do this earlier</source>
        <comment>act.earlier</comment>
        <translation>Hacer esto antes</translation>
    </message>
    <message>
        <source>Do this later</source>
        <comment>act.later</comment>
        <translation>Hacer esto después</translation>
    </message>
    <message>
        <source>Take this out</source>
        <comment>act.remove</comment>
        <translation>Quitar esto</translation>
    </message>
    <message>
        <source>Add what the rule does.</source>
        <comment>act.missing</comment>
        <translation>Añada lo que hace la regla.</translation>
    </message>
    <message>
        <source>Set the status</source>
        <comment>act.status</comment>
        <translation>Poner el estado</translation>
    </message>
    <message>
        <source>Set the priority</source>
        <comment>act.priority</comment>
        <translation>Poner la prioridad</translation>
    </message>
    <message>
        <source>Set the type</source>
        <comment>act.type</comment>
        <translation>Poner el tipo</translation>
    </message>
    <message>
        <source>Set the severity</source>
        <comment>act.severity</comment>
        <translation>Poner la gravedad</translation>
    </message>
    <message>
        <source>Set the category</source>
        <comment>act.category</comment>
        <translation>Poner la categoría</translation>
    </message>
    <message>
        <source>Set the language</source>
        <comment>act.language</comment>
        <translation>Poner el idioma</translation>
    </message>
    <message>
        <source>Set “{field}”</source>
        <comment>act.own</comment>
        <translation>Establecer «{field}»</translation>
    </message>
    <message>
        <source>Nothing empties the field</source>
        <comment>act.own.empty</comment>
        <translation>Nada: vacía el campo</translation>
    </message>
    <message>
        <source>This field is gone, or it takes no such value. Choose another one.</source>
        <comment>act.own.bad</comment>
        <translation>Este campo ya no existe o no admite ese valor. Elija otro.</translation>
    </message>
    <message>
        <source>{name} (deleted)</source>
        <comment>gone.named</comment>
        <translation>{name} (eliminado)</translation>
    </message>
    <message>
        <source>Still named by: {what}. Their lists say so afterwards, where you choose anew.</source>
        <comment>uses.line</comment>
        <translation>Aún lo nombran: {what}. Sus listas lo dirán después; allí se elige de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n triggers</source>
        <comment>uses.triggers</comment>
        <translation>
            <numerusform>%n disparador</numerusform>
            <numerusform>%n disparadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time rules</source>
        <comment>uses.timed</comment>
        <translation>
            <numerusform>%n regla temporal</numerusform>
            <numerusform>%n reglas temporales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SLA policies</source>
        <comment>uses.policies</comment>
        <translation>
            <numerusform>%n política de SLA</numerusform>
            <numerusform>%n políticas de SLA</numerusform>
        </translation>
    </message>
    <message>
        <source>Names {what}. Open it and choose anew.</source>
        <comment>gone.line</comment>
        <translation>Nombra {what}. Ábrelo y elige de nuevo.</translation>
    </message>
    <message>
        <source>Names {what}. Choose anew, or take it out.</source>
        <comment>gone.row</comment>
        <translation>Nombra {what}. Elige de nuevo o quítalo.</translation>
    </message>
    <message>
        <source>This field is deleted. Take the condition out.</source>
        <comment>gone.field</comment>
        <translation>Este campo se ha eliminado. Quita la condición.</translation>
    </message>
    <message>
        <source>Change tags</source>
        <comment>act.tags</comment>
        <translation>Cambiar etiquetas</translation>
    </message>
    <message>
        <source>Give the ticket to</source>
        <comment>act.assign</comment>
        <translation>Dar el ticket a</translation>
    </message>
    <message>
        <source>Write an internal note</source>
        <comment>act.note</comment>
        <translation>Escribir una nota interna</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <comment>act.reply</comment>
        <translation>Responder al cliente</translation>
    </message>
    <message>
        <source>Tell colleagues</source>
        <comment>act.tell</comment>
        <translation>Avisar a compañeros</translation>
    </message>
    <message>
        <source>none</source>
        <comment>act.none</comment>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Write a tag to add or to take off.</source>
        <comment>act.tags.missing</comment>
        <translation>Escriba una etiqueta que añadir o quitar.</translation>
    </message>
    <message>
        <source>Write the category, such as licences/renewal.</source>
        <comment>act.category.missing</comment>
        <translation>Escriba la categoría, por ejemplo licencias/renovación.</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>act.group</comment>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Group as it is</source>
        <comment>act.group.any</comment>
        <translation>El grupo que tenga</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>act.group.none</comment>
        <translation>Ningún grupo</translation>
    </message>
    <message>
        <source>Agent</source>
        <comment>act.agent</comment>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Agent as it is</source>
        <comment>act.agent.any</comment>
        <translation>El agente que tenga</translation>
    </message>
    <message>
        <source>No single agent</source>
        <comment>act.agent.none</comment>
        <translation>Ningún agente</translation>
    </message>
    <message>
        <source>Choose a group or an agent.</source>
        <comment>act.assign.missing</comment>
        <translation>Elija un grupo o un agente.</translation>
    </message>
    <message>
        <source>Choose who is told.</source>
        <comment>act.tell.missing</comment>
        <translation>Elija a quién se avisa.</translation>
    </message>
    <message>
        <source>Write the words, at least in {language}.</source>
        <comment>act.text.missing</comment>
        <translation>Escriba el texto, al menos en {language}.</translation>
    </message>
    <message>
        <source>Words of the note</source>
        <comment>act.note.words</comment>
        <translation>Texto de la nota</translation>
    </message>
    <message>
        <source>Words of the reply</source>
        <comment>act.reply.words</comment>
        <translation>Texto de la respuesta</translation>
    </message>
    <message>
        <source>Filled in by themselves: {marks}</source>
        <comment>act.marks</comment>
        <translation>Se rellenan solos: {marks}</translation>
    </message>
    <message>
        <source>This person is no agent any more. Choose somebody else.</source>
        <comment>act.no_agent</comment>
        <translation>Esta persona ya no es agente. Elija a otra.</translation>
    </message>
    <message>
        <source>This group is gone. Choose another one.</source>
        <comment>act.no_group</comment>
        <translation>Este grupo ya no existe. Elija otro.</translation>
    </message>
    <message>
        <source>Known words</source>
        <comment>words.offers</comment>
        <translation>Palabras conocidas</translation>
    </message>
    <message>
        <source>Try it</source>
        <comment>trial.try</comment>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Looks at the newest tickets. Nothing is changed.</source>
        <comment>trial.hint</comment>
        <translation>Mira los tickets más recientes. No se cambia nada.</translation>
    </message>
    <message>
        <source>Looks at the newest tickets as they are now. Nothing is changed.</source>
        <comment>trial.hint.timed</comment>
        <translation>Mira los tickets más recientes tal como están. No se cambia nada.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <comment>trial.waits</comment>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>There are no tickets yet.</source>
        <comment>trial.none</comment>
        <translation>Aún no hay tickets.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the newest {tickets} tickets would have met it.</source>
        <comment>trial.met</comment>
        <translation>
            <numerusform>%n de los {tickets} tickets más recientes lo habría cumplido.</numerusform>
            <numerusform>%n de los {tickets} tickets más recientes lo habrían cumplido.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the newest {tickets} tickets wait for it now.</source>
        <comment>trial.met.timed</comment>
        <translation>
            <numerusform>%n de los {tickets} tickets más recientes la espera ahora.</numerusform>
            <numerusform>%n de los {tickets} tickets más recientes la esperan ahora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>trial.more</comment>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>About this ticket</source>
        <comment>fields.card</comment>
        <translation>Sobre este ticket</translation>
    </message>
    <message>
        <source>Fill in the ticket&apos;s fields</source>
        <comment>cmd.fields</comment>
        <translation>Rellenar los campos</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>fields.form</comment>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>No form</source>
        <comment>fields.no_form</comment>
        <translation>Sin formulario</translation>
    </message>
    <message>
        <source>needed to solve</source>
        <comment>fields.required</comment>
        <translation>necesario para resolver</translation>
    </message>
    <message>
        <source>This is needed to solve the ticket.</source>
        <comment>fields.lacking</comment>
        <translation>Hace falta para resolver el ticket.</translation>
    </message>
    <message numerus="yes">
        <source>%n needed</source>
        <comment>fields.needed</comment>
        <translation>
            <numerusform>Falta %n</numerusform>
            <numerusform>Faltan %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>fields.yes</comment>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <comment>fields.no</comment>
        <translation>No</translation>
    </message>
    <message>
        <source>Year-month-day, as 2026-12-24</source>
        <comment>fields.date.hint</comment>
        <translation>Año-mes-día, como 2026-12-24</translation>
    </message>
    <message>
        <source>Please write a day as 2026-12-24.</source>
        <comment>fields.date.bad</comment>
        <translation>Escriba un día como 2026-12-24.</translation>
    </message>
    <message>
        <source>Please write a whole number.</source>
        <comment>fields.int.bad</comment>
        <translation>Escriba un número entero.</translation>
    </message>
    <message>
        <source>Helpful for this</source>
        <comment>fields.links</comment>
        <translation>Útil para esto</translation>
    </message>
    <message>
        <source>Open…</source>
        <comment>fields.links.open</comment>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Open {title}…</source>
        <comment>fields.links.open.of</comment>
        <translation>Abrir {title}…</translation>
    </message>
    <message>
        <source>{name} changed the field {field}</source>
        <comment>talk.custom</comment>
        <translation>{name} cambió el campo {field}</translation>
    </message>
    <message>
        <source>Not solved yet: please fill in {fields}.</source>
        <comment>cause.required_on_solve</comment>
        <translation>Aún no está resuelto: rellene {fields}.</translation>
    </message>
    <message>
        <source>Fill in</source>
        <comment>fields.fill_in</comment>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Fields</source>
        <comment>field.title</comment>
        <translation>Campos</translation>
    </message>
    <message>
        <source>What a ticket of this desk can say of itself. A form asks for some of them.</source>
        <comment>field.hint</comment>
        <translation>Lo que un ticket puede decir de sí mismo. Un formulario pide algunos.</translation>
    </message>
    <message>
        <source>No fields yet. One keeps what every ticket should say, such as a serial number; “New field” makes it.</source>
        <comment>field.none</comment>
        <translation>Aún no hay campos. Un campo guarda lo que debe decir cada ticket, como un número de serie; se crea con «Campo nuevo».</translation>
    </message>
    <message>
        <source>New field</source>
        <comment>field.new</comment>
        <translation>Campo nuevo</translation>
    </message>
    <message>
        <source>Change a field</source>
        <comment>field.edit</comment>
        <translation>Cambiar un campo</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>field.kind</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>field.kind.text</comment>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Whole number</source>
        <comment>field.kind.int</comment>
        <translation>Número entero</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <comment>field.kind.bool</comment>
        <translation>Sí o no</translation>
    </message>
    <message>
        <source>Choice</source>
        <comment>field.kind.choice</comment>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Day</source>
        <comment>field.kind.date</comment>
        <translation>Día</translation>
    </message>
    <message>
        <source>Options</source>
        <comment>field.options</comment>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>Option</source>
        <comment>field.option</comment>
        <translation>Opción</translation>
    </message>
    <message>
        <source>Add an option</source>
        <comment>field.option.add</comment>
        <translation>Añadir una opción</translation>
    </message>
    <message>
        <source>Remove this option</source>
        <comment>field.option.remove</comment>
        <translation>Quitar esta opción</translation>
    </message>
    <message>
        <source>Please add an option: a choice needs one.</source>
        <comment>field.options.missing</comment>
        <translation>Añada una opción: hace falta al menos una.</translation>
    </message>
    <message>
        <source>Needed before a ticket is solved</source>
        <comment>field.required</comment>
        <translation>Hace falta antes de resolver un ticket</translation>
    </message>
    <message>
        <source>Only for us: customers never see it</source>
        <comment>field.private</comment>
        <translation>Solo para nosotros: los clientes nunca lo ven</translation>
    </message>
    <message>
        <source>Needed</source>
        <comment>field.chip.required</comment>
        <translation>Necesario</translation>
    </message>
    <message>
        <source>Only for us</source>
        <comment>field.chip.private</comment>
        <translation>Solo para nosotros</translation>
    </message>
    <message>
        <source>Please give everything a name in {language} at least.</source>
        <comment>field.missing</comment>
        <translation>Dé un nombre a todo, al menos en {language}.</translation>
    </message>
    <message>
        <source>The kind stays as it is chosen now. A form has to ask for the field before people see it.</source>
        <comment>field.effect.new</comment>
        <translation>El tipo se queda como se elija ahora. Para que se vea, un formulario tiene que pedir el campo.</translation>
    </message>
    <message>
        <source>Tickets keep what they have, also where an option goes.</source>
        <comment>field.effect</comment>
        <translation>Los tickets conservan lo que tienen, también si una opción se quita.</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>field.remove</comment>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>No form asks for {title} any more. Tickets keep what they have in it.</source>
        <comment>field.remove.sure</comment>
        <translation>Ningún formulario pedirá ya {title}. Los tickets conservan lo que tienen.</translation>
    </message>
    <message>
        <source>Forms</source>
        <comment>form.title</comment>
        <translation>Formularios</translation>
    </message>
    <message>
        <source>Chosen with a new ticket: which fields it asks for, which group and tags the ticket gets.</source>
        <comment>form.hint</comment>
        <translation>Se eligen con un ticket nuevo: qué campos pide, qué grupo y etiquetas recibe.</translation>
    </message>
    <message>
        <source>No forms yet. One asks for the fields of one kind of ticket; “New form” makes the first.</source>
        <comment>form.none</comment>
        <translation>Aún no hay formularios. Uno pide los campos de un tipo de ticket; cree el primero con «Formulario nuevo».</translation>
    </message>
    <message>
        <source>New form</source>
        <comment>form.new</comment>
        <translation>Formulario nuevo</translation>
    </message>
    <message>
        <source>Change a form</source>
        <comment>form.edit</comment>
        <translation>Cambiar un formulario</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>form.group</comment>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>form.no_group</comment>
        <translation>Sin grupo</translation>
    </message>
    <message>
        <source>Tags of each new ticket</source>
        <comment>form.tags</comment>
        <translation>Etiquetas de cada ticket nuevo</translation>
    </message>
    <message>
        <source>Asks for</source>
        <comment>form.fields</comment>
        <translation>Pide</translation>
    </message>
    <message>
        <source>Asks for no field yet</source>
        <comment>form.no_fields</comment>
        <translation>Aún no pide ningún campo</translation>
    </message>
    <message>
        <source>Add a field…</source>
        <comment>form.field.add</comment>
        <translation>Añadir un campo…</translation>
    </message>
    <message>
        <source>{title} earlier</source>
        <comment>form.field.earlier</comment>
        <translation>{title} antes</translation>
    </message>
    <message>
        <source>{title} later</source>
        <comment>form.field.later</comment>
        <translation>{title} después</translation>
    </message>
    <message>
        <source>Do not ask for {title}</source>
        <comment>form.field.remove</comment>
        <translation>No pedir {title}</translation>
    </message>
    <message>
        <source>Links shown with an option</source>
        <comment>form.links</comment>
        <translation>Enlaces que se muestran con una opción</translation>
    </message>
    <message>
        <source>Add a link</source>
        <comment>form.link.add</comment>
        <translation>Añadir un enlace</translation>
    </message>
    <message>
        <source>Shown with</source>
        <comment>form.link.option</comment>
        <translation>Se muestra con</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>form.link.title</comment>
        <translation>Título</translation>
    </message>
    <message>
        <source>Address, https://…</source>
        <comment>form.link.address</comment>
        <translation>Dirección, https://…</translation>
    </message>
    <message>
        <source>Remove this link</source>
        <comment>form.link.remove</comment>
        <translation>Quitar este enlace</translation>
    </message>
    <message>
        <source>It can be chosen with every new ticket from now on.</source>
        <comment>form.effect.new</comment>
        <translation>Desde ahora se puede elegir con cada ticket nuevo.</translation>
    </message>
    <message>
        <source>Tickets that have this form ask for its fields from now on. Group and tags go to new tickets only.</source>
        <comment>form.effect</comment>
        <translation>Los tickets con este formulario piden desde ahora estos campos. Grupo y etiquetas son solo para tickets nuevos.</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>form.remove</comment>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>{title} can be chosen no more. Tickets keep what they have.</source>
        <comment>form.remove.sure</comment>
        <translation>{title} ya no se podrá elegir. Los tickets conservan lo que tienen.</translation>
    </message>
    <message>
        <source>A choice needs options, each once.</source>
        <comment>cause.field_options</comment>
        <translation>Hacen falta opciones, cada una una sola vez.</translation>
    </message>
    <message>
        <source>There is a field of this name already. Please give it another name.</source>
        <comment>cause.field_taken</comment>
        <translation>Ya hay un campo con este nombre. Déle otro nombre.</translation>
    </message>
    <message>
        <source>A field of this name was of another kind before. Please give it another name.</source>
        <comment>cause.field_fixed</comment>
        <translation>Un campo con este nombre era antes de otro tipo. Déle otro nombre.</translation>
    </message>
    <message>
        <source>A field of this form is not there any more. Please take it out and keep the form again.</source>
        <comment>cause.form_fields</comment>
        <translation>Un campo de este formulario ya no existe. Quítelo y guarde otra vez.</translation>
    </message>
    <message>
        <source>A link needs an option of this form and a whole address that begins with https://.</source>
        <comment>cause.form_link</comment>
        <translation>Un enlace necesita una opción de este formulario y una dirección completa que empiece por https://.</translation>
    </message>
    <message>
        <source>From other systems</source>
        <comment>crm.card</comment>
        <translation>De otros sistemas</translation>
    </message>
    <message>
        <source>Asking the other system…</source>
        <comment>crm.asking</comment>
        <translation>Consultando el otro sistema…</translation>
    </message>
    <message>
        <source>This customer has no e-mail address to ask by.</source>
        <comment>crm.nobody</comment>
        <translation>Este cliente no tiene correo electrónico con el que consultar.</translation>
    </message>
    <message>
        <source>Nothing is known of this customer there.</source>
        <comment>crm.empty</comment>
        <translation>Allí no se sabe nada de este cliente.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <comment>crm.again</comment>
        <translation>Consultar de nuevo</translation>
    </message>
    <message>
        <source>Asked at {time}</source>
        <comment>crm.asked</comment>
        <translation>A las {time}</translation>
    </message>
    <message>
        <source>The other system has not given its card.</source>
        <comment>cause.context</comment>
        <translation>El otro sistema no ha dado su ficha.</translation>
    </message>
    <message>
        <source>The relay cannot be reached just now.</source>
        <comment>cause.context_line</comment>
        <translation>Ahora mismo no se puede llegar al servidor.</translation>
    </message>
    <message>
        <source>Its address leads into a private network. Whoever runs the relay has to allow it first.</source>
        <comment>cause.context_address</comment>
        <translation>Su dirección lleva a una red privada. Quien administra el servidor debe permitirla antes.</translation>
    </message>
    <message>
        <source>The other system cannot be reached.</source>
        <comment>cause.context_unreachable</comment>
        <translation>No se puede llegar al otro sistema.</translation>
    </message>
    <message>
        <source>The certificate of the other system is not good.</source>
        <comment>cause.context_tls</comment>
        <translation>El certificado del otro sistema no es válido.</translation>
    </message>
    <message>
        <source>The other system took longer than three seconds.</source>
        <comment>cause.context_slow</comment>
        <translation>El otro sistema tardó más de tres segundos.</translation>
    </message>
    <message>
        <source>The other system leads to another address; that is not followed.</source>
        <comment>cause.context_redirect</comment>
        <translation>El otro sistema remite a otra dirección; no se sigue.</translation>
    </message>
    <message>
        <source>The other system answered with the status {answered} and without a card.</source>
        <comment>cause.context_status</comment>
        <translation>El otro sistema respondió con el estado {answered} y sin ficha.</translation>
    </message>
    <message>
        <source>The other system did not answer with JSON.</source>
        <comment>cause.context_type</comment>
        <translation>El otro sistema no respondió con JSON.</translation>
    </message>
    <message>
        <source>The answer of the other system is longer than 64 KiB.</source>
        <comment>cause.context_size</comment>
        <translation>La respuesta del otro sistema supera los 64 KiB.</translation>
    </message>
    <message>
        <source>The answer of the other system cannot be read.</source>
        <comment>cause.context_json</comment>
        <translation>No se puede leer la respuesta del otro sistema.</translation>
    </message>
    <message>
        <source>Give a full address that begins with https://</source>
        <comment>cause.context_no_https</comment>
        <translation>Indique una dirección completa que empiece por https://</translation>
    </message>
    <message>
        <source>The new secret is copied and is shown nowhere. The one before it is void.</source>
        <comment>cause.context_secret_copied</comment>
        <translation>El nuevo secreto está copiado y no se muestra en ningún sitio. El anterior ya no vale.</translation>
    </message>
    <message>
        <source>Context card</source>
        <comment>crm.set.title</comment>
        <translation>Ficha de contexto</translation>
    </message>
    <message>
        <source>What your CRM says of a customer, beside her tickets. Asked by e-mail address, signed; its answer is not kept.</source>
        <comment>crm.set.hint</comment>
        <translation>Lo que su CRM dice de un cliente, junto a sus tickets. Se consulta por correo electrónico, con firma; la respuesta no se guarda.</translation>
    </message>
    <message>
        <source>Address that is asked</source>
        <comment>crm.set.url</comment>
        <translation>Dirección que se consulta</translation>
    </message>
    <message>
        <source>https://crm.example.com/card</source>
        <comment>crm.set.url.hint</comment>
        <translation>https://crm.example.com/card</translation>
    </message>
    <message>
        <source>Kept. It counts for every ticket that is opened now.</source>
        <comment>crm.set.saved</comment>
        <translation>Guardado. Vale para cada ticket que se abra ahora.</translation>
    </message>
    <message>
        <source>Kept. Without an address there is no card.</source>
        <comment>crm.set.off</comment>
        <translation>Guardado. Sin dirección no hay ficha.</translation>
    </message>
    <message>
        <source>Try it with a customer&apos;s e-mail address</source>
        <comment>crm.set.email</comment>
        <translation>Pruébela con el correo electrónico de un cliente</translation>
    </message>
    <message>
        <source>Whose card? Give an e-mail address.</source>
        <comment>crm.set.email.missing</comment>
        <translation>¿La ficha de quién? Indique un correo electrónico.</translation>
    </message>
    <message>
        <source>Try it</source>
        <comment>crm.set.try</comment>
        <translation>Probar</translation>
    </message>
    <message>
        <source>What it answers for {email}:</source>
        <comment>crm.set.answered</comment>
        <translation>Lo que responde para {email}:</translation>
    </message>
    <message>
        <source>It answers, and knows nothing of {email}.</source>
        <comment>crm.set.empty</comment>
        <translation>Responde, y no sabe nada de {email}.</translation>
    </message>
    <message>
        <source>New secret…</source>
        <comment>crm.set.secret</comment>
        <translation>Nuevo secreto…</translation>
    </message>
    <message>
        <source>Requests are signed with it from then on. The other system refuses them until it has the new secret too.</source>
        <comment>crm.set.secret.sure</comment>
        <translation>Desde entonces las consultas se firman con él. El otro sistema las rechaza hasta que también lo tenga.</translation>
    </message>
    <message>
        <source>Make and copy it</source>
        <comment>crm.set.secret.make</comment>
        <translation>Crear y copiar</translation>
    </message>
    <message>
        <source>Groups</source>
        <comment>groups.title</comment>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Who takes tickets and chats together.</source>
        <comment>groups.hint</comment>
        <translation>Quiénes atienden juntos tickets y chats.</translation>
    </message>
    <message>
        <source>New group</source>
        <comment>groups.new</comment>
        <translation>Nuevo grupo</translation>
    </message>
    <message>
        <source>Change group</source>
        <comment>groups.edit</comment>
        <translation>Cambiar grupo</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <comment>groups.nobody</comment>
        <translation>Nadie todavía</translation>
    </message>
    <message>
        <source>Line of support</source>
        <comment>groups.tier</comment>
        <translation>Línea de soporte</translation>
    </message>
    <message>
        <source>First line</source>
        <comment>groups.tier.L1</comment>
        <translation>Primera línea</translation>
    </message>
    <message>
        <source>Second line</source>
        <comment>groups.tier.L2</comment>
        <translation>Segunda línea</translation>
    </message>
    <message>
        <source>Third line</source>
        <comment>groups.tier.L3</comment>
        <translation>Tercera línea</translation>
    </message>
    <message>
        <source>External</source>
        <comment>groups.external</comment>
        <translation>Externo</translation>
    </message>
    <message>
        <source>External group</source>
        <comment>groups.external.box</comment>
        <translation>Grupo externo</translation>
    </message>
    <message>
        <source>Its agents see the tickets of their own groups only, and those that they are on.</source>
        <comment>groups.external.hint</comment>
        <translation>Sus agentes ven solo los tickets de sus propios grupos y aquellos en los que participan.</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <comment>groups.members</comment>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets will have nobody and stay in the group. An undo does not give them back.</source>
        <comment>groups.leaving</comment>
        <translation>
            <numerusform>%n ticket se queda sin responsable y sigue en el grupo. Deshacer no lo devuelve.</numerusform>
            <numerusform>%n tickets se quedan sin responsable y siguen en el grupo. Deshacer no los devuelve.</numerusform>
        </translation>
    </message>
    <message>
        <source>Members</source>
        <comment>groups.who</comment>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Lead</source>
        <comment>groups.lead</comment>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>{name} leads</source>
        <comment>groups.lead.of</comment>
        <translation>{name} es responsable</translation>
    </message>
    <message numerus="yes">
        <source>%n leads</source>
        <comment>groups.leads</comment>
        <translation>
            <numerusform>%n responsable</numerusform>
            <numerusform>%n responsables</numerusform>
        </translation>
    </message>
    <message>
        <source>Leads</source>
        <comment>groups.leads.who</comment>
        <translation>Responsables</translation>
    </message>
    <message>
        <source>Led by {names}</source>
        <comment>groups.led_by</comment>
        <translation>A cargo de {names}</translation>
    </message>
    <message>
        <source>Find a colleague</source>
        <comment>groups.find</comment>
        <translation>Buscar a un compañero</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <comment>groups.find.nobody</comment>
        <translation>No hay nadie así.</translation>
    </message>
    <message>
        <source>The desk</source>
        <comment>deskset.title</comment>
        <translation>El servicio de ayuda</translation>
    </message>
    <message>
        <source>Agents see the tickets of their own groups only</source>
        <comment>deskset.groups</comment>
        <translation>Los agentes ven solo los tickets de sus propios grupos</translation>
    </message>
    <message>
        <source>Of others they see those that they are put on, and their own. Lists and search follow at once.</source>
        <comment>deskset.groups.hint</comment>
        <translation>De los demás ven aquellos en los que participan y los suyos. Las listas y la búsqueda cambian al momento.</translation>
    </message>
    <message>
        <source>Whoever writes after that begins a new ticket; before, an answer reopens it. Solved again, it waits anew.</source>
        <comment>deskset.closes.hint</comment>
        <translation>Quien escribe después abre un ticket nuevo; antes, una respuesta lo reabre. Si se resuelve otra vez, la espera empieza de nuevo.</translation>
    </message>
    <message>
        <source>Minutes that a call may ring</source>
        <comment>deskset.rings</comment>
        <translation>Minutos que puede sonar una llamada</translation>
    </message>
    <message>
        <source>Then it is a missed call, also where the telephone system says nothing of its end.</source>
        <comment>deskset.rings.hint</comment>
        <translation>Después es una llamada perdida, aunque la centralita no diga que terminó.</translation>
    </message>
    <message>
        <source>Give whole minutes from 1 to {most}.</source>
        <comment>deskset.rings.wrong</comment>
        <translation>Indique minutos enteros, de 1 a {most}.</translation>
    </message>
    <message>
        <source>Chats that go first</source>
        <comment>plans.title</comment>
        <translation>Chats que van primero</translation>
    </message>
    <message>
        <source>Chats of organisations with these plans are offered before all others in their queue, the topmost first.</source>
        <comment>plans.hint</comment>
        <translation>Los chats de organizaciones con estos planes se ofrecen antes que los demás de su cola, de arriba abajo.</translation>
    </message>
    <message>
        <source>Change the order</source>
        <comment>plans.edit</comment>
        <translation>Cambiar el orden</translation>
    </message>
    <message>
        <source>No plan goes first: chats are offered as they came. “Change the order” names one.</source>
        <comment>plans.none</comment>
        <translation>Ningún plan va primero: los chats se ofrecen según llegaron. «Cambiar el orden» añade uno.</translation>
    </message>
    <message>
        <source>No plan goes first: chats are offered as they came.</source>
        <comment>plans.nobody</comment>
        <translation>Ningún plan va primero: los chats se ofrecen según llegaron.</translation>
    </message>
    <message>
        <source>Add the plan</source>
        <comment>plans.add</comment>
        <translation>Añadir el plan</translation>
    </message>
    <message>
        <source>Take “{title}” off the list</source>
        <comment>plans.remove</comment>
        <translation>Quitar «{title}» de la lista</translation>
    </message>
    <message>
        <source>Give the name of a plan, as organisations have it.</source>
        <comment>plans.empty</comment>
        <translation>Indique el nombre de un plan, como lo tienen las organizaciones.</translation>
    </message>
    <message>
        <source>This plan is in the list already.</source>
        <comment>plans.twice</comment>
        <translation>Este plan ya está en la lista.</translation>
    </message>
    <message>
        <source>At most {most} plans go first.</source>
        <comment>plans.full</comment>
        <translation>Como máximo {most} planes van primero.</translation>
    </message>
    <message>
        <source>It counts for chats that begin from now on. Whoever waits already keeps the place.</source>
        <comment>plans.effect</comment>
        <translation>Vale para los chats que empiecen a partir de ahora. Quien ya espera conserva su lugar.</translation>
    </message>
    <message>
        <source>Tickets or rules have this status. Switch it off instead.</source>
        <comment>cause.status_in_use</comment>
        <translation>Hay tickets o reglas con este estado. Desactívelo en su lugar.</translation>
    </message>
    <message>
        <source>Solved tickets are closed by themselves</source>
        <comment>deskset.closes</comment>
        <translation>Los tickets resueltos se cierran solos</translation>
    </message>
    <message>
        <source>There are no groups yet. One takes tickets and chats together; “New group” makes the first.</source>
        <comment>groups.none</comment>
        <translation>Todavía no hay grupos. Un grupo atiende juntos tickets y chats; cree el primero con «Nuevo grupo».</translation>
    </message>
    <message>
        <source>Those of the organisation or the desk</source>
        <comment>groups.hours.none</comment>
        <translation>El de la organización o el general</translation>
    </message>
    <message>
        <source>A lead may take the next chat out of the group&apos;s queue, whoever&apos;s turn it is. Others wait for theirs.</source>
        <comment>groups.leads.hint</comment>
        <translation>Quien es responsable puede sacar de la cola del grupo el siguiente chat, sea de quien sea el turno. Los demás esperan el suyo.</translation>
    </message>
    <message>
        <source>Whoever comes sees the group&apos;s tickets at once; whoever goes may see them no more. Tickets stay in the group.</source>
        <comment>groups.effect</comment>
        <translation>Quien entra ve en el acto los tickets del grupo; quien sale puede dejar de verlos. Los tickets se quedan en el grupo.</translation>
    </message>
    <message>
        <source>Hours after it was last solved</source>
        <comment>deskset.hours</comment>
        <translation>Horas desde la última vez que se resolvió</translation>
    </message>
    <message>
        <source>Give whole hours from 1 to {most}.</source>
        <comment>deskset.hours.wrong</comment>
        <translation>Indique horas enteras, de 1 a {most}.</translation>
    </message>
    <message>
        <source>Kept. It counts at once, for everybody.</source>
        <comment>deskset.kept</comment>
        <translation>Guardado. Vale desde ahora para todos.</translation>
    </message>
    <message>
        <source>Nothing here is other than it is kept.</source>
        <comment>deskset.same</comment>
        <translation>Aquí no hay nada distinto de lo guardado.</translation>
    </message>
    <message>
        <source>There is a group of this name already.</source>
        <comment>cause.group_taken</comment>
        <translation>Ya hay un grupo con este nombre.</translation>
    </message>
    <message>
        <source>A group needs a name.</source>
        <comment>cause.group_empty</comment>
        <translation>Un grupo necesita un nombre.</translation>
    </message>
    <message>
        <source>Somebody here cannot take tickets any more. Open the group anew.</source>
        <comment>cause.group_no_agent</comment>
        <translation>Alguien de aquí ya no puede atender tickets. Vuelva a abrir el grupo.</translation>
    </message>
    <message>
        <source>Erase these words…</source>
        <comment>erase.menu</comment>
        <translation>Borrar estas palabras…</translation>
    </message>
    <message>
        <source>Erase {name}…</source>
        <comment>erase.menu.file</comment>
        <translation>Borrar {name}…</translation>
    </message>
    <message>
        <source>Erase these words for good?</source>
        <comment>erase.title</comment>
        <translation>¿Borrar estas palabras para siempre?</translation>
    </message>
    <message>
        <source>Erase this file for good?</source>
        <comment>erase.title.file</comment>
        <translation>¿Borrar este archivo para siempre?</translation>
    </message>
    <message>
        <source>{author}, {time}</source>
        <comment>erase.said</comment>
        <translation>{author}, {time}</translation>
    </message>
    <message>
        <source>What will be erased</source>
        <comment>erase.list</comment>
        <translation>Lo que se borrará</translation>
    </message>
    <message>
        <source>Nobody can undo this.</source>
        <comment>erase.no_way_back</comment>
        <translation>Nadie puede deshacerlo.</translation>
    </message>
    <message>
        <source>That {author} said something here, and when, stays.</source>
        <comment>erase.stays</comment>
        <translation>Queda que {author} dijo algo aquí, y cuándo.</translation>
    </message>
    <message>
        <source>The words beside it stay.</source>
        <comment>erase.stays.words</comment>
        <translation>Las palabras que lo acompañan quedan.</translation>
    </message>
    <message>
        <source>Whoever has read it may remember it. Copies that were saved, and older backups, keep it.</source>
        <comment>erase.copies</comment>
        <translation>Quien lo leyó puede recordarlo. Lo que se guardó aparte y las copias de seguridad anteriores lo conservan.</translation>
    </message>
    <message numerus="yes">
        <source>Erase its %n files too</source>
        <comment>erase.files</comment>
        <translation>
            <numerusform>Borrar también su archivo</numerusform>
            <numerusform>Borrar también sus %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase for good</source>
        <comment>erase.do</comment>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>The words are erased for good.</source>
        <comment>cause.words_erased</comment>
        <translation>Las palabras se han borrado para siempre.</translation>
    </message>
    <message>
        <source>The file is erased for good.</source>
        <comment>cause.files_erased</comment>
        <translation>El archivo se ha borrado para siempre.</translation>
    </message>
    <message>
        <source>This file is not here any more.</source>
        <comment>cause.redact_files</comment>
        <translation>Este archivo ya no está aquí.</translation>
    </message>
    <message>
        <source>Organisations</source>
        <comment>orgs.title</comment>
        <translation>Organizaciones</translation>
    </message>
    <message>
        <source>Whom customers belong to. Targets and rules ask for their plan, region and tags.</source>
        <comment>orgs.hint</comment>
        <translation>A quién pertenecen los clientes. Los objetivos y las reglas preguntan por su plan, región y etiquetas.</translation>
    </message>
    <message>
        <source>New organisation</source>
        <comment>orgs.new</comment>
        <translation>Nueva organización</translation>
    </message>
    <message>
        <source>Change organisation</source>
        <comment>orgs.edit</comment>
        <translation>Cambiar organización</translation>
    </message>
    <message>
        <source>Find an organisation</source>
        <comment>orgs.find</comment>
        <translation>Buscar una organización</translation>
    </message>
    <message>
        <source>There are no organisations yet.</source>
        <comment>orgs.none</comment>
        <translation>Todavía no hay organizaciones.</translation>
    </message>
    <message>
        <source>No organisations yet. One holds plan, region and tags; “New organisation” makes it.</source>
        <comment>orgs.none.first</comment>
        <translation>Aún no hay organizaciones. Una guarda plan, región y etiquetas; se crea con «Nueva organización».</translation>
    </message>
    <message>
        <source>No organisation has these words in its name.</source>
        <comment>orgs.nothing</comment>
        <translation>Ninguna organización tiene estas palabras en su nombre.</translation>
    </message>
    <message>
        <source>Show more</source>
        <comment>orgs.more</comment>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>orgs.plan</comment>
        <translation>Plan</translation>
    </message>
    <message>
        <source>standard, premium …</source>
        <comment>orgs.plan.hint</comment>
        <translation>standard, premium …</translation>
    </message>
    <message>
        <source>Region</source>
        <comment>orgs.region</comment>
        <translation>Región</translation>
    </message>
    <message>
        <source>Domains</source>
        <comment>orgs.domains</comment>
        <translation>Dominios</translation>
    </message>
    <message>
        <source>example.com, example.org</source>
        <comment>orgs.domains.hint</comment>
        <translation>example.com, example.org</translation>
    </message>
    <message>
        <source>A new customer whose e-mail address ends in one of these belongs to it. A sub-domain is another domain.</source>
        <comment>orgs.domains.told</comment>
        <translation>Un cliente nuevo cuya dirección de correo termina en uno de ellos pertenece a ella. Un subdominio es otro dominio.</translation>
    </message>
    <message>
        <source>{domain} gives addresses to everybody: nobody is put in by it.</source>
        <comment>orgs.domains.public</comment>
        <translation>{domain} da direcciones a cualquiera: nadie entra por él.</translation>
    </message>
    <message>
        <source>{domain} belongs to {other} already.</source>
        <comment>orgs.domains.taken</comment>
        <translation>{domain} ya es de {other}.</translation>
    </message>
    <message numerus="yes">
        <source>%n people without an organisation have such an address: {names}</source>
        <comment>orgs.outside</comment>
        <translation>
            <numerusform>%n persona sin organización tiene una dirección así: {names}</numerusform>
            <numerusform>%n personas sin organización tienen una dirección así: {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Put them in</source>
        <comment>orgs.take_in</comment>
        <translation>Incluirlas</translation>
    </message>
    <message>
        <source>Put in: {count}. Their tickets stay as they are.</source>
        <comment>cause.organization_taken_in</comment>
        <translation>Incluidas: {count}. Sus tickets quedan como están.</translation>
    </message>
    <message>
        <source>Taken out again: {count}.</source>
        <comment>cause.organization_let_go</comment>
        <translation>Se sacaron de nuevo: {count}.</translation>
    </message>
    <message>
        <source>{name} is kept. People without an organisation who fit: {count}. Its sheet puts them in.</source>
        <comment>cause.organization_kept_outside</comment>
        <translation>{name} está guardada. Personas sin organización que encajan: {count}. Se incluyen desde su ficha.</translation>
    </message>
    <message>
        <source>Words between commas</source>
        <comment>orgs.tags.hint</comment>
        <translation>Palabras entre comas</translation>
    </message>
    <message>
        <source>External id</source>
        <comment>orgs.external</comment>
        <translation>Id. externo</translation>
    </message>
    <message>
        <source>How your other system calls it</source>
        <comment>orgs.external.hint</comment>
        <translation>Cómo lo llama su otro sistema</translation>
    </message>
    <message>
        <source>Group that gets its new tickets</source>
        <comment>orgs.group</comment>
        <translation>Grupo que recibe sus tickets nuevos</translation>
    </message>
    <message>
        <source>No group of its own</source>
        <comment>orgs.group.none</comment>
        <translation>Sin grupo propio</translation>
    </message>
    <message>
        <source>Business hours</source>
        <comment>orgs.hours</comment>
        <translation>Horario laboral</translation>
    </message>
    <message>
        <source>Those of the group or the desk</source>
        <comment>orgs.hours.none</comment>
        <translation>El del grupo o el general</translation>
    </message>
    <message>
        <source>Its people may see each other&apos;s tickets</source>
        <comment>orgs.shared</comment>
        <translation>Su gente puede ver los tickets de los demás</translation>
    </message>
    <message>
        <source>Shared tickets</source>
        <comment>orgs.shared.chip</comment>
        <translation>Tickets compartidos</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>orgs.yes</comment>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <comment>orgs.no</comment>
        <translation>no</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <comment>orgs.number</comment>
        <translation>n.º {number}</translation>
    </message>
    <message>
        <source>Targets of open tickets are counted anew with the next change of each.</source>
        <comment>orgs.effect</comment>
        <translation>Los objetivos de los tickets abiertos se recalculan con el próximo cambio de cada uno.</translation>
    </message>
    <message>
        <source>Delete organisation</source>
        <comment>orgs.remove</comment>
        <translation>Eliminar organización</translation>
    </message>
    <message>
        <source>{name} is deleted. It only goes if it has neither people nor tickets.</source>
        <comment>orgs.remove.sure</comment>
        <translation>{name} se elimina. Solo se elimina si no tiene ni personas ni tickets.</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <comment>cause.organization_gone</comment>
        <translation>{name} se ha eliminado.</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <comment>cause.organization_kept</comment>
        <translation>{name} se ha guardado.</translation>
    </message>
    <message>
        <source>People belong to this organisation: give them another one first.</source>
        <comment>cause.organization_people</comment>
        <translation>Hay personas de esta organización: deles otra primero.</translation>
    </message>
    <message>
        <source>Tickets name this organisation: it stays.</source>
        <comment>cause.organization_tickets</comment>
        <translation>Hay tickets que nombran esta organización: se queda.</translation>
    </message>
    <message>
        <source>A colleague changed it since: nothing was put back.</source>
        <comment>cause.kept_changed</comment>
        <translation>Un compañero lo cambió después: no se deshizo nada.</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <comment>cause.setting_kept</comment>
        <translation>{name} se ha guardado.</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <comment>cause.setting_gone</comment>
        <translation>{name} se ha eliminado.</translation>
    </message>
    <message>
        <source>{name} is as it was.</source>
        <comment>cause.setting_back</comment>
        <translation>{name} vuelve a estar como antes.</translation>
    </message>
    <message>
        <source>A colleague changed it meanwhile. Keep again to write over it.</source>
        <comment>kept.conflict</comment>
        <translation>Un compañero lo cambió entretanto. Guarde otra vez para sobrescribirlo.</translation>
    </message>
    <message>
        <source>{field}: “{theirs}” there, “{mine}” here</source>
        <comment>kept.conflict.line</comment>
        <translation>{field}: allí «{theirs}», aquí «{mine}»</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>kept.nothing</comment>
        <translation>nada</translation>
    </message>
    <message>
        <source>Another one has this already.</source>
        <comment>kept.taken</comment>
        <translation>Otra ya lo tiene.</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <comment>kept.empty</comment>
        <translation>Rellene este campo.</translation>
    </message>
    <message>
        <source>This is not written as it should be.</source>
        <comment>kept.malformed</comment>
        <translation>No está escrito como debe.</translation>
    </message>
    <message>
        <source>It is known to your other system by another id.</source>
        <comment>kept.other</comment>
        <translation>Su otro sistema lo conoce con otro id.</translation>
    </message>
    <message>
        <source>This is not there any more.</source>
        <comment>kept.unknown</comment>
        <translation>Ya no existe.</translation>
    </message>
    <message>
        <source>Change customer</source>
        <comment>customer.edit</comment>
        <translation>Cambiar cliente</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <comment>customer.edit.of</comment>
        <translation>Cambiar {name}</translation>
    </message>
    <message>
        <source>E-mail addresses</source>
        <comment>customer.emails</comment>
        <translation>Direcciones de correo</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <comment>customer.phones</comment>
        <translation>Números de teléfono</translation>
    </message>
    <message>
        <source>Between commas; the first one is shown</source>
        <comment>customer.list.hint</comment>
        <translation>Entre comas; se muestra el primero</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>customer.language</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Organisation</source>
        <comment>customer.org</comment>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Type its name, choose from the list</source>
        <comment>customer.org.hint</comment>
        <translation>Escriba su nombre y elija de la lista</translation>
    </message>
    <message>
        <source>Organisations found</source>
        <comment>customer.org.found</comment>
        <translation>Organizaciones encontradas</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <comment>customer.org.unproven</comment>
        <translation>sin confirmar</translation>
    </message>
    <message>
        <source>Confirm: so far only the e-mail address says so</source>
        <comment>customer.org.confirm</comment>
        <translation>Confirmar: por ahora solo lo dice la dirección de correo</translation>
    </message>
    <message>
        <source>Choose an organisation from the list, or leave this empty.</source>
        <comment>customer.org.choose</comment>
        <translation>Elija una organización de la lista o déjelo vacío.</translation>
    </message>
    <message>
        <source>A colleague: only customers are changed here.</source>
        <comment>customer.colleague</comment>
        <translation>Es un compañero: aquí solo se cambian clientes.</translation>
    </message>
    <message>
        <source>Tickets keep the organisation they were made with.</source>
        <comment>customer.effect</comment>
        <translation>Los tickets conservan la organización con la que se crearon.</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <comment>cause.customer_kept</comment>
        <translation>{name} se ha guardado.</translation>
    </message>
    <message>
        <source>Erase this customer…</source>
        <comment>customer.erase</comment>
        <translation>Borrar a este cliente…</translation>
    </message>
    <message>
        <source>Erase {name} for good?</source>
        <comment>customer.erase.title</comment>
        <translation>¿Borrar a {name} para siempre?</translation>
    </message>
    <message>
        <source>Gone in every ticket: the name, addresses and numbers, what the customer wrote and sent, and the subjects.</source>
        <comment>customer.erase.goes</comment>
        <translation>Desaparecen de todos los tickets: el nombre, las direcciones y los números, lo que el cliente escribió y envió, y los asuntos.</translation>
    </message>
    <message>
        <source>What colleagues wrote stays, as do times, ticket numbers and session records. Older backups keep everything.</source>
        <comment>customer.erase.stays</comment>
        <translation>Se conserva lo que escribieron los compañeros, las horas, los números de ticket y los registros de las sesiones. Las copias de seguridad anteriores lo conservan todo.</translation>
    </message>
    <message>
        <source>The customer is erased for good.</source>
        <comment>cause.customer_erased</comment>
        <translation>El cliente se ha borrado para siempre.</translation>
    </message>
    <message>
        <source>This customer is being helped. End that first.</source>
        <comment>cause.erase</comment>
        <translation>Se está ayudando a este cliente. Termine eso primero.</translation>
    </message>
    <message>
        <source>A chat with this customer goes on. End it first.</source>
        <comment>cause.erase_chat</comment>
        <translation>Hay un chat en curso con este cliente. Termínelo primero.</translation>
    </message>
    <message>
        <source>A session with this customer goes on. End it first.</source>
        <comment>cause.erase_session</comment>
        <translation>Hay una sesión en curso con este cliente. Termínela primero.</translation>
    </message>
    <message>
        <source>Change the customer</source>
        <comment>cmd.customer</comment>
        <translation>Cambiar el cliente</translation>
    </message>
    <message>
        <source>Own statuses</source>
        <comment>statuses.title</comment>
        <translation>Estados propios</translation>
    </message>
    <message>
        <source>Your own words for a status, for example “With vendor” for “On hold”. Customers read their own.</source>
        <comment>statuses.hint</comment>
        <translation>Sus propias palabras para un estado, por ejemplo «Con el proveedor» para «En espera». Los clientes leen las suyas.</translation>
    </message>
    <message>
        <source>New status</source>
        <comment>statuses.new</comment>
        <translation>Nuevo estado</translation>
    </message>
    <message>
        <source>Change status</source>
        <comment>statuses.edit</comment>
        <translation>Cambiar estado</translation>
    </message>
    <message>
        <source>There are no statuses of your own yet. “New status” gives a status a name that your desk uses.</source>
        <comment>statuses.none</comment>
        <translation>Todavía no hay estados propios. «Nuevo estado» da a un estado el nombre que usa su equipo.</translation>
    </message>
    <message>
        <source>Customers read: {words}</source>
        <comment>statuses.customers_read</comment>
        <translation>Los clientes leen: {words}</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>statuses.off</comment>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Stands for</source>
        <comment>statuses.category</comment>
        <translation>Equivale a</translation>
    </message>
    <message>
        <source>Agents read</source>
        <comment>statuses.agent_label</comment>
        <translation>Los agentes leen</translation>
    </message>
    <message>
        <source>Customers read</source>
        <comment>statuses.customer_label</comment>
        <translation>Los clientes leen</translation>
    </message>
    <message>
        <source>Can be set on tickets</source>
        <comment>statuses.active</comment>
        <translation>Se puede poner en tickets</translation>
    </message>
    <message>
        <source>What it stands for is chosen once and stays.</source>
        <comment>statuses.effect.new</comment>
        <translation>A qué estado equivale se elige una sola vez y no cambia.</translation>
    </message>
    <message>
        <source>Tickets that have it read the new words at once. Switched off, they read the shipped word.</source>
        <comment>statuses.effect</comment>
        <translation>Los tickets que lo tienen muestran enseguida las palabras nuevas. Si se desactiva, muestran las de siempre.</translation>
    </message>
    <message>
        <source>Move “{title}” up</source>
        <comment>statuses.up</comment>
        <translation>Subir «{title}»</translation>
    </message>
    <message>
        <source>Move “{title}” down</source>
        <comment>statuses.down</comment>
        <translation>Bajar «{title}»</translation>
    </message>
    <message>
        <source>This needs English words.</source>
        <comment>statuses.needed</comment>
        <translation>Hacen falta las palabras en inglés.</translation>
    </message>
    <message>
        <source>{name} took your own word off the status</source>
        <comment>talk.label.off</comment>
        <translation>{name} quitó la palabra propia del estado</translation>
    </message>
    <message>
        <source>a status of your own</source>
        <comment>talk.label.other</comment>
        <translation>un estado propio</translation>
    </message>
    <message>
        <source>Give to a group</source>
        <comment>cmd.group</comment>
        <translation>Dar a un grupo</translation>
    </message>
    <message>
        <source>Set the type</source>
        <comment>cmd.type</comment>
        <translation>Elegir el tipo</translation>
    </message>
    <message>
        <source>Set the severity</source>
        <comment>cmd.severity</comment>
        <translation>Elegir la gravedad</translation>
    </message>
    <message>
        <source>Set the category</source>
        <comment>cmd.category</comment>
        <translation>Elegir la categoría</translation>
    </message>
    <message>
        <source>Set the language</source>
        <comment>cmd.language</comment>
        <translation>Elegir el idioma</translation>
    </message>
    <message>
        <source>Flag for review, or take the flag off</source>
        <comment>cmd.review</comment>
        <translation>Marcar para revisión o quitar la marca</translation>
    </message>
    <message>
        <source>Group: {now}</source>
        <comment>head.group</comment>
        <translation>Grupo: {now}</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>head.group.menu</comment>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>No group</source>
        <comment>head.no_group</comment>
        <translation>Sin grupo</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>head.type.menu</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Severity</source>
        <comment>head.severity.menu</comment>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>No severity</source>
        <comment>head.no_severity</comment>
        <translation>Sin gravedad</translation>
    </message>
    <message>
        <source>Severity {level}</source>
        <comment>head.severity</comment>
        <translation>Gravedad {level}</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>head.language.menu</comment>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Category…</source>
        <comment>head.category.menu</comment>
        <translation>Categoría…</translation>
    </message>
    <message>
        <source>Category of {number}</source>
        <comment>head.category.title</comment>
        <translation>Categoría de {number}</translation>
    </message>
    <message>
        <source>Category</source>
        <comment>head.category</comment>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Such as licences/activation. Empty takes it away.</source>
        <comment>head.category.hint</comment>
        <translation>Por ejemplo, licencias/activación. Vacía la quita.</translation>
    </message>
    <message>
        <source>Keep the category</source>
        <comment>head.category.keep</comment>
        <translation>Guardar la categoría</translation>
    </message>
    <message>
        <source>Change the subject</source>
        <comment>cmd.subject</comment>
        <translation>Cambiar el asunto</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <comment>cmd.tags</comment>
        <translation>Cambiar las etiquetas</translation>
    </message>
    <message>
        <source>Subject…</source>
        <comment>head.subject.menu</comment>
        <translation>Asunto…</translation>
    </message>
    <message>
        <source>Subject of {number}</source>
        <comment>head.subject.title</comment>
        <translation>Asunto de {number}</translation>
    </message>
    <message>
        <source>Subject</source>
        <comment>head.subject</comment>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>In a few words, so that a colleague knows what it is about</source>
        <comment>head.subject.hint</comment>
        <translation>En pocas palabras, para que un compañero sepa de qué se trata</translation>
    </message>
    <message>
        <source>Keep the subject</source>
        <comment>head.subject.keep</comment>
        <translation>Guardar el asunto</translation>
    </message>
    <message>
        <source>Tags…</source>
        <comment>head.tags.menu</comment>
        <translation>Etiquetas…</translation>
    </message>
    <message>
        <source>Tags of {number}</source>
        <comment>head.tags.title</comment>
        <translation>Etiquetas de {number}</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>head.tags</comment>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Comma or Enter ends a tag</source>
        <comment>tags.hint</comment>
        <translation>Una coma o Intro cierra la etiqueta</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <comment>tags.add</comment>
        <translation>Etiquetas que se añaden</translation>
    </message>
    <message>
        <source>Tags to take off</source>
        <comment>tags.remove</comment>
        <translation>Etiquetas que se quitan</translation>
    </message>
    <message>
        <source>Take off {tag}</source>
        <comment>tags.drop</comment>
        <translation>Quitar {tag}</translation>
    </message>
    <message>
        <source>{tags} added</source>
        <comment>tags.added</comment>
        <translation>Añadido: {tags}</translation>
    </message>
    <message>
        <source>{tag} taken off</source>
        <comment>tags.dropped</comment>
        <translation>Quitado: {tag}</translation>
    </message>
    <message>
        <source>{name} set {field} to {value}</source>
        <comment>talk.set</comment>
        <translation>{name} cambió {field} a {value}</translation>
    </message>
    <message>
        <source>{name} emptied {field}</source>
        <comment>talk.emptied</comment>
        <translation>{name} vació {field}</translation>
    </message>
    <message>
        <source>{change} (before: {value})</source>
        <comment>talk.before</comment>
        <translation>{change} (antes: {value})</translation>
    </message>
    <message>
        <source>{name} added tags: {tags}</source>
        <comment>talk.tags.more</comment>
        <translation>{name} añadió etiquetas: {tags}</translation>
    </message>
    <message>
        <source>{name} took tags away: {tags}</source>
        <comment>talk.tags.less</comment>
        <translation>{name} quitó etiquetas: {tags}</translation>
    </message>
    <message>
        <source>{name} added tags: {more}, and took away: {less}</source>
        <comment>talk.tags.both</comment>
        <translation>{name} añadió etiquetas: {more}, y quitó: {less}</translation>
    </message>
    <message>
        <source>{name} flagged the ticket for review</source>
        <comment>talk.flagged</comment>
        <translation>{name} marcó el ticket para revisión</translation>
    </message>
    <message>
        <source>{name} took the flag off the ticket</source>
        <comment>talk.unflagged</comment>
        <translation>{name} quitó la marca del ticket</translation>
    </message>
    <message>
        <source>Keep the tags</source>
        <comment>head.tags.keep</comment>
        <translation>Guardar las etiquetas</translation>
    </message>
    <message>
        <source>At most {most} tags of {chars} characters each.</source>
        <comment>head.tags.too_many</comment>
        <translation>Como máximo {most} etiquetas de {chars} caracteres cada una.</translation>
    </message>
    <message>
        <source>No tags yet.</source>
        <comment>head.tags.none</comment>
        <translation>Aún sin etiquetas.</translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>refused.strip</comment>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>“{subject}” for {name} was not sent.</source>
        <comment>refused.new</comment>
        <translation>No se envió «{subject}» de {name}.</translation>
    </message>
    <message>
        <source>“{subject}”, a follow-up of {number}, was not sent.</source>
        <comment>refused.follow</comment>
        <translation>No se envió «{subject}», seguimiento de {number}.</translation>
    </message>
    <message>
        <source>“{subject}” was not sent.</source>
        <comment>refused.nameless</comment>
        <translation>«{subject}» no se envió.</translation>
    </message>
    <message>
        <source>No subject</source>
        <comment>refused.untitled</comment>
        <translation>Sin asunto</translation>
    </message>
    <message>
        <source>It was closed before; all that you typed is kept.</source>
        <comment>cause.set_aside</comment>
        <translation>Se cerró antes; se conserva todo lo escrito.</translation>
    </message>
    <message>
        <source>The program ended before; all that you typed is kept.</source>
        <comment>cause.cut_short</comment>
        <translation>El programa terminó antes; se conserva todo lo escrito.</translation>
    </message>
    <message>
        <source>{field}: {why}</source>
        <comment>refused.at</comment>
        <translation>{field}: {why}</translation>
    </message>
    <message numerus="yes">
        <source>%n more were not sent.</source>
        <comment>refused.more</comment>
        <translation>
            <numerusform>%n más no se envió.</numerusform>
            <numerusform>%n más no se enviaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open “{subject}”</source>
        <comment>refused.open</comment>
        <translation>Abrir «{subject}»</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>refused.discard</comment>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard “{subject}”</source>
        <comment>refused.discard.name</comment>
        <translation>Descartar «{subject}»</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <comment>refused.too_long</comment>
        <translation>Es demasiado largo.</translation>
    </message>
    <message>
        <source>This cannot be chosen any more.</source>
        <comment>refused.not_allowed</comment>
        <translation>Ya no se puede elegir.</translation>
    </message>
    <message>
        <source>Open what was not sent</source>
        <comment>cmd.refused</comment>
        <translation>Abrir lo que no se envió</translation>
    </message>
    <message>
        <source>“{subject}” is discarded.</source>
        <comment>cause.refused_discarded</comment>
        <translation>Se descartó «{subject}».</translation>
    </message>
    <message>
        <source>Not kept before the program ended</source>
        <comment>left.title</comment>
        <translation>Sin guardar cuando terminó el programa</translation>
    </message>
    <message>
        <source>You were typing this. Copy what you still need; until you discard it, it is shown again at each start.</source>
        <comment>left.hint</comment>
        <translation>Estaba escribiendo esto. Copie lo que aún necesite; mientras no lo descarte, volverá a verlo en cada inicio.</translation>
    </message>
    <message>
        <source>Chat over</source>
        <comment>wrap.chat</comment>
        <translation>Chat terminado</translation>
    </message>
    <message>
        <source>Call over</source>
        <comment>wrap.call</comment>
        <translation>Llamada terminada</translation>
    </message>
    <message numerus="yes">
        <source>Chat over, %n minutes. The note is written: please check it.</source>
        <comment>wrap.chat.check</comment>
        <translation>
            <numerusform>Chat terminado, %n minuto. La nota está escrita: revísela.</numerusform>
            <numerusform>Chat terminado, %n minutos. La nota está escrita: revísela.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call over, %n minutes. The note is written: please check it.</source>
        <comment>wrap.call.check</comment>
        <translation>
            <numerusform>Llamada terminada, %n minuto. La nota está escrita: revísela.</numerusform>
            <numerusform>Llamada terminada, %n minutos. La nota está escrita: revísela.</numerusform>
        </translation>
    </message>
    <message>
        <source>Call over; no hang-up was heard. The note is written: please check it.</source>
        <comment>wrap.call.check.unheard</comment>
        <translation>Llamada terminada; no consta que se colgara. La nota está escrita: revísela.</translation>
    </message>
    <message numerus="yes">
        <source>Chat with {customer} at {time}, %n minutes.</source>
        <comment>wrap.chat.head</comment>
        <translation>
            <numerusform>Chat con {customer} a las {time}, %n minuto.</numerusform>
            <numerusform>Chat con {customer} a las {time}, %n minutos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{customer} called from {number} at {time}, %n minutes.</source>
        <comment>wrap.call.head.in</comment>
        <translation>
            <numerusform>{customer} llamó desde {number} a las {time}, %n minuto.</numerusform>
            <numerusform>{customer} llamó desde {number} a las {time}, %n minutos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call to {customer}, {number}, at {time}, %n minutes.</source>
        <comment>wrap.call.head.out</comment>
        <translation>
            <numerusform>Llamada a {customer}, {number}, a las {time}, %n minuto.</numerusform>
            <numerusform>Llamada a {customer}, {number}, a las {time}, %n minutos.</numerusform>
        </translation>
    </message>
    <message>
        <source>{customer} called from {number} at {time}. It is not known how long they spoke.</source>
        <comment>wrap.call.head.in.unheard</comment>
        <translation>{customer} llamó desde {number} a las {time}. No se sabe cuánto duró la llamada.</translation>
    </message>
    <message>
        <source>Call to {customer}, {number}, at {time}. It is not known how long they spoke.</source>
        <comment>wrap.call.head.out.unheard</comment>
        <translation>Llamada a {customer}, {number}, a las {time}. No se sabe cuánto duró.</translation>
    </message>
    <message>
        <source>Lines: {hers} by {customer}, {ours} by us.</source>
        <comment>wrap.chat.lines</comment>
        <translation>Mensajes: {hers} de {customer}, {ours} nuestros.</translation>
    </message>
    <message>
        <source>First answer after {time}.</source>
        <comment>wrap.chat.wait</comment>
        <translation>Primera respuesta al cabo de {time}.</translation>
    </message>
    <message>
        <source>Escalated: {reason}.</source>
        <comment>wrap.chat.escalated</comment>
        <translation>Escalado: {reason}.</translation>
    </message>
    <message>
        <source>{step}: {words}</source>
        <comment>wrap.step</comment>
        <translation>{step}: {words}</translation>
    </message>
    <message>
        <source>It was the wrong person</source>
        <comment>wrap.wrong</comment>
        <translation>Era la persona equivocada</translation>
    </message>
    <message>
        <source>Wrong person: this was not {customer}.</source>
        <comment>wrap.wrong.note</comment>
        <translation>Persona equivocada: no era {customer}.</translation>
    </message>
    <message>
        <source>Hello {customer}, thank you for the chat.</source>
        <comment>wrap.chat.reply</comment>
        <translation>Hola, {customer}: gracias por el chat.</translation>
    </message>
    <message>
        <source>Hello {customer}, thank you for the call.</source>
        <comment>wrap.call.reply</comment>
        <translation>Hola, {customer}: gracias por la llamada.</translation>
    </message>
    <message numerus="yes">
        <source>We looked at your screen together for %n minutes.</source>
        <comment>wrap.reply.session</comment>
        <translation>
            <numerusform>Vimos su pantalla juntos durante %n minuto.</numerusform>
            <numerusform>Vimos su pantalla juntos durante %n minutos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change keys…</source>
        <comment>cmd.keys</comment>
        <translation>Cambiar teclas…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>cmd.view.full</comment>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <comment>cmd.view.fit</comment>
        <translation>Ajustar a la ventana</translation>
    </message>
    <message>
        <source>One to one</source>
        <comment>cmd.view.one</comment>
        <translation>Tamaño real</translation>
    </message>
    <message>
        <source>Larger</source>
        <comment>cmd.view.larger</comment>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <comment>cmd.view.smaller</comment>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>cmd.view.look</comment>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Point</source>
        <comment>cmd.view.point</comment>
        <translation>Señalar</translation>
    </message>
    <message>
        <source>Draw</source>
        <comment>cmd.view.draw</comment>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Ask for control</source>
        <comment>cmd.view.control</comment>
        <translation>Pedir el control</translation>
    </message>
    <message>
        <source>Take back the last drawing</source>
        <comment>cmd.view.undo</comment>
        <translation>Deshacer el último dibujo</translation>
    </message>
    <message>
        <source>Free the keyboard</source>
        <comment>cmd.free</comment>
        <translation>Liberar el teclado</translation>
    </message>
    <message>
        <source>Customer&apos;s screen</source>
        <comment>shortcuts.view</comment>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <source>Single letters are switched off.</source>
        <comment>shortcuts.no_letters</comment>
        <translation>Las letras sueltas están desactivadas.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <comment>keys.title</comment>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Every command can have another key, and single letters can be switched off.</source>
        <comment>keys.hint</comment>
        <translation>Cada orden puede tener otra tecla, y las letras sueltas se pueden desactivar.</translation>
    </message>
    <message>
        <source>Press a key in the list, then what it shall be. Esc lets it be, Backspace takes it away.</source>
        <comment>keys.how</comment>
        <translation>Pulse una tecla de la lista y después la nueva. Esc la deja como está, Retroceso la quita.</translation>
    </message>
    <message>
        <source>Search command or key</source>
        <comment>keys.search</comment>
        <translation>Buscar orden o tecla</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <comment>keys.nothing</comment>
        <translation>Ninguna orden coincide.</translation>
    </message>
    <message>
        <source>No key</source>
        <comment>keys.none</comment>
        <translation>Sin tecla</translation>
    </message>
    <message>
        <source>Press the new key…</source>
        <comment>keys.press</comment>
        <translation>Pulse la nueva tecla…</translation>
    </message>
    <message>
        <source>{command}: {key}. Change</source>
        <comment>keys.key</comment>
        <translation>{command}: {key}. Cambiar</translation>
    </message>
    <message>
        <source>Single letters do something while no text is written</source>
        <comment>keys.letters</comment>
        <translation>Las letras sueltas funcionan mientras no se escribe texto</translation>
    </message>
    <message>
        <source>Usual keys for all</source>
        <comment>keys.usual.all</comment>
        <translation>Teclas habituales para todo</translation>
    </message>
    <message>
        <source>Usual key: {command}</source>
        <comment>keys.usual.of</comment>
        <translation>Tecla habitual: {command}</translation>
    </message>
    <message>
        <source>{key} belongs to “{command}”.</source>
        <comment>keys.clash</comment>
        <translation>{key} es de «{command}».</translation>
    </message>
    <message>
        <source>Take it away there</source>
        <comment>keys.take</comment>
        <translation>Quitarla de allí</translation>
    </message>
    <message>
        <source>{key} cannot be a key here. Hold Ctrl or Alt with it.</source>
        <comment>keys.no</comment>
        <translation>{key} no puede ser una tecla aquí. Púlsela con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>{key} is for copying text or closing windows everywhere.</source>
        <comment>keys.no.system</comment>
        <translation>{key} sirve en todas partes para copiar texto o cerrar ventanas.</translation>
    </message>
    <message>
        <source>A single letter cannot do this. Hold Ctrl or Alt with it.</source>
        <comment>keys.no.letter</comment>
        <translation>Una letra suelta no puede hacer esto. Púlsela con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>Ending a session needs F1 to F12 with Ctrl, Alt or Shift.</source>
        <comment>keys.no.end</comment>
        <translation>Terminar una sesión requiere F1 a F12 con Ctrl, Alt o Mayús.</translation>
    </message>
    <message>
        <source>This needs at least two of Ctrl, Alt, Shift and Meta, pressed together alone.</source>
        <comment>keys.no.free</comment>
        <translation>Esto requiere al menos dos de Ctrl, Alt, Mayús y Meta, pulsadas juntas y solas.</translation>
    </message>
    <message>
        <source>“{command}” is never without a key.</source>
        <comment>keys.no.empty</comment>
        <translation>«{command}» nunca se queda sin tecla.</translation>
    </message>
    <message>
        <source>Your own keys could not be read. The usual ones are in force.</source>
        <comment>cause.keys_damaged</comment>
        <translation>No se pudieron leer sus teclas. Valen las habituales.</translation>
    </message>
    <message>
        <source>Put off its notices, or take that back</source>
        <comment>cmd.put_off</comment>
        <translation>Aplazar sus avisos, o anularlo</translation>
    </message>
    <message>
        <source>Copy a link to the ticket</source>
        <comment>cmd.ticket_link</comment>
        <translation>Copiar un enlace al ticket</translation>
    </message>
    <message>
        <source>No notices of this ticket</source>
        <comment>put_off.menu</comment>
        <translation>Sin avisos de este ticket</translation>
    </message>
    <message>
        <source>Put off</source>
        <comment>put_off.button</comment>
        <translation>Aplazar</translation>
    </message>
    <message>
        <source>For an hour</source>
        <comment>put_off.hour</comment>
        <translation>Durante una hora</translation>
    </message>
    <message>
        <source>Until this afternoon</source>
        <comment>put_off.afternoon</comment>
        <translation>Hasta esta tarde</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <comment>put_off.tomorrow</comment>
        <translation>Hasta mañana por la mañana</translation>
    </message>
    <message>
        <source>Until next week</source>
        <comment>put_off.week</comment>
        <translation>Hasta la próxima semana</translation>
    </message>
    <message>
        <source>Put off until {time}</source>
        <comment>put_off.until</comment>
        <translation>Aplazado hasta {time}</translation>
    </message>
    <message>
        <source>{words}. Press to take it back.</source>
        <comment>put_off.back</comment>
        <translation>{words}. Pulse para anularlo.</translation>
    </message>
    <message>
        <source>AD-{number} is back, as you wished: {subject}</source>
        <comment>cause.put_off_over</comment>
        <translation>AD-{number} vuelve, como pidió: {subject}</translation>
    </message>
    <message>
        <source>AD-{number} is put off no more.</source>
        <comment>cause.put_off_taken_back</comment>
        <translation>AD-{number} ya no está aplazado.</translation>
    </message>
    <message>
        <source>{count} tickets are put off. Take some back first.</source>
        <comment>cause.put_off_full</comment>
        <translation>Hay {count} tickets aplazados. Anule antes alguno.</translation>
    </message>
    <message>
        <source>The link to AD-{number} is copied. It opens in your colleagues&apos; AssistDesk.</source>
        <comment>cause.ticket_link_copied</comment>
        <translation>Se copió el enlace a AD-{number}. Se abre en el AssistDesk de sus colegas.</translation>
    </message>
    <message>
        <source>This link leads to no ticket. Nothing was opened.</source>
        <comment>cause.ticket_link</comment>
        <translation>Este enlace no lleva a ningún ticket. No se abrió nada.</translation>
    </message>
    <message>
        <source>This link leads to another desk&apos;s ticket. Nothing was opened.</source>
        <comment>cause.ticket_link_elsewhere</comment>
        <translation>Este enlace lleva a un ticket de otro servicio. No se abrió nada.</translation>
    </message>
    <message>
        <source>Open AssistDesk</source>
        <comment>tray.open</comment>
        <translation>Abrir AssistDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <comment>tray.quit</comment>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <comment>tray.stop</comment>
        <translation>Dejar de compartir</translation>
    </message>
    <message>
        <source>AssistDesk: your screen is shared</source>
        <comment>tray.sharing</comment>
        <translation>AssistDesk: se comparte su pantalla</translation>
    </message>
    <message>
        <source>Chat or call</source>
        <comment>news.title.contact</comment>
        <translation>Chat o llamada</translation>
    </message>
    <message>
        <source>For you</source>
        <comment>news.title.mention</comment>
        <translation>Para usted</translation>
    </message>
    <message>
        <source>New words</source>
        <comment>news.title.reply</comment>
        <translation>Mensaje nuevo</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>news.title.clock</comment>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>news.title.session</comment>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>A chat is offered to you: AD-{number}</source>
        <comment>news.chat</comment>
        <translation>Se le ofrece un chat: AD-{number}</translation>
    </message>
    <message>
        <source>The customer of your chat waits for an answer: AD-{number}</source>
        <comment>news.chat_line</comment>
        <translation>El cliente de su chat espera respuesta: AD-{number}</translation>
    </message>
    <message>
        <source>Your chat is over: AD-{number}</source>
        <comment>news.chat_is_over</comment>
        <translation>Su chat ha terminado: AD-{number}</translation>
    </message>
    <message>
        <source>A call rings.</source>
        <comment>news.call</comment>
        <translation>Suena una llamada.</translation>
    </message>
    <message>
        <source>There is a call whose card nobody has.</source>
        <comment>news.call_card</comment>
        <translation>Hay una llamada cuya ficha no tiene nadie.</translation>
    </message>
    <message>
        <source>A colleague mentioned you: AD-{number}</source>
        <comment>news.told_mention</comment>
        <translation>Un compañero le mencionó: AD-{number}</translation>
    </message>
    <message>
        <source>A ticket was given to you: AD-{number}</source>
        <comment>news.told_assigned</comment>
        <translation>Se le asignó un ticket: AD-{number}</translation>
    </message>
    <message>
        <source>A rule of the desk points to a ticket: AD-{number}</source>
        <comment>news.told_rule</comment>
        <translation>Una regla del servicio señala un ticket: AD-{number}</translation>
    </message>
    <message>
        <source>Somebody wrote: AD-{number}</source>
        <comment>news.told_comment</comment>
        <translation>Alguien ha escrito: AD-{number}</translation>
    </message>
    <message>
        <source>A task is due in less than an hour: AD-{number}</source>
        <comment>news.told_due_soon</comment>
        <translation>Una tarea vence en menos de una hora: AD-{number}</translation>
    </message>
    <message>
        <source>A task is due: AD-{number}</source>
        <comment>news.told_due</comment>
        <translation>Una tarea ha vencido: AD-{number}</translation>
    </message>
    <message>
        <source>Soon due: AD-{number}</source>
        <comment>news.sla_warned</comment>
        <translation>Vence pronto: AD-{number}</translation>
    </message>
    <message>
        <source>Target missed: AD-{number}</source>
        <comment>news.sla_breached</comment>
        <translation>Plazo incumplido: AD-{number}</translation>
    </message>
    <message>
        <source>Back, as you wished: AD-{number}</source>
        <comment>news.put_off_over</comment>
        <translation>De vuelta, como pidió: AD-{number}</translation>
    </message>
    <message>
        <source>You see the customer&apos;s screen now: AD-{number}</source>
        <comment>news.session_shared</comment>
        <translation>Ya ve la pantalla del cliente: AD-{number}</translation>
    </message>
    <message>
        <source>The line is cut, and comes back by itself if it can: AD-{number}</source>
        <comment>news.session_lost</comment>
        <translation>Se ha cortado la línea; vuelve sola si puede: AD-{number}</translation>
    </message>
    <message>
        <source>The session is over: AD-{number}</source>
        <comment>news.session_over</comment>
        <translation>La sesión ha terminado: AD-{number}</translation>
    </message>
    <message>
        <source>A colleague asks you into a session: AD-{number}</source>
        <comment>news.session_invite</comment>
        <translation>Un compañero le invita a una sesión: AD-{number}</translation>
    </message>
    <message>
        <source>A colleague wants to hand you a session: AD-{number}</source>
        <comment>news.session_hand_over</comment>
        <translation>Un compañero quiere pasarle una sesión: AD-{number}</translation>
    </message>
    <message>
        <source>Notifications</source>
        <comment>notices.title</comment>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Notifications of the system</source>
        <comment>notices.system</comment>
        <translation>Notificaciones del sistema</translation>
    </message>
    <message>
        <source>They come while another window is before this one. Off, this window only asks for attention.</source>
        <comment>notices.system.hint</comment>
        <translation>Llegan mientras hay otra ventana delante de esta. Sin ellas, esta ventana solo pide atención.</translation>
    </message>
    <message>
        <source>This desktop has no place for them now: this window asks for attention instead.</source>
        <comment>notices.system.none</comment>
        <translation>Este escritorio no tiene ahora sitio para ellas: esta ventana pide atención en su lugar.</translation>
    </message>
    <message>
        <source>What may call you from another window</source>
        <comment>notices.kinds</comment>
        <translation>Qué puede llamarle desde otra ventana</translation>
    </message>
    <message>
        <source>Off, it still stands in this window as ever.</source>
        <comment>notices.kinds.hint</comment>
        <translation>Sin marcar, sigue apareciendo en esta ventana.</translation>
    </message>
    <message>
        <source>New chats and calls</source>
        <comment>notices.kind.contact</comment>
        <translation>Chats y llamadas nuevos</translation>
    </message>
    <message>
        <source>Mentions, and tickets that are given to you</source>
        <comment>notices.kind.mention</comment>
        <translation>Menciones y tickets que se le asignan</translation>
    </message>
    <message>
        <source>New words in your tickets and chats</source>
        <comment>notices.kind.reply</comment>
        <translation>Mensajes nuevos en sus tickets y chats</translation>
    </message>
    <message>
        <source>Targets, and tickets that were put off</source>
        <comment>notices.kind.clock</comment>
        <translation>Plazos y tickets aplazados</translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>notices.kind.session</comment>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>With names and words from the ticket</source>
        <comment>notices.words</comment>
        <translation>Con nombres y palabras del ticket</translation>
    </message>
    <message>
        <source>Off, they say what happened and the ticket&apos;s number. On, whoever sees your screen may read what customers wrote.</source>
        <comment>notices.words.hint</comment>
        <translation>Sin marcar, dicen qué ha pasado y el número del ticket. Marcado, quien vea su pantalla puede leer lo que escriben los clientes.</translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>sessions.title</comment>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>These two keys always work while you see a customer&apos;s screen.</source>
        <comment>sessions.hint</comment>
        <translation>Estas dos teclas funcionan siempre mientras ve la pantalla de un cliente.</translation>
    </message>
    <message>
        <source>Chat</source>
        <comment>chatset.title</comment>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Availability</source>
        <comment>chatset.availability</comment>
        <translation>Disponibilidad</translation>
    </message>
    <message>
        <source>Away and invisible, no chat is offered to you.</source>
        <comment>chatset.availability.hint</comment>
        <translation>Ausente o invisible, no se le ofrece ningún chat.</translation>
    </message>
    <message>
        <source>No more than these are offered to you.</source>
        <comment>q.limit.menu.hint</comment>
        <translation>No se le ofrecen más que estos.</translation>
    </message>
    <message>
        <source>About AssistDesk</source>
        <comment>about.title</comment>
        <translation>Acerca de AssistDesk</translation>
    </message>
    <message>
        <source>Licence: Apache 2.0. Fonts and icons keep theirs.</source>
        <comment>about.licence</comment>
        <translation>Licencia: Apache 2.0. Las fuentes y los iconos conservan las suyas.</translation>
    </message>
    <message>
        <source>Drafts, what is not sent yet and recordings lie in {folder}</source>
        <comment>about.data</comment>
        <translation>Los borradores, lo que no se ha enviado y las grabaciones están en {folder}</translation>
    </message>
    <message>
        <source>Details for support</source>
        <comment>about.details</comment>
        <translation>Datos para soporte</translation>
    </message>
    <message>
        <source>Nothing secret is in them, and no words of customers.</source>
        <comment>about.details.hint</comment>
        <translation>No contienen nada secreto ni palabras de clientes.</translation>
    </message>
    <message>
        <source>Set the due date</source>
        <comment>cmd.due</comment>
        <translation>Poner la fecha límite</translation>
    </message>
    <message>
        <source>Due date…</source>
        <comment>due.menu</comment>
        <translation>Fecha límite…</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <comment>due.at</comment>
        <translation>Vence {time}</translation>
    </message>
    <message>
        <source>Due tomorrow {time}</source>
        <comment>due.tomorrow</comment>
        <translation>Vence mañana {time}</translation>
    </message>
    <message>
        <source>Due now</source>
        <comment>due.now</comment>
        <translation>Vence ahora</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <comment>due.over</comment>
        <translation>{time} de retraso</translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>due.days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message>
        <source>No due date</source>
        <comment>due.no</comment>
        <translation>Sin fecha límite</translation>
    </message>
    <message>
        <source>Due date: {now}</source>
        <comment>due.said</comment>
        <translation>Fecha límite: {now}</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>due.today</comment>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <comment>due.choose_tomorrow</comment>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <comment>due.monday</comment>
        <translation>El próximo lunes</translation>
    </message>
    <message>
        <source>In a week</source>
        <comment>due.week</comment>
        <translation>En una semana</translation>
    </message>
    <message>
        <source>Another day or time…</source>
        <comment>due.other</comment>
        <translation>Otro día u otra hora…</translation>
    </message>
    <message>
        <source>Take the due date away</source>
        <comment>due.none</comment>
        <translation>Quitar la fecha límite</translation>
    </message>
    <message>
        <source>Only a task has one: this becomes a task.</source>
        <comment>due.makes_task</comment>
        <translation>Solo las tareas tienen una: pasará a ser una tarea.</translation>
    </message>
    <message>
        <source>Due date of {number}</source>
        <comment>due.title</comment>
        <translation>Fecha límite de {number}</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00. Empty takes it away.</source>
        <comment>due.hint</comment>
        <translation>Por ejemplo 2026-12-24 09:00. Vacío la quita.</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00</source>
        <comment>due.example</comment>
        <translation>Por ejemplo 2026-12-24 09:00</translation>
    </message>
    <message>
        <source>Keep the due date</source>
        <comment>due.keep</comment>
        <translation>Guardar la fecha límite</translation>
    </message>
    <message>
        <source>Give a day of the years 2000 to 2099.</source>
        <comment>due.bad</comment>
        <translation>Indique un día de los años 2000 a 2099.</translation>
    </message>
    <message>
        <source>{name} set the due date to {time}</source>
        <comment>talk.due</comment>
        <translation>{name} puso la fecha límite: {time}</translation>
    </message>
    <message>
        <source>{name} took the due date away</source>
        <comment>talk.due.none</comment>
        <translation>{name} quitó la fecha límite</translation>
    </message>
    <message>
        <source>Soon due: {time}</source>
        <comment>talk.due.soon</comment>
        <translation>Vence pronto: {time}</translation>
    </message>
    <message>
        <source>It was due: {time}</source>
        <comment>talk.due.over</comment>
        <translation>Ha vencido: {time}</translation>
    </message>
    <message>
        <source>Log time…</source>
        <comment>cmd.log_time</comment>
        <translation>Anotar tiempo…</translation>
    </message>
    <message>
        <source>Time spent on {number}</source>
        <comment>time.title</comment>
        <translation>Tiempo dedicado a {number}</translation>
    </message>
    <message>
        <source>How long</source>
        <comment>time.length</comment>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>Minutes, or 1:30</source>
        <comment>time.length.hint</comment>
        <translation>Minutos, o 1:30</translation>
    </message>
    <message>
        <source>Say how long: minutes, or hours and minutes as 1:30, at most 24 hours.</source>
        <comment>time.length.bad</comment>
        <translation>Diga cuánto: minutos, u horas y minutos como 1:30, como máximo 24 horas.</translation>
    </message>
    <message>
        <source>Began</source>
        <comment>time.from</comment>
        <translation>Empezó</translation>
    </message>
    <message>
        <source>Such as 2026-12-24 09:00. Empty: it ended just now.</source>
        <comment>time.from.hint</comment>
        <translation>Por ejemplo 2026-12-24 09:00. Vacío: acaba de terminar.</translation>
    </message>
    <message>
        <source>What for</source>
        <comment>time.kind</comment>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>time.kind.work</comment>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Travel</source>
        <comment>time.kind.travel</comment>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>time.kind.other</comment>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Calls, chats and sessions count by themselves. What overlaps counts once. The customer reads nothing of it.</source>
        <comment>time.effect</comment>
        <translation>Las llamadas, los chats y las sesiones cuentan por sí solos. Lo que se solapa cuenta una vez. El cliente no lee nada de esto.</translation>
    </message>
    <message>
        <source>Log time</source>
        <comment>time.do</comment>
        <translation>Anotar tiempo</translation>
    </message>
    <message>
        <source>Written down by you</source>
        <comment>time.own</comment>
        <translation>Anotado por usted</translation>
    </message>
    <message>
        <source>{time}, {kind}, from {start}</source>
        <comment>time.entry</comment>
        <translation>{time}, {kind}, desde {start}</translation>
    </message>
    <message>
        <source>Take back</source>
        <comment>time.take_back</comment>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Take back: {entry}</source>
        <comment>time.take_back.of</comment>
        <translation>Retirar: {entry}</translation>
    </message>
    <message>
        <source>{name} logged {time} ({kind})</source>
        <comment>talk.time</comment>
        <translation>{name} anotó {time} ({kind})</translation>
    </message>
    <message>
        <source>{name} took back time that was logged</source>
        <comment>talk.time.back</comment>
        <translation>{name} retiró un tiempo anotado</translation>
    </message>
    <message>
        <source>Time is logged on AD-{number}.</source>
        <comment>cause.time_logged</comment>
        <translation>Se anotó el tiempo en AD-{number}.</translation>
    </message>
    <message>
        <source>The time on AD-{number} is taken back.</source>
        <comment>cause.time_taken_back</comment>
        <translation>Se retiró el tiempo de AD-{number}.</translation>
    </message>
    <message>
        <source>This time was taken back already.</source>
        <comment>cause.time_gone</comment>
        <translation>Este tiempo ya se había retirado.</translation>
    </message>
    <message>
        <source>This time cannot have been spent on this ticket.</source>
        <comment>cause.time_spent</comment>
        <translation>Este tiempo no pudo dedicarse a este ticket.</translation>
    </message>
    <message>
        <source>The time ends before it begins.</source>
        <comment>cause.time_spent_empty</comment>
        <translation>El tiempo termina antes de empezar.</translation>
    </message>
    <message>
        <source>Log at most 24 hours at once.</source>
        <comment>cause.time_spent_long</comment>
        <translation>Anote como máximo 24 horas de una vez.</translation>
    </message>
    <message>
        <source>This time is still to come.</source>
        <comment>cause.time_spent_future</comment>
        <translation>Este tiempo aún no ha llegado.</translation>
    </message>
    <message>
        <source>That is more than a week before the ticket came.</source>
        <comment>cause.time_spent_early</comment>
        <translation>Eso es más de una semana antes de que llegara el ticket.</translation>
    </message>
    <message>
        <source>So much time is written down here that no more fits.</source>
        <comment>cause.time_spent_many</comment>
        <translation>Aquí hay tantas anotaciones de tiempo que no caben más.</translation>
    </message>
</context>
</TS>
