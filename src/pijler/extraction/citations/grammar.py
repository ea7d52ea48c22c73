"""Everything that packs say about citing, compiled once: which terms to look for, and what each may begin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pijler.extraction.anchors import Terms
from pijler.extraction.citations.addresses import ANCHORS
from pijler.extraction.citations.names import NameGrammar, name_grammar
from pijler.extraction.citations.numbers import NumberRule, compile_rule
from pijler.extraction.citations.title_grammar import TitleGrammar, title_grammar
from pijler.kernel.packfile import load_pack, pack_files
from pijler.vocab.frameworks import frameworks

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Law:
    """A law, act or treaty known by a name; ``exact`` where upper and lower case count; ``tails`` may follow."""

    id: str
    type: str
    name: str
    exact: bool
    tails: tuple[str, ...] = ()


Role = NumberRule | Law | str
"""What a term may begin: a citation by number, a law, or ``address``, ``head``, ``ending``, ``kind``."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled packs. ``roles[i]`` is what term i of ``terms`` may begin.

    ``acts`` leads from an EU act of unknown kind (celex:32014?0095) to the one that the packs know by that number.
    """

    terms: Terms
    roles: tuple[tuple[Role, ...], ...]
    number_roles: tuple[tuple[Role, ...], ...]
    law_terms: frozenset[int]
    name_terms: dict[int, str]
    title_terms: frozenset[int]
    letter_terms: frozenset[int]
    names: NameGrammar
    titles: TitleGrammar
    documents: tuple[tuple[str, str], ...]
    hereinafter: frozenset[str]
    short: frozenset[str]
    acts: dict[str, str]
    packs: dict[str, str]


@cache
def grammar() -> Grammar:
    """The grammar of all languages together: a Dutch letter also cites English acts."""
    packs = list(citation_packs())
    contents = [load_pack(path) for path in packs]
    spoken = [content for content, _ in contents if content["schema"] == "language-citations"]
    laws = [content for content, _ in contents if content["schema"] == "laws"]
    names = name_grammar([content for content in spoken if "names" in content])
    titles = title_grammar([content for content in spoken if "titles" in content])
    roles: dict[str, list[Role]] = {}
    for term, role in (*_number_roles(spoken), *_law_roles(laws), *_word_roles(names, titles)):
        roles.setdefault(term, []).append(role)
    ordered = tuple(tuple(found) for found in roles.values())
    return Grammar(
        terms=Terms(roles),
        roles=ordered,
        number_roles=tuple(tuple(r for r in found if r == "address" or isinstance(r, NumberRule)) for found in ordered),
        law_terms=_where(ordered, lambda role: isinstance(role, Law)),
        name_terms=_name_terms(roles, names),
        title_terms=_where(ordered, lambda role: role == "kind"),
        letter_terms=frozenset(term for term, name in enumerate(roles) if _may_be_low(name, titles)),
        names=names,
        titles=titles,
        documents=tuple(_documents(laws)),
        hereinafter=frozenset(word for content in spoken for word in content.get("hereinafter", ())),
        short=frozenset(
            role.name for found in roles.values() for role in found if isinstance(role, Law) and role.exact
        ),
        acts={f"{law[:11]}?{law[12:]}": law for law in _laws_of(ordered) if law.startswith("celex:3")},
        packs={path: digest for path, (_, digest) in zip(packs, contents, strict=True)},
    )


def _laws_of(roles: tuple[tuple[Role, ...], ...]) -> set[str]:
    return {role.id for found in roles for role in found if isinstance(role, Law)}


def _where(roles: tuple[tuple[Role, ...], ...], wanted: Callable[[Role], bool]) -> frozenset[int]:
    """The terms that have such a role."""
    return frozenset(term for term, found in enumerate(roles) if any(map(wanted, found)))


def _name_terms(roles: dict[str, list[Role]], names: NameGrammar) -> dict[int, str]:
    """The terms that begin or end a name of a law, with the one language in which they count, or "" for all."""
    languages = {word.lower(): language for word, language in names.languages.items()}
    wanted = {term: place for place, (term, found) in enumerate(roles.items()) if "head" in found or "ending" in found}
    return {place: languages.get(term.lstrip("*"), "") for term, place in wanted.items()}


def _may_be_low(term: str, titles: TitleGrammar) -> bool:
    """Whether the title that ``term`` begins may be written without a capital there."""
    return term.startswith("*") or titles.kinds.get(term, "letter") == "letter"


def citation_packs() -> Iterator[str]:
    """The pack files that say how documents and laws are cited."""
    yield from (f"languages/{language}/citations.yaml" for language in LANGUAGES)
    yield from pack_files("laws")


def _number_roles(packs: list[dict[str, Any]]) -> Iterator[tuple[str, Role]]:
    for pack in packs:
        for rule in pack["rules"]:
            compiled = compile_rule(rule)
            yield from ((anchor, compiled) for anchor in rule["anchors"])


def _law_roles(packs: list[dict[str, Any]]) -> Iterator[tuple[str, Role]]:
    for pack in packs:
        for law in pack.get("laws", ()):
            for name in dict.fromkeys((*law.get("nl", ()), *law.get("en", ()))):
                yield _term(name), Law(law["id"], law["type"], name, False, tuple(law.get("tails", ())))
            for name in law.get("short", ()):
                yield _term(name), Law(law["id"], law["type"], name, exact=True)
    for framework in frameworks().values():
        if framework.cites is not None:
            kind = "eu_act_named" if framework.kind == "eu-act" else "law_named"
            kind = "treaty" if framework.kind == "treaty" else kind
            for name in framework.long_names:
                yield _term(name), Law(framework.cites, kind, name, False, framework.tails)
            for name in framework.short_names:
                yield _term(name), Law(framework.cites, kind, name, exact=True)


def _word_roles(names: NameGrammar, titles: TitleGrammar) -> Iterator[tuple[str, Role]]:
    yield from ((anchor, "address") for anchor in ANCHORS)
    yield from ((head.lower(), "head") for head in names.heads)
    yield from ((f"*{ending.lower()}", "ending") for ending in names.endings)
    yield from ((kind, "kind") for kind in titles.anchors)


def _term(name: str) -> str:
    return re.sub(r"\s+", " ", name.lower())


def _documents(packs: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for pack in packs:
        for document in pack.get("documents", ()):
            yield from ((title, document["id"]) for title in document["titles"])
