"""The page on which somebody in copy reads a ticket and answers: words and escaping only, no script, nothing from elsewhere.

Its form is sent to the relay alone, and it keeps what was typed where that was not taken.
"""

import base64
import hashlib
from dataclasses import dataclass
from html import escape

from assistdesk.core.desk.macros import DEFAULT_LOCALE, choose_text
from assistdesk.core.desk.reading_shapes import ReadFile, ReadLine, ReadShared, ReadTicket
from assistdesk.core.desk.shapes import BODY_BYTES_MAX
from assistdesk.core.desk.transcripts import in_order

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { margin: 0; } main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.45rem; line-height: 1.3; margin: .2rem 0; overflow-wrap: anywhere; }
p.facts, small, footer { color: light-dark(#5b6577, #a3acbd); font-size: .88rem; } footer { margin-top: 2.5rem; }
article { border: 1px solid #98a2b366; border-radius: .8rem; padding: .8rem 1rem; margin: .9rem 0; }
article.ours { background: #3b5bfd14; border-color: #3b5bfd55; }
header { display: flex; gap: .8rem; justify-content: space-between; flex-wrap: wrap; }
article p { margin: .4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { margin: .5rem 0 0; padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
a { color: light-dark(#2f49d1, #a5b4ff); }
form { margin-top: 1.6rem; } label { display: block; font-weight: 600; margin-bottom: .35rem; }
textarea { box-sizing: border-box; width: 100%; min-height: 9rem; padding: .6rem .7rem; font: inherit; resize: vertical;
  border: 1px solid #98a2b3; border-radius: .6rem; background: light-dark(#fff, #1b1e25); color: inherit; }
button { margin-top: .6rem; padding: .6rem 1.3rem; border: 0; border-radius: .6rem; background: #3b5bfd; color: #fff;
  font: inherit; font-weight: 600; cursor: pointer; }
textarea:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid #7c93ff; outline-offset: 2px; }
details { margin-top: 1.2rem; } details p { margin: .5rem 0 0; }
summary { display: inline-block; padding: .45rem 1rem; border: 1px solid #98a2b3; border-radius: .6rem; cursor: pointer;
  font-weight: 600; list-style-position: inside; } summary:focus-visible { outline: 3px solid #7c93ff; outline-offset: 2px; }
p.wrong { border-left: .25rem solid #d92d20; padding: .1rem .8rem; color: light-dark(#b42318, #fda29b); }
"""
PAGE_POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
LANGUAGES = ("en", "es", "zh")
_WORDS = {
    "en": {
        "open": "Open",
        "pending": "Awaiting an answer from your side",
        "solved": "Solved",
        "reader": "For {name}. Here stands what the customer and people in copy read.",
        "older": "Older messages are not shown.",
        "gone": "This message was removed.",
        "moved": "This message now stands in a matter of its own.",
        "file.customer": "In the remote session a file went to the customer ({size}).",
        "file.ours": "In the remote session a file went to the support team ({size}).",
        "recording.ours": "The remote session was recorded ({time} min).",
        "recording.customer": "The customer recorded the remote session for their own use ({time} min).",
        "nothing": "Nothing can be read here",
        "why": "The link is wrong or old, or you are no longer in copy. Ask whoever sent it to you.",
        "private": "This link is yours alone: whoever has it can read this page.",
    },
    "es": {
        "open": "Abierto",
        "pending": "A la espera de una respuesta de su parte",
        "solved": "Resuelto",
        "reader": "Para {name}. Aquí está lo que leen el cliente y quienes están en copia.",
        "older": "Los mensajes más antiguos no se muestran.",
        "gone": "Este mensaje se retiró.",
        "moved": "Este mensaje está ahora en un asunto propio.",
        "file.customer": "En la sesión remota se envió un archivo al cliente ({size}).",
        "file.ours": "En la sesión remota se envió un archivo al equipo de soporte ({size}).",
        "recording.ours": "La sesión remota se grabó ({time} min).",
        "recording.customer": "El cliente grabó la sesión remota para sí ({time} min).",
        "nothing": "Aquí no hay nada que leer",
        "why": "El enlace es erróneo o antiguo, o ya no está en copia. Pregunte a quien se lo envió.",
        "private": "Este enlace es solo suyo: quien lo tenga puede leer esta página.",
    },
    "zh": {
        "open": "处理中",
        "pending": "等待您方答复",
        "solved": "已解决",
        "reader": "致 {name}：此处显示客户和抄送人可阅读的内容。",
        "older": "更早的消息未显示。",
        "gone": "此消息已被移除。",
        "moved": "此消息现已归入单独的事项。",
        "file.customer": "远程会话中有一个文件发送给了客户（{size}）。",
        "file.ours": "远程会话中有一个文件发送给了支持团队（{size}）。",
        "recording.ours": "远程会话已被录制（{time} 分钟）。",
        "recording.customer": "客户为自己录制了远程会话（{time} 分钟）。",
        "nothing": "这里没有可阅读的内容",
        "why": "链接有误或已失效，或您已不在抄送之列。请向发送链接的人询问。",
        "private": "此链接仅供您本人使用：任何持有者都能阅读此页。",
    },
}


_FORM_WORDS = {
    "en": {
        "label": "Your reply",
        "note": "The customer and everybody in copy read it.",
        "new": "This matter is closed. What you write begins a new one that goes on from it.",
        "again": "This is solved. If it is not after all, write here: then it is open again.",
        "this": "This solved it",
        "asks": "Is it solved? It is noted as solved then. If you write here again, it is open again.",
        "yes": "Yes, it is solved",
        "send": "Send",
        "empty": "Write something first.",
        "too_long": "That is too long. Make it shorter, or send it in two parts.",
        "letters": "There is something in it that is not text. Take it out and send again.",
        "too_many": "That was fast. Wait a few seconds and send again.",
        "form": "This page was open for long or came from elsewhere. Read your words and send again.",
        "sent": "A message was sent from this form already. Send again if these words are a second one.",
        "later": "It cannot be taken just now. Your words still stand here; try again in a minute.",
    },
    "es": {
        "label": "Su respuesta",
        "note": "La leen el cliente y quienes están en copia.",
        "new": "Este asunto está cerrado. Lo que escriba abre uno nuevo que lo continúa.",
        "again": "Está resuelto. Si al final no lo está, escriba aquí y se abrirá de nuevo.",
        "this": "Esto lo resolvió",
        "asks": "¿Está resuelto? Quedará anotado como resuelto. Si vuelve a escribir aquí, se abrirá de nuevo.",
        "yes": "Sí, está resuelto",
        "send": "Enviar",
        "empty": "Escriba algo primero.",
        "too_long": "Es demasiado largo. Acórtelo o envíelo en dos partes.",
        "letters": "Contiene algo que no es texto. Quítelo y envíelo de nuevo.",
        "too_many": "Demasiado rápido. Espere unos segundos y envíelo de nuevo.",
        "form": "Esta página llevaba mucho tiempo abierta o venía de otro sitio. Revise lo escrito y envíelo de nuevo.",
        "sent": "Desde este formulario ya se envió un mensaje. Envíelo de nuevo si se trata de otro.",
        "later": "Ahora mismo no se puede recibir. Lo escrito sigue aquí; inténtelo de nuevo en un minuto.",
    },
    "zh": {
        "label": "您的回复",
        "note": "客户和所有抄送人都会看到。",
        "new": "此事项已关闭。您写的内容将开启一个后续事项。",
        "again": "此事项已解决。如果其实没有解决，请在此留言，它会重新打开。",
        "this": "问题已解决",
        "asks": "问题解决了吗？确认后将标记为已解决。如果您再次在此留言，它会重新打开。",
        "yes": "是的，已解决",
        "send": "发送",
        "empty": "请先填写内容。",
        "too_long": "内容过长。请缩短，或分两次发送。",
        "letters": "内容中含有非文本字符。请删除后重新发送。",
        "too_many": "发送过快。请稍等几秒后重新发送。",
        "form": "此页面打开过久或来自其他地方。请检查内容后重新发送。",
        "sent": "此表单已发送过一条消息。如果这是另一条，请再次发送。",
        "later": "暂时无法接收。您写的内容仍保留在此处，请稍后再试。",
    },
}


@dataclass(frozen=True, slots=True)
class FormShown:
    """The form below a ticket; ``key`` is of the link, ``wrong`` the name of what went wrong with ``body``."""

    key: str
    once: str
    token: str
    body: str = ""
    wrong: str = ""


def language_of(accepted: str, otherwise: str = "en") -> str:
    """The first language of an Accept-Language header that the page speaks."""
    for part in accepted[:200].split(","):
        code = part.strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return otherwise[:2] if otherwise[:2] in LANGUAGES else "en"


def ticket_page(ticket: ReadTicket, accepted: str, form: FormShown) -> str:
    """The public part of a ticket, and where to answer."""
    language = language_of(accepted, ticket.language)
    words = _WORDS[language]
    label = choose_text(ticket.status_label, language, DEFAULT_LOCALE) or words[ticket.status]
    rows = [
        f"<small>AD-{ticket.ticket_id}  ·  {escape(label)}</small>",
        f"<h1>{escape(ticket.subject)}</h1>",
        f'<p class="facts">{escape(words["reader"].format(name=ticket.reader))}</p>',
    ]
    if ticket.has_more:
        rows.append(f'<p class="facts">{words["older"]}</p>')
    rows += [
        _shared(one, words) if isinstance(one, ReadShared) else _article(one, words, form.key)
        for one in in_order(ticket.lines, ticket.shared)
    ]
    rows.append('<div id="end"></div>')
    rows += _form(ticket, form, _FORM_WORDS[language])
    rows.append(f"<footer>{words['private']}</footer>")
    return _page(language, f"AD-{ticket.ticket_id}", rows)


def nothing_page(accepted: str) -> str:
    """For a key that opens nothing: it does not say why."""
    language = language_of(accepted)
    words = _WORDS[language]
    return _page(language, "AssistDesk", [f"<h1>{words['nothing']}</h1>", f"<p>{words['why']}</p>"])


def _form(ticket: ReadTicket, form: FormShown, words: dict[str, str]) -> list[str]:
    rows = [f'<p class="wrong" role="alert">{words[form.wrong]}</p>'] if form.wrong else []
    note = words["new" if ticket.writing == "new" else "again" if ticket.status == "solved" else "note"]
    focus = " autofocus" if form.wrong else ""
    rows += [
        f'<form method="post" action="/t/{escape(form.key)}" accept-charset="utf-8"><label for="body">{words["label"]}</label>',
        f'<p class="facts" id="note">{note}</p>',
        f'<input type="hidden" name="once" value="{escape(form.once)}">',
        f'<input type="hidden" name="token" value="{escape(form.token)}">',
        f'<textarea id="body" name="body" required maxlength="{BODY_BYTES_MAX}" aria-describedby="note"{focus}>',
        f"{escape(form.body)}</textarea>",
        f'<button type="submit">{words["send"]}</button>',
    ]
    if ticket.may_solve:
        rows += [
            f"<details><summary>{words['this']}</summary><p>{words['asks']}</p>",
            f'<button type="submit" formaction="/t/{escape(form.key)}/solved" formnovalidate>{words["yes"]}</button></details>',
        ]
    return [*rows, "</form>"]


def _file(file: ReadFile, key: str) -> str:
    place = f"/t/{escape(key)}/files/{file.id}"
    return f'<li><a href="{place}" download>{escape(file.name)}</a> <small>{_size(file.size)}</small></li>'


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{-(-size // 1024)} KB"


def _article(line: ReadLine, words: dict[str, str], key: str) -> str:
    kind = ' class="ours"' if line.ours else ""
    body = words["moved"] if line.moved else words["gone"] if line.redacted else line.body
    files = "".join(_file(file, key) for file in line.files)
    listed = f"<ul>{files}</ul>" if files else ""
    name = escape(line.name or "AssistDesk")
    return (
        f"<article{kind}><header><strong>{name}</strong><small>{_when(line.at)}</small></header>"
        f"<p>{escape(body)}</p>{listed}</article>"
    )


def _shared(shared: ReadShared, words: dict[str, str]) -> str:
    """A file or recording of a session: a quiet line."""
    minutes = f"{shared.seconds // 60}:{shared.seconds % 60:02}"
    key = f"{shared.kind}.{'customer' if shared.to_customer else 'ours'}"
    told = words[key].format(size=_size(shared.size), time=minutes)
    return f'<p class="facts">{told} <small>{_when(shared.at)}</small></p>'


def _when(at: str) -> str:
    return f"{at[:10]} {at[11:16]} UTC"


def _page(language: str, title: str, rows: list[str]) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta name="referrer" content="same-origin"><title>{title}</title><style>{_STYLE}</style></head><body><main>\n'
        + "\n".join(rows)
        + "\n</main></body></html>\n"
    )
