"""Which of the 31 UN Guiding Principles a statement touches, and why the machine thinks so."""

from collections.abc import Sequence
from functools import cache

from pijler.extraction.anchors import Terms, flat, fold
from pijler.extraction.model import Statement
from pijler.vocab.principles import principles

MOST = 3
"""At most this many principles per statement: those with most words, the lowest numbers first."""


def add_principles(statements: Sequence[tuple[Statement, str]], language: str) -> None:
    """Give each statement the principles whose terms stand in its clean text, with the term as the reason."""
    terms, owners = _terms(language)
    for statement, folded in statements:
        found: dict[int, str] = {}
        for term, start, end in terms.find(flat(folded)):
            for number in owners[term]:
                if len(folded[start:end]) > len(found.get(number, "")):
                    found[number] = folded[start:end]
        best = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
        statement.principles = [(number, f"names “{term}”") for number, term in sorted(best)]


@cache
def _terms(language: str) -> tuple[Terms, list[list[int]]]:
    owners: dict[str, list[int]] = {}
    for number, principle in principles().items():
        for term in principle.terms.get(language, ()):
            owners.setdefault(fold(term), []).append(number)
    terms = sorted(owners)
    return Terms(terms), [owners[term] for term in terms]
