"""Tier B: laws, acts and treaties by name, those that the packs know first."""

from pijler.extraction.anchors import Hit, longest
from pijler.extraction.citations import names
from pijler.extraction.citations.found import Found, Spans
from pijler.extraction.citations.grammar import Grammar, Law
from pijler.reading.document import View

_BEFORE = 16  # how far back the words before a name may begin


def find_laws(view: View, hits: list[Hit], known: Grammar, language: str) -> list[Found]:
    """The laws that a view names, in order; a full title stands before the names in it."""
    laws = {hit: law for hit in hits if hit[0] in known.law_terms and (law := _law(view.text, hit, known))}
    listed = Spans(_named(view, hit, laws[hit], known) for hit in longest(laws))
    others = [hit for hit in hits if known.name_terms.get(hit[0]) in ("", language)]
    more = _full_titles(view, others, known, listed)
    for hit in others:
        if not listed.touches(hit[1], hit[2]):
            more += [item for item in _by_form(view, hit, known) if not listed.touches(item.start, item.end)]
    return sorted([*listed.items, *_unique(more)], key=lambda item: (item.start, -item.end))


def _full_titles(view: View, hits: list[Hit], known: Grammar, listed: Spans) -> list[Found]:
    """Laws by their full title: each is the law whose short title ends it."""
    found = [names.long_title(view, start, known.names) for term, start, _ in hits if "head" in known.roles[term]]
    for title in filter(None, found):
        inner = [law for law in listed.within(title.start, title.end) if law.end == title.end - 1]
        title.id = inner[-1].id if inner else title.id
    return [title for title in found if title is not None]


def _law(text: str, hit: Hit, known: Grammar) -> Law | None:
    term, start, _ = hit
    for role in known.roles[term]:
        if isinstance(role, Law) and (not role.exact or text.startswith(role.name, start)):
            return role
    return None


def _named(view: View, hit: Hit, law: Law, known: Grammar) -> Found:
    _, start, end = hit
    before = known.names.before.search(view.text, max(0, start - _BEFORE), start)
    end = next((end + 1 + len(tail) for tail in law.tails if view.text.startswith(tail, end + 1)), end)
    return Found(view, before.start() if before else start, end, law.type, "B", law.id)


def _by_form(view: View, hit: Hit, known: Grammar) -> list[Found]:
    term, start, end = hit
    roles = known.roles[term]
    found: list[Found | None] = []
    if "head" in roles:
        found.append(names.name_from_head(view, start, end, known.names))
    if "ending" in roles:
        found.append(names.act_from_ending(view, start, end, known.names))
        found.append(names.name_from_ending(view, end, known.names))
    return [item for item in found if item is not None]


def _unique(found: list[Found]) -> list[Found]:
    return list({(item.start, item.end): item for item in found}.values())
