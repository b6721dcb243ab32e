"""Words for a believable desk: twelve conversations for the demonstration, and the parts that large desks are made of.

Data only. Lines are written by "c" (the customer), "a" (an agent, publicly) or "n" (an agent, as a note); the number is
minutes after the ticket came.
"""

from dataclasses import dataclass
from typing import Literal

from assistdesk.core.desk.model_service import (
    AssignAction,
    CommentAction,
    MacroAction,
    SetFieldAction,
    StatusAction,
    TagAction,
)

Line = tuple[Literal["c", "a", "n"], int, str]


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str
    organisation: str
    locale: str
    time_zone: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """``ago_min``: how long before now the ticket came. ``agent``: 0 nobody, 1 or 2."""

    person: Person
    subject: str
    language: str
    lines: tuple[Line, ...]
    ago_min: int
    agent: int = 0
    status: str = ""
    priority: str = ""
    tags: tuple[str, ...] = ()
    channel: str = "form"


AGENTS = (
    Person("Sara Ruiz", "sara.ruiz@example.com", "", "es", "Europe/Madrid"),
    Person("Daniel Weber", "daniel.weber@example.com", "", "en", "Europe/Berlin"),
)

LUCIA = Person(
    "Lucía Fernández", "lucia@talleresnorte.example", "Talleres Norte, S.L.", "es", "Europe/Madrid", "+34 944 015 220"
)
TOM = Person("Tom Becker", "tom.becker@hafenlogistik.example", "Hafen Logistik GmbH", "en", "Europe/Berlin")
CHEN = Person("陈伟", "chen.wei@mingyuan.example", "明远科技有限公司", "zh", "Asia/Shanghai", "+86 21 5555 0143")
AMARA = Person("Amara Okafor", "amara@brightpath.example", "Brightpath Clinics", "en", "Africa/Lagos")
JONAS = Person("Jonas Lindqvist", "jonas@nordljus.example", "Nordljus AB", "en", "Europe/Stockholm")
PRIYA = Person("Priya Raman", "priya.raman@cobaltworks.example", "Cobalt Works", "en", "Asia/Kolkata")
MARC = Person("Marc Dubois", "marc.dubois@atelierdubois.example", "Atelier Dubois", "en", "Europe/Paris")
ELENA = Person("Elena Petrova", "elena@petrova-partners.example", "Petrova & Partners", "en", "Europe/Sofia")
MIGUEL = Person("Miguel Ángel Soto", "masoto@clinicasol.example", "Clínica Sol", "es", "America/Mexico_City")
LI = Person("李娜", "lina@qinghe.example", "清河贸易", "zh", "Asia/Shanghai")
CARMEN = Person("Carmen Ibáñez", "carmen@bodegasibanez.example", "Bodegas Ibáñez", "es", "Europe/Madrid")
ZHOU = Person("周建国", "zhou.jianguo@hengda.example", "恒达机械", "zh", "Asia/Shanghai")

HOLIDAYS = (
    (1, 1, "Año Nuevo"),
    (1, 6, "Reyes"),
    (5, 1, "Día del Trabajo"),
    (10, 12, "Fiesta Nacional"),
    (12, 25, "Navidad"),
)
MACROS: tuple[tuple[dict[str, str], tuple[MacroAction, ...]], ...] = (
    (
        {"en": "Ask for the version", "es": "Preguntar la versión", "zh": "询问版本"},
        (
            CommentAction(
                text={
                    "en": "Hello {{requester.name}}, which version is shown under Help, About? {{agent.name}}",
                    "es": "Hola, {{requester.name}}: ¿qué versión aparece en Ayuda, Acerca de? {{agent.name}}",
                    "zh": "{{requester.name}}，您好！请问“帮助 - 关于”里显示的是哪个版本？{{agent.name}}",
                }
            ),
        ),
    ),
    (
        {"en": "Fixed in the next version", "es": "Corregido en la próxima versión", "zh": "下一版本已修复"},
        (
            StatusAction(status="pending"),
            TagAction(add=("known-issue",)),
            CommentAction(
                text={
                    "en": "This is a known problem. It is fixed in version {{fix_version}}.",
                    "es": "Es un problema conocido. Está corregido en la versión {{fix_version}}.",
                    "zh": "这是已知问题，已在 {{fix_version}} 版本中修复。",
                }
            ),
        ),
    ),
    (
        {"en": "Outage: take it", "es": "Caída: me encargo", "zh": "故障：我来处理"},
        (
            SetFieldAction(field="priority", value="urgent"),
            TagAction(add=("outage",)),
            AssignAction(to_me=True),
        ),
    ),
)
DESK_ZONE = "Europe/Madrid"
VPN_FIRST_REPLY_S = 1_500

