"""The relay's pages in a real browser, to be looked at: ``python -m tests.kit.pages`` (needs Debian's ``chromium``).

Draws the page of somebody in copy, the page of a code and the API's description, in each language, light and dark, wide and as
on a phone, into build/pages.
"""

import itertools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.kit.relay_process import RelayProcess

OUT = Path(__file__).resolve().parents[2] / "build" / "pages"
LANGUAGES, SIZES = ("en", "es", "zh"), {"wide": "1000,1100", "phone": "390,844"}
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip
DARK = {"light": (), "dark": ("--blink-settings=preferredColorScheme=0",)}
ANSWER = "Thank you for your patience.\n\nPlease try once more, and tell us when it stops if it does."
WAIT_S = 60


def draw(browser: str, url: str, name: str) -> None:
    """Every picture of one page. Raises subprocess.CalledProcessError."""
    for language, (scheme, dark), (size, pixels) in itertools.product(LANGUAGES, DARK.items(), SIZES.items()):
        out = OUT / f"{name}-{language}-{scheme}-{size}.png"
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            given = (f"--user-data-dir={profile}", f"--accept-lang={language}", f"--window-size={pixels}")
            command = [browser, *QUIET, *dark, *given, f"--screenshot={out}", url]
            subprocess.run(command, check=True, capture_output=True, timeout=WAIT_S)


def main() -> None:
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("There is no browser to look with: apt-get install chromium")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, RelayProcess(Path(folder)) as relay:
        ana = relay.sign_in(relay.add_agent("ana@assistdesk.example", "Ana Ruiz", is_admin=True))
        ticket = ana.make_ticket("Invoice export freezes at 80 %")["id"]
        ana.put(f"/tickets/{ticket}", {"ticket": {"comment": {"body": ANSWER, "public": True}}})
        person = {"person": {"name": "Maria Paz", "email": "maria@assistdesk.example"}}
        maria = ana.post(f"/tickets/{ticket}/participants", person)["participants"][-1]["user_id"]
        key = ana.post(f"/tickets/{ticket}/participants/{maria}/key")["key"]
        pages = {
            "in-copy": f"/t/{key}",
            "wrong-link": "/t/wrong",
            "code": "/j#4829157309",
            "api": "/api/v1/schema/page",
        }
        for name, path in pages.items():
            draw(browser, relay.url + path, name)
    print(OUT)


if __name__ == "__main__":
    main()
