"""What is said above the composer: a colleague answered meanwhile, a code is held back, a placeholder has no value.

Each stands there at most once. What it depends on is the composer's to know.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from assistdesk.runtime.intents import AnswerCollision
from assistdesk.runtime.snapshot import Collision
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row

COLLISION_CHARS, NAMES_CHARS = 400, 120


class ComposerBanners:
    """``layout`` is where they stand, the newest undermost; *answered* is called once a question is over."""

    def __init__(self, means: Means, answered: Callable[[], None]) -> None:
        self._means, self._answered = means, answered
        self.layout = QVBoxLayout()
        self._shown: dict[str, Banner] = {}
        self._collision: Collision | None = None
        self._unfilled = ""

    def show_collision(self, collision: Collision | None) -> None:
        """Someone of ours answered first: the person says whether hers still goes."""
        if collision == self._collision:
            return
        self._collision = collision
        self._drop("collision")
        if collision is None:
            return
        look = self._means.look
        banner = self._put("collision", say("a.collision", name=collision.name), Tone.WARN, "users-round")
        banner.add(PlainLabel(look, plain(collision.body, COLLISION_CHARS), Type.BODY, "", wrap=True))
        yes = Button(look, say("composer.collision.send"), self._answer(collision.key, True), size="small")
        no = Button(look, say("composer.collision.keep"), self._answer(collision.key, False), "primary", size="small")
        banner.add(row(None, no, yes))

    def show_code(self, is_held: bool) -> None:
        """The text holds the live session code."""
        if is_held and "code" not in self._shown:
            self._put("code", say("composer.code_held"), Tone.DANGER, "shield-alert")
        elif not is_held:
            self._drop("code")

    def show_unfilled(self, names: str) -> None:
        """Placeholders without a value, by name; "": there is none."""
        if names == self._unfilled:
            return
        self._unfilled = names
        self._drop("placeholder")
        if names:
            words = say("macro.placeholder", names=plain(names, NAMES_CHARS))
            self._put("placeholder", words, Tone.DANGER, "triangle-alert")

    def _answer(self, key: str, send: bool) -> Callable[[], None]:
        return self._means.emits_after(self._answered, AnswerCollision(key, send))

    def _put(self, what: str, words: str, tone: Tone, icon: str) -> Banner:
        banner = self._shown[what] = Banner(self._means.look, words, tone, icon)
        self.layout.addWidget(banner)
        return banner

    def _drop(self, what: str) -> None:
        banner = self._shown.pop(what, None)
        if banner is not None:
            self.layout.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
