"""From a document to its citations: one pass over each view, then what only the whole document tells."""

from collections.abc import Iterable

from pijler.extraction.anchors import Hit, flat
from pijler.extraction.citations import footnotes, local, titles
from pijler.extraction.citations.addresses import find_address, linked_addresses
from pijler.extraction.citations.found import Found, Spans
from pijler.extraction.citations.grammar import Grammar, grammar
from pijler.extraction.citations.laws import find_laws
from pijler.extraction.citations.linking import number_titles
from pijler.extraction.citations.numbers import NumberRule
from pijler.extraction.model import Citation
from pijler.reading.document import Document, View


def extract_citations(document: Document) -> list[Citation]:
    """All citations of ``document``, in source order; of two that begin together the longer first."""
    known = grammar()
    found: list[Found] = []
    for view in (document.body, *document.notes):
        found.extend(_in_view(document, view, known))
    if document.format == "md":
        found.extend(linked_addresses(document))
    more = _local_names(document, found, known)
    found = [*_without_own_short(found), *more]
    number_titles(document, found, known)
    citations = [item.citation() for item in found]
    return sorted(citations, key=lambda citation: (citation.segments[0][0], -citation.segments[-1][1]))


def citation_packs() -> dict[str, str]:
    """The pack files that decide what is cited, with their hash."""
    return dict(grammar().packs)


def _in_view(document: Document, view: View, known: Grammar) -> list[Found]:
    """What a view cites, without what depends on the rest of the document."""
    hits = known.terms.find(flat(view.text))
    numbers = _numbers(document.text, view, hits, known)
    laws = find_laws(view, hits, known, document.language)
    taken = Spans(numbers)
    cited = [*numbers, *(law for law in laws if not taken.holds(law.start, law.end))]
    found = list(titles.quoted_titles(view, known.titles))
    found += _titles(view, hits, known)
    if view.kind == "footnote":
        found += footnotes.footnote_titles(view, known.titles, laws)
    return [*cited, *_distinct(found, laws)]


def _numbers(source: str, view: View, hits: list[Hit], known: Grammar) -> list[Found]:
    addresses: list[Found] = []
    found: list[Found] = []
    for term, start, _ in hits:
        for role in known.number_roles[term]:
            if role == "address" and (address := find_address(source, view, start)):
                addresses.append(address)
            elif isinstance(role, NumberRule):
                found.extend(role.apply(view, start))
    for item in found:
        if item.id in known.acts:
            item.id, item.reason = known.acts[item.id], None
    taken = Spans(addresses)
    return _leftmost([*addresses, *(item for item in found if not taken.holds(item.start, item.end))])


def _leftmost(found: Iterable[Found]) -> list[Found]:
    """Without those that lie in an earlier or longer one."""
    chosen: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not chosen or item.start >= chosen[-1].end:
            chosen.append(item)
    return chosen


def _titles(view: View, hits: list[Hit], known: Grammar) -> list[Found]:
    found: list[Found] = []
    for term, start, end in hits:
        if term in known.title_terms and (term in known.letter_terms or not view.text[start].islower()):
            item = titles.title_from_kind(view, start, end, known.titles)
            if item is not None:
                found.append(item)
    return found


def _distinct(found: list[Found], laws: list[Found]) -> list[Found]:
    """Titles once each: of those that begin or end together the longest, and none that is only a law."""
    chosen: list[Found] = []
    spans = {(law.start, law.end) for law in laws}
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        same = chosen and (
            item.start == chosen[-1].start or (item.end == chosen[-1].end and item.start - chosen[-1].start < 3)
        )
        if not same and (item.start, item.end) not in spans:
            chosen.append(item)
    return chosen


def _without_own_short(found: list[Found]) -> list[Found]:
    """Without abbreviations that are part of their law's citation."""
    ends = {(id(item.view), item.end - 1): item.id for item in found if _ends_with_short(item)}
    return [item for item in found if item.tier != "B" or ends.get((id(item.view), item.end)) != item.id]


def _ends_with_short(item: Found) -> bool:
    return item.tier == "B" and item.type != "law_title" and item.view.text[item.end - 1] == ")"


def _local_names(document: Document, found: list[Found], known: Grammar) -> list[Found]:
    """Short names that the document introduces, wherever they stand from there on."""
    given: dict[str, Found] = {}
    for item in found:
        if item.tier != "C" and item.type != "url":
            introduced = local.introduces(item.view, item.start, item.end, known.hereinafter)
            if introduced:
                item.end = introduced[1]
                if introduced[0] not in known.short:
                    given.setdefault(introduced[0], item)
    if not given:
        return []
    for item in found:
        if item.tier == "B" and item.text in given:
            item.id = given[item.text].id
    return local.occurrences(document, given, found)