STORIES: tuple[Story, ...] = (
    Story(
        ZHOU,
        "打印机一直显示脱机",
        "zh",
        (
            ("c", 0, "您好，三楼的打印机从昨天下午开始一直显示“脱机”，重启过电脑和打印机都没有用。"),
            ("a", 22, "周先生您好，请在“设备和打印机”里右键该打印机，确认没有勾选“脱机使用打印机”。"),
            ("c", 31, "找到了，确实勾上了。取消之后已经能打印了，谢谢！"),
            ("a", 34, "太好了。如果再次出现，请告诉我们打印机的型号，我们会检查驱动程序。"),
        ),
        ago_min=4_400,
        agent=2,
        status="solved",
        tags=("打印",),
    ),
    Story(
        CARMEN,
        "No llegan los correos con adjuntos grandes",
        "es",
        (
            ("c", 0, "Buenos días. Los correos con fotos de las etiquetas (unos 12 MB) no le llegan a la imprenta."),
            ("a", 40, "Buenos días, Carmen. ¿Recibe usted algún aviso de vuelta cuando falla el envío?"),
            ("c", 95, "Sí: «552 5.3.4 Message size exceeds fixed limit». Siempre el mismo."),
            ("n", 110, "El servidor de la imprenta corta a 10 MB. Proponer enlace compartido en lugar de adjunto."),
            (
                "a",
                118,
                "El límite está en el servidor de la imprenta. Le he preparado una carpeta compartida para las fotos.",
            ),
        ),
        ago_min=3_000,
        agent=1,
        status="pending",
        priority="normal",
        tags=("correo",),
        channel="mail",
    ),
    Story(
        ELENA,
        "Backup job failed overnight",
        "en",
        (
            (
                "c",
                0,
                "The nightly backup stopped at 02:14 with error 0x80070070. I attached the log file you asked for.",
            ),
            (
                "a",
                35,
                "Thank you, Elena. 0x80070070 means the target disk is full. Old restore points are never pruned there.",
            ),
            (
                "n",
                38,
                "Retention was set to 0 (keep all). Agreed 30 days with Elena by phone, waiting for her change window.",
            ),
            ("c", 300, "The change window is on Tuesday evening. Can we leave this open until then?"),
        ),
        ago_min=2_600,
        agent=2,
        status="hold",
        priority="high",
        tags=("backup",),
        channel="mail",
    ),
    Story(
        MARC,
        "Slow start after login",
        "en",
        (
            ("c", 0, "Since the update my computer needs four minutes after login until I can open anything."),
            ("a", 18, "Hello Marc, I can look at it with you. A short session is enough: you see everything I do."),
            (
                "n",
                62,
                "18 min session. Two sync clients ran at start-up against the same folder; disabled the old one.",
            ),
            (
                "a",
                64,
                "Two sync programs were fighting over the same folder. With the old one off it took 25 seconds.",
            ),
            ("c", 71, "Much better. Thank you for explaining what you did!"),
        ),
        ago_min=1_500,
        agent=1,
        status="solved",
        tags=("performance",),
    ),
    Story(
        LI,
        "Excel 打开共享文件时提示被锁定",
        "zh",
        (
            ("c", 0, "打开部门共享的报价表时，总是提示“文件已被李娜锁定”，可是我自己并没有打开它。"),
            ("a", 28, "李女士您好，这通常是上一次异常关闭后留下的临时文件。请问文件夹里能看到以 ~$ 开头的文件吗？"),
            ("c", 44, "有一个，叫“~$报价表2026.xlsx”。可以直接删掉吗？"),
        ),
        ago_min=620,
        agent=2,
        status="open",
        tags=("Office",),
    ),
    Story(
        PRIYA,
        "License key not accepted",
        "en",
        (
            ("c", 0, "The key on the invoice starts with AD-7Q and the installer says it has the wrong length."),
            ("a", 15, "Hi Priya, could you check whether the line break in the PDF was copied along with the key?"),
            (
                "c",
                26,
                "There is a space after AD-7Q on the invoice. I removed it, but the installer still says no.",
            ),
        ),
        ago_min=170,
        agent=1,
        status="open",
        tags=("billing",),
    ),
    Story(
        JONAS,
        "Cannot open shared calendar",
        "en",
        (
            ("c", 0, 'I can see my colleague\'s calendar in the list but every appointment only says "Busy".'),
            ("a", 24, "Hello Jonas, she has to share it with details. I wrote down the three clicks for her below."),
            ("c", 30, "Thanks! I will try it tomorrow morning."),
        ),
        ago_min=95,
        agent=1,
        status="pending",
        tags=("calendar",),
    ),
    Story(
        MIGUEL,
        "La recepción no puede imprimir recetas",
        "es",
        (
            ("c", 0, "Hola, en recepción las recetas salen en blanco desde esta mañana. Hay pacientes esperando."),
            ("n", 3, "Afecta a dos puestos. El controlador se actualizó anoche, ver el caso de Hafen Logistik."),
        ),
        ago_min=48,
        priority="urgent",
        tags=("impresión",),
        channel="app",
    ),
    Story(
        AMARA,
        "Second monitor not detected",
        "en",
        (
            ("c", 0, 'After docking, only the laptop screen works. The second monitor shows "no signal".'),
            (
                "a",
                12,
                "Hello Amara, which port of the dock is it plugged into? I'd like to see the display settings with you.",
            ),
            ("c", 17, "The one marked with a D. I am at my desk for the next hour."),
            ("a", 19, "I've sent you a session code. You will see who is asking and you can stop at any time."),
        ),
        ago_min=42,
        agent=2,
        status="open",
        tags=("hardware",),
    ),
    Story(
        CHEN,
        "无法登录公司 VPN",
        "zh",
        (
            ("c", 0, "从今天早上开始无法登录公司 VPN，提示证书已过期。"),
            ("c", 4, "重启之后还是提示证书过期。"),
        ),
        ago_min=16,
        tags=("VPN",),
        channel="app",
    ),
    Story(
        TOM,
        "Printer offline after update",
        "en",
        (
            (
                "c",
                0,
                "Since last night's update the label printer in hall 2 is shown as offline. Nobody can print shipping labels.",
            ),
            ("a", 9, "Hi Tom, the update replaced the port. Please set it back to the IP port, the name ends in .41."),
            ("c", 21, "Great, that did it. One more question: will this happen again with the next update?"),
        ),
        ago_min=24,
        agent=1,
        status="pending",
        tags=("printing",),
    ),
    Story(
        LUCIA,
        "Invoice export freezes at 80 %",
        "es",
        (
            (
                "c",
                0,
                "Hola! When I export the invoices the window stops at 80 % and then nothing happens. "
                "I already restarted twice 🙁",
            ),
            (
                "a",
                2,
                "Hi Lucía, thanks for the details. May I take a look at your screen? "
                "You decide what I can see and can stop at any time.",
            ),
            ("c", 4, "Sí, por supuesto. I am at the computer now."),
        ),
        ago_min=6,
        agent=1,
        status="open",
        priority="high",
        tags=("export",),
        channel="chat",
    ),
)

