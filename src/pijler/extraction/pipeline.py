"""The whole extraction of one document."""

import re
from collections.abc import Sequence

from pijler.extraction.anchors import fold
from pijler.extraction.citations import extract_citations
from pijler.extraction.linking import Worded, link_within
from pijler.extraction.mentions import extract_mentions
from pijler.extraction.model import Extraction, Statement
from pijler.extraction.principles import add_principles
from pijler.extraction.statements.build import extract_statements
from pijler.extraction.statements.fields import references_in
from pijler.extraction.statements.lexicon import lexicon
from pijler.kernel.packfile import pack_hashes
from pijler.reading.document import Document

_WORD = re.compile(r"[^\W\d_]{5,}")
_NUMBER = re.compile(r"^\W*(?:\w+ ){0,1}(\d+(?:\.\d+)*)\b")
STEM = 8
"""Words count as the same where their first eight letters are: Dutch and English inflect at the end."""


def extract(document: Document) -> Extraction:
    """Citations, mentions and statements of ``document``, with their links; all offsets lead to ``document.text``."""
    statements = extract_statements(document)
    add_principles(statements, document)
    link_within(worded(statements, document.text, document.language))
    return Extraction(
        citations=extract_citations(document),
        mentions=extract_mentions(document),
        statements=statements,
        packs=pack_hashes(document.language),
    )


def worded(statements: Sequence[Statement], text: str, language: str, prefix: str = "") -> list[Worded]:
    """``statements`` (of a document whose text is ``text``) with the words by which they are linked.

    ``prefix`` goes before their ids to make keys that are unique over several documents.
    """
    words = lexicon(language)
    stopwords = frozenset(words.lists.get("stopwords", ()))
    return [_worded(statement, text, language, prefix, stopwords) for statement in statements]


def _worded(statement: Statement, text: str, language: str, prefix: str, stopwords: frozenset[str]) -> Worded:
    raw = " ".join(text[start:end] for start, end in statement.segments)
    flat = fold(re.sub(r"-\s*\n\s*", "", raw))
    flat = " ".join(flat.split())
    stems = frozenset(word[:STEM] for word in _WORD.findall(flat) if word not in stopwords)
    numbers = set(statement.refs) or set(references_in(flat, language))
    own = _NUMBER.match(flat)
    if statement.kind == "finding" and own:
        numbers.add(own[1])
    return Worded(prefix + statement.id, statement, stems, frozenset(numbers), flat)
