"""Names that mean a body in one document only, and other hard cases of English, each with why it is hard."""

import pytest

from tests.unit.extraction.test_statements_en import said, shape

GHA = "The General Harbour Administration (GHA) was founded in 1950."

SHORT_NAMES = [
    # the letters of the brackets are those of the name before them, whose head is a known noun
    (GHA, "GHA will continue its tests.", [("commitment", "will")]),
    (GHA, "The GHA is drafting guidance.", [("action", "ongoing")]),
    (
        "The Institute for Sea Rights (ISR) reports each year.",
        "ISR found that crews are tired.",
        [("finding", "finding")],
    ),
    # the head of the name is no body
    ("The Fund for the Improvement of Ports (FIP) is small.", "FIP will grow.", []),
    ("The Open Government Partnership (OGP) has many members.", "OGP will grow.", []),
    # the letters are not those of the name
    ("The General Harbour Administration (see ANNEX) was founded in 1950.", "ANNEX will grow.", []),
]


@pytest.mark.parametrize(("before", "text", "expected"), SHORT_NAMES)
def test_short_name_of_a_body(before: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [shape(found) for found in said(text, before=before)] == expected


def test_a_short_name_that_is_a_word_stays_one() -> None:
    """CARE is an agency here, but "care" is written small as well."""
    before = "The Coastal Aid and Rescue Executive Agency (CARE) takes care of crews."
    assert said("Much care will save lives.", before=before) == []


SENTENCES = [
    # the last word of the cue stands behind a comma and "and"
    ("The Ministry considers ties with towns, ports, and regions essential.", [("position", "accept")]),
    # a purpose is no promise of its own
    ("The Ministry introduced amendments with the aim to help crews.", [("action", "done")]),
    # what was done to projects by others
    ("Projects launched by firms in 2019 were small.", []),
    # the verb belongs to a clause about the report
    ("The report the agency published was late.", []),
    # nobody is named
    ("It is planned to revise the code in 2032.", [("commitment", "intend")]),
    # the body is made, it does not act
    ("An interdepartmental group will be set up.", [("commitment", "will_passive")]),
    # what may be is not announced
    ("The code may be amended at the end of 2031.", []),
    # the noun before the subject shows a relative clause
    ("The plan lists the actions the Ministry will take.", []),
    # the noun says of what kind the next one is
    ("Better government data will ease the work.", []),
    # who does the second thing is who did the first, here a website
    ("This website will help crews, and will ease the work of many.", []),
    ("The guidance sets out principles that agencies should use.", []),
    # the participle has no auxiliary of its own: somebody unknown noted, and something else was adopted
    ("Norrland noted that a bill had been adopted by the house.", []),
    # a duty laid on others is no announcement
    ("The Ports Directive requires firms to keep records by the end of 2031.", []),
    ("The Government has agreed to review the Act by March 2032.", [("commitment", "intend")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_hard_case(text: str, expected: list[tuple[str, str]]) -> None:
    assert [shape(found) for found in said(text)] == expected


def test_what_is_made_is_not_who_acts() -> None:
    (found,) = said("A working group will be established under the Ministry of Trade.")
    assert found.actor is None


def test_it_is_not_the_government_after_somebody_unknown_spoke() -> None:
    """Kenya is no word of the language, and yet it was the last to speak; nor does it speak of the office it names."""
    assert said("It will host a meeting.", before="The Government thanks the Institute. Kenya praised the talks.") == []
    assert said("It noted the progress made.", before="Kenya hailed the opening of the Office of Pilots.") == []


ITEMS = """The Government of the coast will:

- Improve and Report on Access to Ports. The Ministry will publish figures for each port.

- open a desk for crews in each port.
"""


def test_a_title_in_a_list_of_promises_is_none() -> None:
    """What stands in capitals names the promise that follows it; the other item is one itself."""
    found = said(ITEMS.strip())
    assert [shape(each) for each in found] == [("commitment", "will"), ("commitment", "will")]
    assert [each.actor.value if each.actor else None for each in found] == ["Ministry", "Government"]


def test_a_long_name_is_the_whole_actor() -> None:
    (found,) = said("In time, the National Harbours and Records Administration will share its data.")
    assert found.actor is not None
    assert found.actor.value == "National Harbours and Records Administration"
