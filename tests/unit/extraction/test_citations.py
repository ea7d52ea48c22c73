"""What is cited in a few words, and under which id."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.extraction.citations import citation_packs, extract_citations
from pijler.extraction.citations.ids import BUILDERS
from pijler.kernel.packfile import load_pack
from tests.unit.extraction.citing import small, words

PACKS = sorted(citation_packs())
LOADED = [load_pack(path)[0] for path in PACKS]
EXAMPLES = [(e["text"], e["cites"], pack.get("language")) for pack in LOADED for e in pack["examples"]]
COUNTEREXAMPLES = [(text, pack.get("language")) for pack in LOADED for text in pack["counterexamples"]]


def cited(text: str, language: str | None = None, name: str = "letter.txt") -> list[list[str | None]]:
    document = small(text, name)
    if language in ("nl", "en"):
        document = replace(document, language=language)
    return [[words(document, found.segments), found.id] for found in extract_citations(document)]


@pytest.mark.parametrize(("text", "cites", "language"), EXAMPLES)
def test_examples_of_the_packs(text: str, cites: list[list[str | None]], language: str | None) -> None:
    assert cited(text, language) == cites


@pytest.mark.parametrize(("text", "language"), COUNTEREXAMPLES)
def test_counterexamples_of_the_packs(text: str, language: str | None) -> None:
    assert cited(text, language) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # From 2015 the year of a regulation comes first, before it the number; a directive always has its year first.
        ("Verordening (EU) 2015/2016 geldt.", "celex:32015R2016"),
        ("Verordening (EU) nr. 2015/2012 geldt.", "celex:32012R2015"),
        ("Verordening (EU) nr. 2017/821 geldt.", "celex:32017R0821"),
        ("Verordening 1215/2012 geldt.", "celex:32012R1215"),
        ("Council Directive 93/13/EEC applies.", "celex:31993L0013"),
        ("Decision No 1082/2013/EU applies.", "celex:32013D1082"),
        # Leading noughts are no part of a number, and "nr" may be without its dot.
        ("Zie Kamerstukken II 2012/13, 33 625 nr 0001.", "kst-33625-1"),
        ("Zie Kamerstuk 33826 nr. 36.", "kst-33826-36"),
        # The Senate numbers its papers with letters.
        ("Zie Kamerstukken I 2019/20, 35 300, C.", "kst-35300-C"),
        # The dot after an ECLI ends the sentence; within one it belongs to it.
        ("Zie ECLI:EU:C:2019:1145.", "ecli:EU:C:2019:1145"),
        ("Zie ECLI:CE:ECHR:2020:0211JUD001234515, r.o. 3.", "ecli:CE:ECHR:2020:0211JUD001234515"),
        # A session of the UN stands in the symbol.
        ("See A/RES/61/295 of 2007.", "A/RES/61/295"),
    ],
)
def test_numbers(text: str, found: str) -> None:
    assert [id_ for _, id_ in cited(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 waren er 32 735 bezoekers, nr. 252 was de laatste.",  # a dossier needs its word
        "Kamerstukken van 2011 zijn er 32.",
        "Besluit 12/2019 van de gemeenteraad.",  # decisions of others have such numbers too
        "Paragraphs 115/123 of the report; recommendation 12/14.",
        "Version 2020.12 and 2020Z1 and tk2022Z24775x.",
    ],
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "span", "id_"),
    [
        # A break behind a slash or a hyphen is the typesetter's; the hyphen is the address's own.
        ("Zie https://example.org/een/\ntwee-drie.html.", "https://example.org/een/ twee-drie.html", None),
        ("Zie https://example.org/raw-\nmaterials/act_en.", "https://example.org/raw- materials/act_en", None),
        # The next line goes on with the sentence.
        ("Zie https://example.org/een/\nen daarna meer.", "https://example.org/een/", "https://example.org/een/"),
        ("(zie www.example.org).", "www.example.org", "http://www.example.org"),
        ("(https://example.org/a_(b)).", "https://example.org/a_(b)", "https://example.org/a_(b)"),
    ],
)
def test_addresses(text: str, span: str, id_: str | None) -> None:
    assert cited(text) == [[span, id_ or span.replace(" ", "")]]


def test_an_address_behind_a_link_is_found() -> None:
    assert ["https://example.org/a", "https://example.org/a"] in cited(
        "Read [this page](https://example.org/a) now.", "a.md"
    )


def test_what_lies_in_an_address_is_not_cited_twice() -> None:
    assert len(cited("Zie https://example.org/BWBR0005537/A/HRC/41/43 hier.")) == 1


def test_a_short_name_counts_from_its_introduction_on() -> None:
    text = "De Wkv was er nog niet. De Wet kaarten en vlaggen (Wkv) kwam. Nu geldt de Wkv."
    assert cited(text, "nl") == [
        ["Wet kaarten en vlaggen (Wkv)", "wet:kaarten-en-vlaggen"],
        ["Wkv", "wet:kaarten-en-vlaggen"],
    ]


def test_hereinafter_introduces_a_name() -> None:
    text = "De Wet kaarten en vlaggen (hierna: Vlaggenwet) kwam. In de Vlaggenwet staat veel."
    assert [id_ for _, id_ in cited(text, "nl")][-1] == "wet:kaarten-en-vlaggen"


def test_a_country_in_brackets_is_no_short_name() -> None:
    assert cited("Ratify the Paris Agreement (Fiji); thanks to Fiji.") == [["Paris Agreement", "treaty:paris"]]


def test_a_full_title_is_the_law_whose_short_title_ends_it() -> None:
    text = (
        "Genoemd wordt de Wet van 20 maart 2019 tot wijziging van het Burgerlijk Wetboek "
        "(Wet afwikkeling massaschade in collectieve actie)."
    )
    assert cited(text, "nl") == [
        [text[17:-1], "wet:wamca"],
        ["Burgerlijk Wetboek", "wet:bw"],
        ["Wet afwikkeling massaschade in collectieve actie", "wet:wamca"],
    ]


def test_what_lacks_its_year_stays_unresolved() -> None:
    (found,) = extract_citations(small("Zie het SER-advies nr. 13 hierover."))
    assert (found.id, found.resolved) == ("ser:?/13", False)
    assert "year" in str(found.reason)


def test_every_id_of_a_pack_has_its_builder() -> None:
    rules = [rule for path in PACKS for rule in load_pack(path)[0].get("rules", ())]
    assert {rule["id"] for rule in rules} == set(BUILDERS)


LETTER = """De Minister schrijft over de nota «Samen over de grens».1 Ook de Kamerbrief inzake dezelfde zaak is er.

