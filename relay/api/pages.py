"""What strangers may see: ``about`` and the page behind a join link. The same for everybody; nothing is looked up.

The page at ``/j/`` gets its code from the part of the address that browsers never send; a few lines in the page turn it
into a link for the program. A strict Content-Security-Policy lets nothing else run and nothing leave.
"""

import base64
import hashlib

from litestar import Response, Router, get

from assistdesk.core.wire.control import About
from relay.api.parts import PartsDep

_STYLE = """
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { max-width: 30rem; padding: 2rem; }
h1 { font-size: 1.5rem; }
#code { font: 600 2rem/1.3 ui-monospace, monospace; letter-spacing: .06em; }
a.open { display: inline-block; padding: .7rem 1.4rem; border-radius: .6rem; background: #1f5eff; color: #fff;
  text-decoration: none; font-weight: 600; }
[hidden] { display: none !important; }
small { opacity: .75; }
"""

_SCRIPT = """
(function () {
  var digits = location.hash.slice(1);
  var isCode = /^[1-9][0-9]{9,11}$/.test(digits);
  var language = (navigator.language || "en").slice(0, 2);
  var words = {
    es: ["Sesión de ayuda", "Su código:", "Abrir AssistDesk",
      "¿No se abre? Inicie AssistDesk y escriba el código. Si no lo tiene, pida el programa a quien le ayuda.",
      "Este enlace no contiene ningún código. Pídalo de nuevo."],
    zh: ["远程协助", "您的代码：", "打开 AssistDesk",
      "没有打开？请启动 AssistDesk 并输入代码。如未安装，请向帮助您的人索取程序。",
      "此链接中没有代码。请重新索取。"]
  }[language];
  var ids = ["title", "label", "open", "help", "none"];
  if (words) {
    document.documentElement.lang = language;
    ids.forEach(function (id, n) { document.getElementById(id).textContent = words[n]; });
  }
  document.getElementById("with").hidden = !isCode;
  document.getElementById("none").hidden = isCode;
  if (isCode) {
    var first = digits.length === 12 ? 4 : 3;
    var second = first + (digits.length === 10 ? 3 : 4);
    document.getElementById("code").textContent =
      digits.slice(0, first) + " " + digits.slice(first, second) + " " + digits.slice(second);
    document.getElementById("open").href = "assistdesk://join/" + digits;
  }
})();
"""

JOIN_PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>AssistDesk</title><style>{_STYLE}</style></head><body><main>
<h1 id="title">Help session</h1>
<div id="with" hidden><p><span id="label">Your code:</span><br><span id="code"></span></p>
<p><a class="open" id="open" href="assistdesk://join/">Open AssistDesk</a></p>
<p><small id="help">Nothing opens? Start AssistDesk and type the code. If you do not have it, ask the person who helps
you for the program.</small></p></div>
<p id="none">This link holds no code. Ask for it again.</p>
<noscript><p>Start AssistDesk and type the digits at the end of this page's address.</p></noscript>
</main><script>{_SCRIPT}</script></body></html>
"""


def _source(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


JOIN_POLICY = (
    f"default-src 'none'; script-src {_source(_SCRIPT)}; style-src {_source(_STYLE)}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@get("/about", summary="What a customer's app needs to know before a code is typed", tags=["about"])
async def about(parts: PartsDep) -> About:
    return await parts.about()


@get("/j", include_in_schema=False, media_type="text/html")
async def join_page() -> Response[bytes]:
    """One page for everybody; Litestar answers ``/j/`` and ``/j`` alike."""
    headers = {"content-security-policy": JOIN_POLICY, "cache-control": "public, max-age=3600"}
    return Response(JOIN_PAGE.encode(), media_type="text/html", headers=headers)


router = Router("/", route_handlers=[about])
