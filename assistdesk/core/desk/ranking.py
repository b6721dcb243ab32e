"""How well what was found fits a search (desk.md section 11): its subject, then the words as they were typed, then each word.

Time decides among what fits equally well; whoever orders by this knows it. Texts come folded (``fold.fold``); no index and no
ticket is known here.
"""

import enum
from collections.abc import Sequence

from assistdesk.core.desk.fold import CJK_RUN, Term


class Fit(enum.IntEnum):
    """The better, the greater. WORDS: each word stands somewhere. PHRASE: the words stand side by side and whole, as they were
    typed. SUBJECT: each word stands in the subject; SUBJECT_PHRASE: there as they were typed."""

    WORDS = 0
    PHRASE = 1
    SUBJECT = 2
    SUBJECT_PHRASE = 3


def as_typed(terms: Sequence[Term]) -> Term:
    """All wanted terms as one; at least one is wanted. The last sign of a run of CJK ends it, and one sign alone stays a
    prefix: scripts without spaces have no whole words."""
    wanted = [term for term in terms if not term.excluded]
    tokens: list[str] = []
    for term in wanted[:-1]:
        tokens += term.tokens
        if not term.prefix and _is_pair(term.tokens[-1]):
            tokens.append(term.tokens[-1][-1])
    last = wanted[-1]
    return Term((*tokens, *last.tokens), prefix=last.prefix and CJK_RUN.fullmatch(last.tokens[-1]) is not None)


def _is_pair(token: str) -> bool:
    return len(token) == 2 and CJK_RUN.fullmatch(token) is not None


def fit(subject: str, terms: Sequence[Term], *, stands_as_typed: bool) -> Fit:
    """How well a text fits that has all of *terms*; *subject*: its ticket's; *stands_as_typed*: ``as_typed`` is in the text."""
    if all(term.stands_in(subject) for term in terms if not term.excluded):
        return Fit.SUBJECT_PHRASE if as_typed(terms).stands_in(subject) else Fit.SUBJECT
    return Fit.PHRASE if stands_as_typed else Fit.WORDS
