"""What a rule does, one kind of it at a time: the fields in which it is written (desk.md section 9).

Each part shows an action, reads it back the same, and says in words what is missing. Refuses to know rows and rules.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from assistdesk.core.desk.macros import TEXT_CHARS_MAX
from assistdesk.core.desk.model_service import AssignAction, CommentAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes_forms import FieldOut
from assistdesk.core.desk.triggers import FILLED, NotifyAction, RuleAction
from assistdesk.core.desk.views import CUSTOM
from assistdesk.ui.agent.condition_fields import (
    Known,
    Values,
    gone_field,
    gone_group,
    gone_person,
    language_values,
    priority_values,
    severity_values,
    status_values,
    type_values,
)
from assistdesk.ui.agent.field_editor import FieldEditor, words_of
from assistdesk.ui.agent.form_texts import OWN_LANGUAGE, labels_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.text import LANGUAGE_NAMES, LANGUAGES, plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Segments
from assistdesk.ui.widgets.fields import TextArea
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import row

CATEGORY_CHARS, TEXT_PX, NAME_CHARS = 200, 84, 60
FIELDS = ("priority", "type", "severity", "category", "language")
"""Those that an action sets."""
KINDS: tuple[str, ...] = ("status", *FIELDS, "tags", "assign", "note", "reply", "tell")
"""In the order in which they are offered."""
Told = Callable[[], object]


def kind_of(action: RuleAction) -> str:
    match action:
        case SetFieldAction(field=field):
            return field
        case StatusAction():
            return "status"
        case TagAction():
            return "tags"
        case AssignAction():
            return "assign"
        case CommentAction(public=public):
            return "reply" if public else "note"
        case NotifyAction():
            return "tell"


class ActionPart(QFrame):
    """``read`` gives the action, or a sentence that says what is missing; ``lead`` is where one begins to write."""

    is_tall = False
    """It wants a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self.lead: QWidget = self
        self.lost = ""
        """What it names and what is deleted, in words."""

    def read(self) -> RuleAction | str:
        raise NotImplementedError

    def state(self) -> object:
        """What stands here now, whole or not."""
        raise NotImplementedError

    def describe(self, fault: str) -> None:
        """For a screen reader: what the row says is wrong."""
        self.lead.setAccessibleDescription(fault)

    def _beside(self, *widgets: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(*((widget, 1) for widget in widgets), spacing=8))


def _box(look: Look, name: str, values: Values, told: Told) -> QComboBox:
    box = QComboBox()
    box.setFont(look.font(Type.BODY))
    box.setAccessibleName(name)
    box.setMinimumContentsLength(6)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, words in values:
        box.addItem(words, value)
    box.currentIndexChanged.connect(lambda _place: told())
    return box


def _show(box: QComboBox, value: object, words: str = "") -> None:
    """What is not among the offers, because it is gone, is shown by what is known of it."""
    if box.findData(value) < 0:
        box.addItem(words or str(value), value)
    box.setCurrentIndex(box.findData(value))


def _show_named(group: QComboBox, person: QComboBox, group_id: int | None, user_id: int | None, known: Known) -> str:
    """The two of them; what of them is deleted is shown so, and given back in words."""
    lost = gone_group(group_id, known), gone_person(user_id, known)
    _show(group, group_id, lost[0] or f"#{group_id}")
    _show(person, user_id, lost[1] or f"#{user_id}")
    return ", ".join(filter(None, lost))


class ChoicePart(ActionPart):
    """A field, or the status, and one of its values."""

    def __init__(self, look: Look, kind: str, values: Values, action: RuleAction | None, told: Told) -> None:
        super().__init__()
        self._kind = kind
        self._given: StatusAction | None = None
        self.box = _box(look, say(f"cond.field.{kind}"), values, told)
        self.lead = self.box
        self._beside(self.box)
        match action:
            case StatusAction(status=status):
                self._given = action
                _show(self.box, status)
            case SetFieldAction(value=value):
                _show(self.box, value, say("act.none") if value is None else str(value))
            case _:
                pass

    def read(self) -> RuleAction | str:
        value = self.box.currentData()
        if self._kind == "status":
            if self._given is not None and self._given.status == value:  # with its word of the desk's own
                return self._given
            return StatusAction(status=value)
        return SetFieldAction(field=self._kind, value=value)

    def state(self) -> object:
        return self.box.currentData()


class LinePart(ActionPart):
    """The category: a path that is written."""

    def __init__(self, look: Look, action: RuleAction | None, told: Told) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setFont(look.font(Type.BODY))
        self.line.setAccessibleName(say("cond.field.category"))
        self.line.setPlaceholderText(say("cond.field.category"))
        self.line.setMaxLength(CATEGORY_CHARS)
        self.line.textEdited.connect(lambda _text: told())
        self.lead = self.line
        self._beside(self.line)
        if isinstance(action, SetFieldAction):
            self.line.setText(str(action.value or ""))

    def read(self) -> RuleAction | str:
        text = self.line.text().strip()
        return SetFieldAction(field="category", value=text) if text else say("act.category.missing")

    def state(self) -> object:
        return self.line.text()


