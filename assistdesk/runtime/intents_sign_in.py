"""What the page of signing in emits; alone, for the window that is there before the workspace."""

from assistdesk.runtime.intent import Intent


class SignIn(Intent, frozen=True):
    email: str
    password: str
    digits: str
    remember: bool = True

    def __repr__(self) -> str:
        return f"SignIn(email={self.email!r})"


class ChoosePassword(Intent, frozen=True):
    """Replaces the one-time password after the first sign-in."""

    new: str

    def __repr__(self) -> str:
        return "ChoosePassword()"
