"""Clipboard and files of a session as either end's windows may show them (``snapshot`` says what a snapshot is)."""

import msgspec

from assistdesk.runtime.snapshot_parts import Cause


class ClipOffer(msgspec.Struct, frozen=True):
    """The other end's text before this person. ``preview``: its beginning, with what would turn letters made visible."""

    id: int
    preview: str
    characters: int
    warnings: tuple[str, ...] = ()


class FileRow(msgspec.Struct, frozen=True):
    """One file. ``stage``: waiting, offered, opening, running, checking, done, failed, cut; ``why`` it failed or was cut.
    ``risk``: what it may do when it is opened: "", program, script, archive, macro. ``saved_as``: where a received one lies.
    ``is_rest``: it goes on with what was received before the line was lost."""

    id: int
    name: str
    size: int
    is_ours: bool
    stage: str
    moved: int = 0
    bytes_per_s: int = 0
    left_s: int | None = None
    sha256: str = ""
    why: str = ""
    risk: str = ""
    saved_as: str = ""
    is_rest: bool = False


class ShareView(msgspec.Struct, frozen=True):
    """``may_…``: the directions that are granted now. ``clip_sent``: what became of our last text: "", waiting, used,
    refused. ``downloads``: the folder proposed for what comes."""

    may_send_clip: bool = False
    may_get_clip: bool = False
    clip_offer: ClipOffer | None = None
    clip_sent: str = ""
    problem: Cause | None = None
    may_send_files: bool = False
    may_get_files: bool = False
    files: tuple[FileRow, ...] = ()
    file_problem: Cause | None = None
    downloads: str = ""

    @property
    def has_clipboard(self) -> bool:
        return self.may_send_clip or self.may_get_clip

    @property
    def has_files(self) -> bool:
        return self.may_send_files or self.may_get_files or bool(self.files)

    @property
    def waiting(self) -> str:
        """What of the other end's waits for this person's click, by name; a new one brings her window forward."""
        offers = [f"file {row.id}" for row in self.files if row.stage == "offered" and not row.is_ours]
        clips = [f"clip {self.clip_offer.id}"] if self.clip_offer is not None else []
        return ", ".join(clips + offers)