class TagsPart(ActionPart):
    """Tags that come, and tags that go."""

    is_tall = True

    def __init__(self, means: Means, known: Known, action: RuleAction | None, told: Told) -> None:
        super().__init__()
        come, go = (action.add, action.remove) if isinstance(action, TagAction) else ((), ())
        self.add = TagField(means, say("tags.add"), come, say("tags.hint"), known=known.tags)
        self.remove = TagField(means, say("tags.remove"), go, say("tags.hint"), known=known.tags)
        self.lead = self.add.line
        self._beside(self.add, self.remove)
        for field in (self.add, self.remove):
            field.edited.connect(told)

    def read(self) -> RuleAction | str:
        add, remove = self.add.read(), self.remove.read()
        for field in (self.remove, self.add):
            if said := field.error.text():
                self.lead = field.line
                field.set_error("")  # the row says it
                return said
        return TagAction(add=add or (), remove=remove or ()) if add or remove else say("act.tags.missing")

    def describe(self, fault: str) -> None:
        for field in (self.add, self.remove):
            field.mark(fault if field.line is self.lead else "")

    def state(self) -> object:
        return tuple((field.tags, field.line.text().strip()) for field in (self.add, self.remove))


class AssignPart(ActionPart):
    """To a group, to a person, or to both."""

    def __init__(self, look: Look, known: Known, action: RuleAction | None, told: Told) -> None:
        super().__init__()
        self.group = _box(look, say("act.group"), ((None, say("act.group.any")), *_named(known.groups)), told)
        self.person = _box(look, say("act.agent"), ((None, say("act.agent.any")), *_named(known.people)), told)
        self.lead = self.group
        self._beside(self.group, self.person)
        if isinstance(action, AssignAction):
            self.lost = _show_named(self.group, self.person, action.group_id, action.assignee_id, known)

    def read(self) -> RuleAction | str:
        group_id, user_id = self.group.currentData(), self.person.currentData()
        if group_id is None and user_id is None:
            return say("act.assign.missing")
        return AssignAction(group_id=group_id, assignee_id=user_id)

    def state(self) -> object:
        return self.group.currentData(), self.person.currentData()


class TellPart(ActionPart):
    """Colleagues of a group, one of them, whoever has the ticket."""

    def __init__(self, look: Look, known: Known, action: RuleAction | None, told: Told) -> None:
        super().__init__()
        self.group = _box(look, say("act.group"), ((None, say("act.group.none")), *_named(known.groups)), told)
        self.person = _box(look, say("act.agent"), ((None, say("act.agent.none")), *_named(known.people)), told)
        self.assignee = QCheckBox(menu_text(say("rule.assignee")))
        self.assignee.setFont(look.font(Type.BODY))
        self.assignee.toggled.connect(lambda _on: told())
        self.lead = self.group
        self._beside(self.group, self.person)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.assignee)
        if isinstance(action, NotifyAction):
            self.lost = _show_named(self.group, self.person, action.group_id, action.user_id, known)
            self.assignee.setChecked(action.assignee)

    def read(self) -> RuleAction | str:
        group_id, user_id, assignee = self.group.currentData(), self.person.currentData(), self.assignee.isChecked()
        if group_id is None and user_id is None and not assignee:
            return say("act.tell.missing")
        return NotifyAction(group_id=group_id, user_id=user_id, assignee=assignee)

    def state(self) -> object:
        return self.group.currentData(), self.person.currentData(), self.assignee.isChecked()