Een tweede alinea met een verwijzing.2

1 Ministerie van Buitenlandse Zaken, Samen over de grens. Een plan, Kamerstuk 12 345, nr. 6.
2 Ministeries van Financiën, Defensie en Justitie, Kamerbrief Geld en schepen (Bijlage bij Kamerstuk 12 345, nr. 7).
"""


def test_titles_get_the_number_beside_them_or_in_their_footnote() -> None:
    document = small(LETTER)
    found = {(item.tier, words(document, item.segments)): item for item in extract_citations(document)}
    assert found["C", "nota «Samen over de grens»"].id == "kst-12345-6"
    assert found["C", "Samen over de grens. Een plan"].id == "kst-12345-6"
    assert found["C", "Kamerbrief Geld en schepen"].id == "kst-12345-7/bijlage"
    unresolved = found["C", "Kamerbrief inzake dezelfde zaak"]
    assert (unresolved.id, unresolved.resolved) == (None, False)
    assert unresolved.reason


PIECES = (
    *("Kamerstuk ", "26 485", ", nr. ", "337", "«", "»", "“", "(", ")", ";", "\n", " 1 ", "Wet op ", "Nota ", "nota "),
    *(
        "https://",
        "a.nl/-\n",
        "/EU",
        "U.S.C.",
        "2014/95",
        "Richtlijn ",
        "(Wkv)",
        "Verdrag van ",
        " en ",
        "‘A",
        "’",
        "Act",
    ),
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=4)


@given(st.lists(st.sampled_from(PIECES) | LETTERS, max_size=30))
def test_whatever_the_text_spans_lie_in_it(pieces: list[str]) -> None:
    document = small("x" + "".join(pieces))
    for found in extract_citations(document):
        assert all(0 <= start < end <= len(document.text) for start, end in found.segments)
        assert found.resolved == (found.id is not None and found.reason is None)


def test_a_dutch_form_is_no_law_in_english() -> None:
    assert cited("They run wet mills. Wet mills need water and the people who use it have all the rights.", "en") == []
