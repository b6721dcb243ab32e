"""The relay's REST and events socket; fits the ``Desk`` port."""

from assistdesk.adapters.desk_api.client import DeskApi

__all__ = ["DeskApi"]
