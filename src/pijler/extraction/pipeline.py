"""The whole extraction of one document."""

import gc
import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from pijler.extraction.anchors import flat, fold
from pijler.extraction.citations import extract_citations
from pijler.extraction.linking import Worded, link_within
from pijler.extraction.mentions import extract_mentions
from pijler.extraction.model import Extraction, Statement
from pijler.extraction.principles import add_principles
from pijler.extraction.statements.build import statements_with_text
from pijler.extraction.statements.fields import references_in
from pijler.extraction.statements.lexicon import lexicon
from pijler.kernel.packfile import pack_hashes
from pijler.kernel.quotes import quoted
from pijler.reading.document import Document

_NO_WORD = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
"""Turns everything but plain letters into blanks (``flat`` text has no others)."""
_NUMBER = re.compile(r"\W*(?:\w+ )?(\d+(?:\.\d+)*)\b")
_WRAP = re.compile(r"-\s*\n\s*")
LONG = 1_000_000
"""Characters from which a document is long."""
SHORTEST = 5
"""Shorter words say too little to link by."""
STEM = 8
"""Words count as the same where their first eight letters are: Dutch and English inflect at the end."""


def extract(document: Document) -> Extraction:
    """Citations, mentions and statements of ``document``, with their links; all offsets lead to ``document.text``."""
    with collector_at_rest(len(document.text)):
        return _extract(document)


def _extract(document: Document) -> Extraction:
    found = statements_with_text(document)
    language = lexicon(document.language).language
    add_principles(found, language)
    stopwords = _stopwords(language)
    link_within([_worded(statement, text, language, "", stopwords) for statement, text in found])
    return Extraction(
        citations=extract_citations(document),
        mentions=extract_mentions(document),
        statements=[statement for statement, _ in found],
        packs=pack_hashes(language),
    )


@contextmanager
def collector_at_rest(size: int) -> Generator[None]:
    """Let the garbage collector rest while a long document is read.

    What is made holds no cycles, and going through all of it again and again took a sixth of the time at 20 MB.
    """
    rest = size > LONG and gc.isenabled()
    if rest:
        gc.disable()
    try:
        yield
    finally:
        if rest:
            gc.enable()


def worded(statements: Sequence[Statement], text: str, language: str, prefix: str = "") -> list[Worded]:
    """``statements`` (of a document whose text is ``text``) with the words by which they are linked.

    ``prefix`` goes before their ids to make keys that are unique over several documents.
    """
    known = lexicon(language).language
    stopwords = _stopwords(known)
    return [_worded(each, _clean(each, text), known, prefix, stopwords) for each in statements]


def _clean(statement: Statement, text: str) -> str:
    return fold(" ".join(_WRAP.sub("", quoted(text, statement.segments)).split()))


def _stopwords(language: str) -> frozenset[str]:
    return frozenset(flat(word).decode("latin-1") for word in lexicon(language).lists.get("stopwords", ()))


def _worded(statement: Statement, clean: str, language: str, prefix: str, stopwords: frozenset[str]) -> Worded:
    words = flat(clean).translate(_NO_WORD).decode("ascii").split()
    stems = frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in stopwords)
    numbers = set(statement.refs) or set(references_in(clean, language))
    own = _NUMBER.match(clean) if statement.kind == "finding" else None
    if own:
        numbers.add(own[1])
    return Worded(prefix + statement.id, statement, stems, frozenset(numbers), clean)
