"""A group in the settings: its name, its line, its hours, who sits in it and who leads it (desk.md sections 1, 7, 12)."""

from functools import partial
from typing import Any, cast

from msgspec.structs import asdict
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from assistdesk.core.desk.shapes_people import GroupChange, GroupIn, GroupOut, Tier
from assistdesk.runtime.intents_groups import SaveGroup
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.ui.agent.kept_sheet import KeptSheet, Names, choose_number, chosen_number, names_choice, number_words
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import isolated, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.fields import Choice, Field, SearchField
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import row, scrolled

NAME_CHARS, PERSON_CHARS, WIDTH_PX, LIST_PX, EDGE_PX = 200, 80, 520, 300, 12
TIERS: tuple[Tier, ...] = ("L1", "L2", "L3")
Person = tuple[int, str, str]
"""Id, name, e-mail address."""


class GroupSheet(KeptSheet):
    """*group* None: a new one. *people*: everybody who could sit in it; who cannot any more leaves it when it is kept.

    Whoever is no member leads nothing; a seat that is given back brings the lead back, while the sheet is open."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        group: GroupOut | None,
        people: tuple[Person, ...],
        hours: Names,
        number: Number,
    ) -> None:
        super().__init__(means, window, say("groups.new" if group is None else "groups.edit"), number, WIDTH_PX)
        look = means.look
        self.base = group
        self._view = GroupsView()
        self._people = {user_id: plain(name, PERSON_CHARS) for user_id, name, _ in people}
        self.name = Field(look, say("rules.name"), chars_max=NAME_CHARS, entered=self.keep)
        self.tier = Choice(look, say("groups.tier"), tuple((one, say(f"groups.tier.{one}")) for one in TIERS))
        self.hours = names_choice(look, "orgs.hours", "groups.hours.none", hours)
        self.external = QCheckBox(say("groups.external.box"))
        self.external.setFont(look.font(Type.BODY))
        self.search = SearchField(look, say("groups.find"))
        self.search.textChanged.connect(self._narrow)
        self.count = PlainLabel(look, "", Type.SMALL_STRONG, "muted")
        self.leaving = PlainLabel(look, "", Type.SMALL, "warn", wrap=True)
        self.boxes: dict[int, QCheckBox] = {}
        self.leads: dict[int, QCheckBox] = {}
        self._rows: dict[int, QFrame] = {}
        self._found: dict[int, str] = {}
        inner = QWidget()
        part = QVBoxLayout(inner)
        part.setContentsMargins(0, 0, EDGE_PX, 0)
        part.setSpacing(8)
        for user_id, name, email in people:
            words = "  ·  ".join(isolated(plain(one, PERSON_CHARS)) for one in (name, email) if one)
            box = self.boxes[user_id] = self._box(menu_text(words))
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name leaves room beside it
            lead = self.leads[user_id] = self._box(say("groups.lead"))
            lead.setAccessibleName(say("groups.lead.of", name=self._people[user_id]))
            lead.hide()
            box.toggled.connect(lead.setVisible)
            self._found[user_id] = f"{name} {email}".casefold()
            self._rows[user_id] = row((box, 1), lead)
            part.addWidget(self._rows[user_id])
        self.nobody = PlainLabel(look, say("groups.find.nobody"), Type.SMALL, "muted", wrap=True)
        part.addWidget(self.nobody)
        part.addStretch(1)
        people_list = scrolled(inner)
        people_list.setMinimumHeight(look.px(LIST_PX))
        self.parts = {"name": self.name, "tier": self.tier, "schedule_id": self.hours}
        self.parts |= {"member_ids": self.search, "lead_ids": self.search}
        self.captions = {"name": say("rules.name"), "tier": say("groups.tier"), "member_ids": say("groups.who")}
        self.captions |= {"external": say("groups.external.box"), "schedule_id": say("orgs.hours")}
        self.captions["lead_ids"] = say("groups.leads.who")
        self.readers = {"tier": lambda value: say(f"groups.tier.{value}")}
        self.readers |= {"member_ids": self._names, "lead_ids": self._names}
        self.readers["schedule_id"] = partial(number_words, self.hours)
        self.readers["external"] = lambda value: say(f"is_unsolved.{int(value)}")
        self.body.addWidget(row((self.name, 3), (self.tier, 2), spacing=12))
        self.body.addWidget(self.hours)
        self.body.addWidget(self.external)
        self.body.addWidget(PlainLabel(look, say("groups.external.hint"), Type.SMALL, "muted", wrap=True))
        self.body.addWidget(self.count)
        self.body.addWidget(PlainLabel(look, say("groups.leads.hint"), Type.SMALL, "muted", wrap=True))
        self.body.addWidget(self.search)
        self.body.addWidget(people_list)
        self.body.addWidget(self.leaving)
        if group is not None:
            self.fill(group)
        self._say_count()
        self._narrow()
        self.add_end(say("groups.effect"), self.name.line)

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setFont(self._means.look.font(Type.BODY))
        box.toggled.connect(lambda _on: self._say_count())
        return box

    def fill(self, group: GroupOut) -> None:
        self.name.line.setText(group.name)
        self.tier.choose(group.tier)
        self.external.setChecked(group.external)
        choose_number(self.hours, group.schedule_id)
        for user_id, box in self.boxes.items():
            box.setChecked(user_id in group.member_ids)
            self.leads[user_id].setChecked(user_id in group.lead_ids)

    def values(self) -> dict[str, Any]:
        return {
            "name": self.name.text().strip(),
            "tier": self.tier.value(),
            "external": self.external.isChecked(),
            "member_ids": tuple(sorted(self.member_ids)),
            "lead_ids": tuple(sorted(self.lead_ids)),
            "schedule_id": chosen_number(self.hours),
        }

    def _names(self, user_ids: tuple[int, ...]) -> str:
        return ", ".join(self._people.get(user_id, say("talk.someone")) for user_id in user_ids)

    def show_groups(self, view: GroupsView) -> None:
        """At each snapshot while it is open."""
        self._view = view
        self._say_count()
        self.show_answer(view.answered, view.refused)

    def newest(self) -> GroupOut | None:
        return next((one for one in self._view.groups if self.base is not None and one.id == self.base.id), None)

    @property
    def member_ids(self) -> tuple[int, ...]:
        return tuple(user_id for user_id, box in self.boxes.items() if box.isChecked())

    @property
    def lead_ids(self) -> tuple[int, ...]:
        """Of the members."""
        return tuple(user_id for user_id in self.member_ids if self.leads[user_id].isChecked())

    def _say_count(self) -> None:
        led = [say("groups.leads", len(self.lead_ids))] if self.lead_ids else []
        self.count.setText("  ·  ".join((say("groups.members", len(self.member_ids)), *led)))
        count = self._left_behind()
        self.leaving.setText(say("groups.leaving", count))
        self.leaving.setVisible(count > 0)

    def _left_behind(self) -> int:
        """How many tickets those who leave have in the group, as it was when it was last heard of."""
        group = self.newest() or self.base
        held = {} if group is None else dict(zip(group.member_ids, group.held, strict=False))
        return sum(count for user_id, count in held.items() if user_id not in self.member_ids)

    def _narrow(self) -> None:
        """Show who fits what is typed; who is not shown stays as she is."""
        wanted = self.search.text().casefold().split()
        fits = {user_id: all(word in text for word in wanted) for user_id, text in self._found.items()}
        for user_id, whole in self._rows.items():
            whole.setVisible(fits[user_id])
        self.nobody.setVisible(not any(fits.values()))

    def keep(self) -> None:
        """Send it whole, or say what is missing; what was typed stays."""
        name = self.name.text().strip()
        if not name:
            self.name.set_error(say("cause.group_empty"))
            self.name.setFocus()
            return
        tier, external = cast(Tier, self.tier.value()), self.external.isChecked()
        given = GroupIn(
            name=name,
            tier=tier,
            external=external,
            member_ids=self.member_ids,
            lead_ids=self.lead_ids,
            schedule_id=chosen_number(self.hours),
        )
        group: GroupOut | None = self.base
        if group is None:
            self.send(lambda sheet: SaveGroup(sheet, 0, given))
        else:
            change = GroupChange(row_version=group.row_version, **asdict(given))
            self.send(lambda sheet: SaveGroup(sheet, group.id, change))
