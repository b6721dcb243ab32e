"""The customer's screen under X11: told of changes by XDamage, grabbed through shared memory, the pointer by XFixes.

``X11Screen`` fits the ``Screen`` port. Refuses to know consent, encoding and the line.
"""

from assistdesk.adapters.screen_x11.screen import X11Screen

__all__ = ["X11Screen"]