GIVEN = {
    "en": ("Emma", "Liam", "Olivia", "Noah", "Grace", "Samuel", "Ruth", "Peter", "Hannah", "Owen", "Aisha", "Viktor"),
    "es": ("Ana", "Javier", "Marta", "Pablo", "Elena", "Diego", "Rocío", "Íñigo", "Lola", "Andrés", "Nuria", "Ramón"),
    "zh": ("伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳"),
}
FAMILY = {
    "en": ("Smith", "Okafor", "Novak", "Larsen", "Murphy", "Patel", "Schmidt", "Rossi", "Haddad", "Kowalski", "Brown"),
    "es": ("García", "Martínez", "López", "Sánchez", "Pérez", "Gómez", "Muñoz", "Ibáñez", "Ruiz", "Ortega", "Núñez"),
    "zh": ("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐"),
}
COMPANIES = ("Alder", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Garnet", "Harbor", "Iris", "Juniper", "Kestrel")
KINDS = ("Logistics", "Clinics", "Foods", "Studios", "Energy", "Press", "Works", "Partners", "Software", "Foundry")

THINGS = {
    "en": (
        *("the invoice export", "the label printer", "the VPN", "the shared calendar", "the backup", "the scanner"),
        *("the licence key", "the second monitor", "the mailbox", "the sign-in page", "the time sheet", "the headset"),
    ),
    "es": (
        *("la exportación de facturas", "la impresora", "la VPN", "el calendario compartido", "la copia de seguridad"),
        *(
            "el escáner",
            "la clave de licencia",
            "el segundo monitor",
            "el buzón",
            "la página de acceso",
            "el auricular",
        ),
    ),
    "zh": (
        "发票导出",
        "标签打印机",
        "公司 VPN",
        "共享日历",
        "夜间备份",
        "扫描仪",
        "许可证密钥",
        "第二台显示器",
        "邮箱",
        "登录页面",
    ),
}
TROUBLES = {
    "en": (
        "stops at {n} %",
        "shows error {n}",
        "is slow since version {n}",
        "does not open any more",
        "loses settings",
    ),
    "es": (
        "se detiene al {n} %",
        "muestra el error {n}",
        "va lenta desde la versión {n}",
        "ya no se abre",
        "no responde",
    ),
    "zh": ("停在 {n} %", "提示错误 {n}", "升级到 {n} 版后变慢", "打不开了", "设置总是丢失"),
}
OPENINGS = {
    "en": (
        "Hello, since this morning {what} {does}. I restarted twice, it is the same on my colleague's computer.",
        "Good afternoon. {what} {does}, and a customer is waiting. Could somebody have a look today?",
        "We moved to the new office on Monday. Since then {what} {does}. What do you need from me?",
    ),
    "es": (
        "Hola, desde esta mañana {what} {does}. He reiniciado dos veces y a mi compañera le pasa lo mismo.",
        "Buenas tardes: {what} {does} y tengo a un cliente esperando. ¿Pueden mirarlo hoy?",
        "El lunes nos mudamos de oficina. Desde entonces {what} {does}. ¿Qué datos necesitan?",
    ),
    "zh": (
        "您好，今天早上开始{what}{does}，重启过两次，同事的电脑也一样。",
        "下午好，{what}{does}，客户正在等，今天能帮忙看一下吗？",
        "我们周一搬到了新办公室，之后{what}{does}，需要我提供什么信息？",
    ),
}
ANSWERS = {
    "en": (
        "Thank you for the details. Which version is shown under Help, About?",
        "I could reproduce it here. Please sign out, wait a minute and sign in again.",
        "May I look at it with you? I'll send a session code; you decide what I can see.",
        "The settings were reset by last night's update. I put them back, please try again.",
    ),
    "es": (
        "Gracias por los detalles. ¿Qué versión aparece en Ayuda, Acerca de?",
        "He podido reproducirlo. Cierre la sesión, espere un minuto y vuelva a entrar, por favor.",
        "¿Puedo mirarlo con usted? Le envío un código de sesión; usted decide lo que veo.",
        "La actualización de anoche cambió la configuración. Ya está como antes, pruebe de nuevo.",
    ),
    "zh": (
        "感谢您提供的信息。请问“帮助 - 关于”里显示的是哪个版本？",
        "我这边也能重现。请退出账号，等一分钟再登录试试。",
        "可以让我看一下您的屏幕吗？我会发一个会话代码，看到什么由您决定。",
        "昨晚的更新重置了设置，我已经改回来了，请再试一次。",
    ),
}
BACK = {
    "en": ("It says {n}.", "Still the same, sorry.", "That worked, thank you!", "I am at my desk until five."),
    "es": ("Pone {n}.", "Sigue igual, lo siento.", "¡Ahora sí, gracias!", "Estoy en mi puesto hasta las cinco."),
    "zh": ("显示的是 {n}。", "还是一样，抱歉。", "好了，谢谢！", "我五点之前都在座位上。"),
}
NOTES = {
    "en": ("Same as the case of last week, see the release notes.", "Asked the second line, waiting for an answer."),
    "es": ("Igual que el caso de la semana pasada.", "He preguntado al segundo nivel, a la espera de respuesta."),
    "zh": ("和上周的情况一样，见发布说明。", "已询问二线，等待回复。"),
}
TAGS = ("printing", "billing", "vpn", "calendar", "backup", "hardware", "update", "office", "mail", "account")
