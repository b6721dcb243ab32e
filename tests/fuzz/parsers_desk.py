"""What of the desk is read from files: a ticket's log. It answers any bytes with a verdict and refuses nothing."""

from assistdesk.core.desk.log_check import Compared, LogVerdict, check, compare
from assistdesk.core.desk.ticket_log import LINE_BYTES
from assistdesk.core.session.items import split_lines
from tests.fuzz.parser import Parser
from tests.kit.log_files import lines, links

FILE = b"".join(lines(links(6)))


def checked(data: bytes) -> LogVerdict:
    return check(split_lines([data], LINE_BYTES))


def compared(data: bytes) -> Compared:
    return compare(split_lines([data], LINE_BYTES), split_lines([FILE], LINE_BYTES))


PARSERS = [
    Parser("ticket_log", checked, (FILE, b"".join(lines(links(1))), FILE[:900]), refuses=()),
    Parser("ticket_log_beside_another", compared, (FILE, b"".join(lines(links(2)))), refuses=()),
]