class TextPart(ActionPart):
    """Words by language; those of the desk's own language have to be there, the customer's are taken where they are."""

    is_tall = True

    def __init__(self, look: Look, is_public: bool, action: RuleAction | None, told: Told, keep: Told) -> None:
        super().__init__()
        self._is_public = is_public
        self._texts = dict(action.text) if isinstance(action, CommentAction) else {}
        self._language = OWN_LANGUAGE
        languages = tuple((code, LANGUAGE_NAMES[code], "", "") for code in LANGUAGES)
        self.language = Segments(look, say("macros.language"), languages)
        self.language.choose(OWN_LANGUAGE)
        self.language.on_choice(self._turn_to)
        self.text = TextArea(look, say("act.reply.words" if is_public else "act.note.words"), chars_max=TEXT_CHARS_MAX)
        self.text.fix_height(look.px(TEXT_PX))
        self.text.setPlainText(self._texts.get(OWN_LANGUAGE, ""))
        self.text.textChanged.connect(told)
        self.text.submitted.connect(keep)
        marks = "  ".join(f"{{{{{name}}}}}" for name in FILLED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        hint = PlainLabel(look, say("act.marks", marks=marks), Type.SMALL, "muted", wrap=True)
        layout.addWidget(self.text)
        layout.addWidget(row(self.language, (hint, 1), spacing=10))
        self.lead = self.text

    def _turn_to(self, language: str) -> None:
        self._take()
        self._language = language
        self.text.setPlainText(self._texts.get(language, ""))

    def _take(self) -> None:
        self._texts[self._language] = self.text.toPlainText().strip()

    def read(self) -> RuleAction | str:
        self._take()
        texts = labels_of(self._texts)
        if not texts.get(OWN_LANGUAGE):
            self.language.choose(OWN_LANGUAGE)
            self._turn_to(OWN_LANGUAGE)
            return say("act.text.missing", language=LANGUAGE_NAMES[OWN_LANGUAGE])
        return CommentAction(text=texts, public=self._is_public)

    def state(self) -> object:
        now = {**self._texts, self._language: self.text.toPlainText().strip()}
        return tuple(sorted(labels_of(now).items()))


class OwnFieldPart(ActionPart):
    """A value in a field of the desk's own; nothing empties the field."""

    def __init__(self, look: Look, field: FieldOut, action: RuleAction | None, told: Told) -> None:
        super().__init__()
        self.editor = FieldEditor(look, field, told)
        self.editor.caption.hide()
        if isinstance(action, SetFieldAction):
            self.editor.show_value(action.value)
        if self.editor.line is not None:
            self.editor.line.textEdited.connect(lambda _text: told())
            if field.kind != "date":
                self.editor.line.setPlaceholderText(say("act.own.empty"))
        self.lead = self.editor.line or self.editor.box or self.editor
        self._beside(self.editor)

    def read(self) -> RuleAction | str:
        fits, value = self.editor.read()
        if not fits:
            said = self.editor.error.text()
            self.editor.error.hide()  # the row says it
            return said
        return SetFieldAction(field=f"{CUSTOM}{self.editor.field.key}", value=value)

    def state(self) -> object:
        line, box = self.editor.line, self.editor.box
        return line.text() if line is not None else box.currentData() if box is not None else None


class KeptPart(ActionPart):
    """What no part can show: a field that is gone. It is kept as it is, and can be taken out."""

    def __init__(self, look: Look, action: RuleAction, known: Known) -> None:
        super().__init__()
        self._action = action
        self.lost = gone_field(kind_of(action), known)
        value = action.value if isinstance(action, SetFieldAction) else None
        words = "–" if value is None else plain(str(value), NAME_CHARS)
        self._beside(PlainLabel(look, words, Type.BODY, "muted", wrap=True))

    def read(self) -> RuleAction | str:
        return self._action

    def state(self) -> object:
        return self._action


def kinds_of(known: Known, action: RuleAction | None = None) -> Values:
    """What can be chosen and its words; what *action* does is among it even when its field is gone."""
    own = tuple((f"{CUSTOM}{field.key}", say("act.own", field=words_of(field.label))) for field in known.fields)
    plain_kinds = tuple((kind, say(f"act.{kind}")) for kind in KINDS)
    offered = (*plain_kinds[: len(FIELDS) + 1], *own, *plain_kinds[len(FIELDS) + 1 :])
    kind = KINDS[0] if action is None else kind_of(action)
    return offered if kind in dict(offered) else (*offered, (kind, say("act.own", field=kind.removeprefix(CUSTOM))))


def part_of(
    means: Means, kind: str, known: Known, is_timed: bool, action: RuleAction | None, told: Told, keep: Told
) -> ActionPart:
    """The part for *kind*, showing *action* if there is one. *told* hears every change, *keep* that one is done."""
    look = means.look
    own = next((field for field in known.fields if kind == f"{CUSTOM}{field.key}"), None)
    if own is not None:
        return OwnFieldPart(look, own, action, told)
    if action is not None and kind not in KINDS:
        return KeptPart(look, action, known)
    match kind:
        case "status":
            return ChoicePart(look, kind, status_values(closed=is_timed), action, told)
        case "priority":
            return ChoicePart(look, kind, priority_values(), action, told)
        case "type":
            return ChoicePart(look, kind, (*type_values(), (None, say("act.none"))), action, told)
        case "severity":
            return ChoicePart(look, kind, (*severity_values(), (None, say("act.none"))), action, told)
        case "language":
            return ChoicePart(look, kind, language_values(), action, told)
        case "category":
            return LinePart(look, action, told)
        case "tags":
            return TagsPart(means, known, action, told)
        case "assign":
            return AssignPart(look, known, action, told)
        case "tell":
            return TellPart(look, known, action, told)
        case _:
            return TextPart(look, kind == "reply", action, told, keep)


def _named(named: tuple[tuple[int, str], ...]) -> Values:
    return tuple((number, plain(name, NAME_CHARS)) for number, name in named)
