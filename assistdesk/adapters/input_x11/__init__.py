"""Mouse and keyboard of the customer's computer under X11: our own hands by XTEST (experience.md section 8).

``X11Input`` fits the ``Input`` port. Refuses to know grants, own windows and the line: whoever calls has checked them.
"""

from assistdesk.adapters.input_x11.x11 import X11Input

__all__ = ["X11Input"]
