"""Settings of the whole test run: properties have no deadline, since the machine may be busy."""

from hypothesis import settings

settings.register_profile("assistdesk", deadline=None)
settings.load_profile("assistdesk")
