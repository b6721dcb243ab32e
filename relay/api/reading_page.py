"""The page on which somebody in copy reads a ticket: words and escaping only, no script, nothing from elsewhere."""

import base64
import hashlib
from html import escape

from assistdesk.core.desk.macros import DEFAULT_LOCALE, choose_text
from assistdesk.core.desk.reading_shapes import ReadLine, ReadTicket

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { margin: 0; } main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.45rem; line-height: 1.3; margin: .2rem 0; overflow-wrap: anywhere; }
p.facts, small, footer { color: #667085; font-size: .88rem; } footer { margin-top: 2.5rem; }
article { border: 1px solid #98a2b366; border-radius: .8rem; padding: .8rem 1rem; margin: .9rem 0; }
article.ours { background: #3b5bfd14; border-color: #3b5bfd55; }
header { display: flex; gap: .8rem; justify-content: space-between; flex-wrap: wrap; }
article p { margin: .4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { margin: .5rem 0 0; padding-left: 1.2rem; }
"""
PAGE_POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
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
        "nothing": "这里没有可阅读的内容",
        "why": "链接有误或已失效，或您已不在抄送之列。请向发送链接的人询问。",
        "private": "此链接仅供您本人使用：任何持有者都能阅读此页。",
    },
}


def language_of(accepted: str, otherwise: str = "en") -> str:
    """The first language of an Accept-Language header that the page speaks."""
    for part in accepted[:200].split(","):
        code = part.strip()[:2].lower()
        if code in LANGUAGES:
            return code
    return otherwise[:2] if otherwise[:2] in LANGUAGES else "en"


def ticket_page(ticket: ReadTicket, accepted: str) -> str:
    """The public part of a ticket."""
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
    rows += [_article(line, words) for line in ticket.lines]
    rows.append(f"<footer>{words['private']}</footer>")
    return _page(language, f"AD-{ticket.ticket_id}", rows)


def nothing_page(accepted: str) -> str:
    """For a key that opens nothing: it does not say why."""
    language = language_of(accepted)
    words = _WORDS[language]
    return _page(language, "AssistDesk", [f"<h1>{words['nothing']}</h1>", f"<p>{words['why']}</p>"])


def _article(line: ReadLine, words: dict[str, str]) -> str:
    kind = ' class="ours"' if line.ours else ""
    body = words["gone"] if line.redacted else line.body
    at = f"{line.at[:10]} {line.at[11:16]} UTC"
    files = "".join(f"<li>{escape(file.name)}</li>" for file in line.files)
    listed = f"<ul>{files}</ul>" if files else ""
    name = escape(line.name or "AssistDesk")
    return (
        f"<article{kind}><header><strong>{name}</strong><small>{at}</small></header>"
        f"<p>{escape(body)}</p>{listed}</article>"
    )


def _page(language: str, title: str, rows: list[str]) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<meta name="referrer" content="no-referrer"><title>{title}</title><style>{_STYLE}</style></head><body><main>\n'
        + "\n".join(rows)
        + "\n</main></body></html>\n"
    )
