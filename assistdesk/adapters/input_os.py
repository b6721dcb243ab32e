"""Mouse and keyboard of the customer's computer; fits the ``Input`` port.

Injecting comes with the Control permission; until then nothing is ever held down, so there is nothing to let go.
Refuses to know grants: whoever calls has checked them.
"""


class NoInput:
    """A computer on which remote input cannot happen."""

    def release_all(self) -> None:
        """Nothing is held down, ever."""
