"""Files of a session as windows may show them: how far, how fast, how long still. Facts only.

Figures of a file under way are renewed four times a second and stand in between: a window is not repainted for every piece.
"""

from typing import Final

from assistdesk.core.session.file_names import risk_of
from assistdesk.core.session.transfer import Item, Stage, Transfers
from assistdesk.runtime.snapshot_share import FileRow

RENEWED_MS: Final = 250
ROWS_MAX: Final = 30
"""The newest that are shown; what is open stands among them in any case."""


class Figures:
    """The rows of one end's files, with the memory that keeps figures still."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[int, FileRow]] = {}

    def rows(self, transfers: Transfers, paths: dict[int, str], now_ms: int) -> tuple[FileRow, ...]:
        """One card at a time: of the offers to this person the first only."""
        first = next((each.id for each in transfers.items if _is_offer(each)), None)
        seen = [each for each in transfers.items if not _is_offer(each) or each.id == first]
        open_now = [each for each in seen if each.is_open]
        over = [each for each in seen if not each.is_open]
        shown = sorted((*over[-ROWS_MAX:], *open_now[:ROWS_MAX]), key=seen.index)
        self._kept = {item.id: self._row(item, paths.get(item.id, ""), now_ms) for item in shown}
        return tuple(row for _, row in self._kept.values())

    def _row(self, item: Item, path: str, now_ms: int) -> tuple[int, FileRow]:
        made_ms, before = self._kept.get(item.id, (0, None))
        is_moving = item.stage is Stage.RUNNING and before is not None and before.stage == item.stage.value
        if is_moving and before is not None and now_ms - made_ms < RENEWED_MS:
            return made_ms, before
        return now_ms, row_of(item, path, now_ms)


def _is_offer(item: Item) -> bool:
    return not item.is_ours and item.stage is Stage.OFFERED


def row_of(item: Item, path: str, now_ms: int) -> FileRow:
    """One file as it stands; speed is the mean of this run."""
    took_ms = now_ms - item.began_ms
    speed = (item.at - item.start) * 1000 // took_ms if item.stage is Stage.RUNNING and took_ms > 0 else 0
    return FileRow(
        id=item.id,
        name=item.name,
        size=item.size,
        is_ours=item.is_ours,
        stage=item.stage.value,
        moved=item.at,
        bytes_per_s=speed,
        left_s=(item.size - item.at) // speed + 1 if speed else None,
        sha256=item.sha256.hex(),
        why=item.why.value if item.why is not None else "",
        risk=risk_of(item.name).value,
        saved_as=path if item.stage is Stage.DONE and not item.is_ours else "",
        is_rest=item.rest_of != 0,
    )
