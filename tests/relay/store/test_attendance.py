"""relay/store/attendance.py: the contract of the record on SQLite (``test_postgres`` has it on a server)."""

from tests.contracts.attendance import AttendanceContract


class TestSqliteAttendance(AttendanceContract):
    """Who was there, in a file."""
