"""Which program this is."""

from importlib import metadata


def program_version() -> str:
    """The installed version of the wheel."""
    return metadata.version("assistdesk")
