"""Files for the agent's window to show: on comments, in the composer; names as strangers choose them."""

from assistdesk.core.desk.shapes import AttachmentOut
from assistdesk.runtime.snapshot import ComposerMode, PendingView, UploadView
from assistdesk.runtime.snapshot_parts import Cause

SHA256 = "ab" * 32
LOG = AttachmentOut(id=71, name="export-2026-11-26.log", size=18_400, sha256=SHA256)
PICTURE = AttachmentOut(
    id=72, name="Captura de pantalla <b>80 %</b> 2026-11-26 a las 10.14.png", size=1_940_000, sha256=SHA256
)
NOTE_FILE = AttachmentOut(id=73, name="发票导出.txt", size=640, sha256=SHA256)
UPLOADS = (
    UploadView("file1", ComposerMode.REPLY, "font-cache-fix.zip", 2_480_000, "ready"),
    UploadView("file2", ComposerMode.REPLY, "manual.pdf", 7_300_000, "sending"),
    UploadView("file3", ComposerMode.REPLY, "setup.exe", 0, "failed", Cause("attachment_type")),
)
WAITING = (
    UPLOADS[0],
    UploadView("file4", ComposerMode.REPLY, "manual.pdf", 0, "waiting", Cause("unreachable"), True),
    UploadView("file5", ComposerMode.REPLY, "trace 1.log", 0, "waiting", Cause("busy"), True),
    UploadView("file6", ComposerMode.REPLY, "gone.log", 0, "failed", Cause("file_unreadable"), True),
)
"""Without a line, without a place at the relay, without rights."""
RESTORED = (
    UPLOADS[0],
    UploadView("file7", ComposerMode.REPLY, "trace 1.log", 0, "failed", Cause("file_changed"), True),
    UploadView("file8", ComposerMode.REPLY, "gone.log", 0, "failed", Cause("file_gone"), True),
)
"""After a restart."""
GOING = (
    PendingView("k1", 1042, True, "See the files.", "unsent", files=(LOG, PICTURE)),
    PendingView("k2", 1042, False, "", "unsent", files=(NOTE_FILE,)),
)
"""Words on their way."""
MANY = tuple(
    UploadView(f"file{number}", ComposerMode.REPLY, f"trace {number} of the export.log", 18_400 * number, "ready")
    for number in range(1, 21)
)
"""As many as go with one message."""
