"""Answers by number, in each of the shapes in which a state gives them (the state of Kestria is made up)."""

import pytest

from pijler.extraction.linking import link_across
from pijler.extraction.model import Statement
from pijler.extraction.pipeline import worded
from pijler.extraction.statements.build import extract_statements
from pijler.reading import read_document
from pijler.reading.document import Document

OPENING = "This is what the harbour state of Kestria has to say about the review of its record at sea.\n\n"


def read(text: str) -> Document:
    return read_document((OPENING + text).encode(), "response.txt")


def statements(text: str) -> list[Statement]:
    return extract_statements(read(text))


def answers(text: str) -> dict[str, set[str | None]]:
    """Number -> the coarse stances of the positions that answer it."""
    found: dict[str, set[str | None]] = {}
    for statement in statements(text):
        for number in statement.refs if statement.kind == "position" else ():
            found.setdefault(number, set()).add(statement.coarse)
    return found


def one_each(**stances: str) -> dict[str, set[str | None]]:
    return {number.strip("n").replace("_", "."): {stance} for number, stance in stances.items()}


SHAPES = {
    # labels in a column; one label for several numbers, and one that goes on in the next line of its column
    "labels": (
        """Replies

1.               Kestria accepts the recommendation.
2., 3.           Kestria accepts these recommendations and acts accordingly.
4.               Kestria cannot accept the recommendation. The law is clear.
5., 6.,          Kestria accepts these recommendations, which it has always
7.               followed in its ports.
8.               Kestria takes note of this recommendation.
""",
        one_each(n1="accept", n2="accept", n3="accept", n4="reject", n5="accept", n6="accept", n7="accept", n8="note"),
    ),
    # ranges and lists in the sentence itself, with and without blanks round the dash
    "lists": (
        "The Government of Kestria accepts the recommendations 1–3, 5 and 7 - 8. For the time being, the Government "
        "notes recommendations 4 and 6. Recommendation 9 is not accepted.\n",
        one_each(
            n1="accept",
            n2="accept",
            n3="accept",
            n5="accept",
            n7="accept",
            n8="accept",
            n4="note",
            n6="note",
            n9="reject",
        ),
    ),
    # the answer stands in the list; what is said under each number explains it, also where it sounds like a refusal
    "list and explanations": (
        """Replies

The Government accepts the following recommendations: 140.1, 140.2. The Government notes recommendations 140.3-5.

140.2
The Ministry of Ports is currently drafting a bill on pilots.

140.3–4
The Government does not intend to change this act.

140.5
Kestria considers this recommendation implemented.
""",
        one_each(n140_1="accept", n140_2="accept", n140_3="note", n140_4="note", n140_5="note"),
    ),
    # one number, two answers
    "mixed": (
        """Replies

1. Kestria accepts the recommendation on legal aid. Kestria cannot accept the recommendation on courts of its own.

2. Kestria accepts this recommendation.

3. Kestria accepts the recommendation. Yet it notes that pilots are trained already.
""",
        one_each(n1="partly", n2="accept", n3="accept"),
    ),
    # nobody can say yet
    "open": (
        """Replies

1. Kestria cannot at this stage give a definitive answer to the recommendation.

2. Kestria accepts the recommendation.

3. Kestria accepts the recommendation.
""",
        one_each(n1="note", n2="accept", n3="accept"),
    ),
    # the heading answers, the entries only explain
    "headings": (
        """Accepted recommendations

12. A register of crews has been in place since the storm of that year.

13. Inspectors board each ship that calls at the port of Arvelle.

14. Crews can complain in nine languages.

Noted recommendations

15. Wages at sea are a matter for the courts of the flag.

16. Pilots have a law of their own.

17. Lighthouses are kept by the guild.
""",
        one_each(n12="accept", n13="accept", n14="accept", n15="note", n16="note", n17="note"),
    ),
    # the heading answers numbers that stand by themselves
    "headings over numbers": (
        """Recommendations that enjoy the support of Kestria

1-3, 5, 8

Recommendations not accepted

4, 6, 7
""",
        one_each(
            n1="accept", n2="accept", n3="accept", n5="accept", n8="accept", n4="reject", n6="reject", n7="reject"
        ),
    ),
    # a sentence before a colon answers all that follows it
    "led in": (
        """Replies

The following recommendations are accepted:

7.1 Ratify the convention on crews (Norrland);

7.2 Open a desk in each port (Estmark);

7.3 Train the pilots (Norrland, Estmark).
""",
        one_each(n7_1="accept", n7_2="accept", n7_3="accept"),
    ),
    # one word behind the number, as in a table
    "one word": (
        """Replies

Recommendation 31: Accepted.

Recommendation 32: Partially accepted.

Recommendation 33: Not accepted.

Recommendation 34: Noted.
""",
        one_each(n31="accept", n32="partly", n33="reject", n34="note"),
    ),
    # the answer stands behind the state that recommends, on the same line
    "behind the brackets": (
        """Replies

8.1 Ratify the convention on crews (Norrland): Accepted.

8.2 Open a desk in each port (Estmark) Noted

8.3 Train the pilots (Norrland, Estmark) – Not supported.
""",
        one_each(n8_1="accept", n8_2="note", n8_3="reject"),
    ),
    # each entry is one paragraph, and so is the last: what follows it answers other numbers
    "answers behind recommendations": (
        """Replies

8.1 Ratify the convention on crews (Norrland). Kestria supports this recommendation.

8.2 Abolish the guild of pilots (Estmark). Kestria notes this recommendation.

8.3–8.4 Raise the wages of crews (Norrland). Kestria does not support these recommendations.

The recommendations in paragraphs 9.1 to 9.3 enjoy the support of Kestria.
""",
        one_each(n8_1="accept", n8_2="note", n8_3="reject", n8_4="reject", n9_1="accept", n9_2="accept", n9_3="accept"),
    ),
    # nothing but numbers behind a colon
    "tallies": (
        """Replies

Recommendations supported: 9.1, 9.2-9.4.

Noted recommendations: 9.5 and 9.7 to 9.8.

Not supported: 9.6
""",
        one_each(
            n9_1="accept",
            n9_2="accept",
            n9_3="accept",
            n9_4="accept",
            n9_5="note",
            n9_7="note",
            n9_8="note",
            n9_6="reject",
        ),
    ),
    # the word for recommendation is cut short, and no stop follows the number
    "short word": (
        """Replies

Rec. 18 We accept this recommendation. The treaty was signed at sea.

Rec. 19 We do not accept this recommendation.

Recs. 20–21 We accept these recommendations in part.
""",
        one_each(n18="accept", n19="reject", n20="partly", n21="partly"),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_number_has_its_answer(shape: str) -> None:
    text, expected = SHAPES[shape]
    assert answers(text) == expected


TABLES = """<html lang="en"><body><h1>Replies</h1><p>{opening}</p>
<table><tr><th>No.</th><th>Recommendation</th><th>Position</th></tr>
<tr><td>7.1</td><td>Ratify the convention on crews (Norrland)</td><td>Accepted</td></tr>
<tr><td>7.2</td><td>Open a desk in each port (Estmark)</td><td>Noted</td></tr>
<tr><td>7.3</td><td>Train the pilots (Iven)</td><td>Partially accepted</td></tr></table>
<table><tr><td>1.</td><td>Kestria accepts the recommendation. It will train pilots.</td></tr>
<tr><td>2., 3.</td><td>Kestria cannot accept these recommendations.</td></tr>
<tr><td>4.</td><td>Kestria takes note of this recommendation.</td></tr></table>
<table><tr><td>2031</td><td>The Ministry will publish a guide.</td></tr>
<tr><td>2032</td><td>The Ministry will publish figures.</td></tr></table></body></html>"""


def test_answers_stand_in_cells_of_tables() -> None:
    """A bare word in the last cell, or sentences beside the number; what other tables say is left alone."""
    document = read_document(TABLES.format(opening=OPENING).encode(), "replies.html")
    found = extract_statements(document)
    positions = {number: each.coarse for each in found if each.kind == "position" for number in each.refs}
    assert positions == {
        **{"7.1": "accept", "7.2": "note", "7.3": "partly"},
        **{"1": "accept", "2": "reject", "3": "reject", "4": "note"},
    }
    assert [each.refs for each in found if each.kind == "commitment"] == [["1"]]
    assert {document.text[slice(*found[0].segments[0])]} == {"Accepted"}


NOT_NUMBERS = {
    # paragraphs are counted, and each answers a recommendation that it names
    "paragraphs": """Replies

11. The Government accepts recommendation 1.

12. The Government accepts recommendation 2. A bill will follow.

13. The Government notes recommendation 3.
""",
    # sections are counted
    "sections": """3.1 Crews

The Government will train inspectors.

3.2 Pilots

The Government welcomes the interest in pilots.

3.3 Lights

The Ministry has repaired the lights.
""",
    # steps are counted, not recommendations
    "steps": """Our plan has these steps:

1. The Ministry will publish a guide.

2. The Ministry welcomes comments on the guide.

3. The Ministry will revise the guide.
""",
}


@pytest.mark.parametrize("kind", NOT_NUMBERS)
def test_other_numbers_are_left_alone(kind: str) -> None:
    assert not {"11", "12", "13", "3.1", "3.2", "3.3"} & answers(NOT_NUMBERS[kind]).keys()
    if kind == "steps":
        assert answers(NOT_NUMBERS[kind]) == {}


REPORT = """Conclusions

52. The recommendations listed below will be examined by Kestria, which will reply in due time:

52.1 Ratify the convention on crews (Norrland) (Estmark);

52.2 Consider joining the treaty on pilots (Norrland); join the treaty on pilots (Iven (Free Islands of));

52.3 Raise the number of inspections (No. 4 of the code) in each port (the former League of Ports).

53. All recommendations reflect the position of the submitting States.
"""


def test_numbered_recommendations_are_findings_with_their_states() -> None:
    """Brackets may hold several states, other brackets, an article, or no state at all."""
    found = [each for each in statements(REPORT) if each.kind == "finding" and each.refs]
    assert [(each.refs, each.source) for each in found] == [
        (["52.1"], "Norrland, Estmark"),
        (["52.2"], "Norrland, Iven (Free Islands of)"),
        (["52.3"], "the former League of Ports"),
    ]
    assert {each.sub for each in found} == {"recommendation"}


BY_HEADING = """# Reply to the committee

## Recommendation 1

The Government should publish a plan for each port.

The Government accepts this recommendation. We will publish a plan by March 2032.

## Recommendation 2

We recommend that pilots be trained by the state.

The Government does not accept this recommendation.

## Recommendations 3 and 4

Wages must be made public.

The Government notes these recommendations.
"""


def test_a_reply_under_headings_repeats_what_was_asked_before_it_answers() -> None:
    """What stands between the heading and the answer is the recommendation, whoever "we" is in it."""
    found = extract_statements(read_document(BY_HEADING.encode(), "reply.md"))
    assert [(each.kind, each.sub or each.coarse, list(each.refs)) for each in found] == [
        ("finding", "recommendation", ["1"]),
        ("position", "accept", ["1"]),
        ("commitment", None, ["1"]),
        ("finding", "recommendation", ["2"]),
        ("position", "reject", ["2"]),
        ("finding", "recommendation", ["3", "4"]),
        ("position", "note", ["3", "4"]),
    ]
    assert found[0].source is None


def test_a_state_that_answers_speaks_for_itself_in_the_rest_of_its_answer() -> None:
    text = "Kestria accepts the recommendation. Kestria will open a desk in each port.\n"
    assert [each.kind for each in statements(text)] == ["position", "commitment"]


def test_a_state_that_does_not_answer_is_somebody_else() -> None:
    assert statements("Kestria will open a desk in each port.\n") == []


def test_what_follows_a_label_is_not_its_number() -> None:
    """Where the label ends, the statement begins; and the same words under another number are no repeat."""
    document = read(SHAPES["labels"][0])
    first = next(each for each in extract_statements(document) if each.refs)
    start, end = first.segments[0]
    assert document.text[start:end] == "Kestria accepts the recommendation."


def _linked(*texts: str) -> list[list[tuple[str, str]]]:
    """For each document the pairs (own number, number of what it answers) of its answers."""
    documents = [read(text) for text in texts]
    items = [worded(extract_statements(document), document.text, "en", f"{n}:") for n, document in enumerate(documents)]
    link_across(items)
    by_key = {item.key: item.statement for each in items for item in each}
    answers = [[item.statement for item in each if item.statement.kind == "position"] for each in items]
    return [
        [(ref, by_key[link.to].refs[0]) for one in each for ref, link in zip(one.refs, one.links, strict=True)]
        for each in answers
    ]


def test_short_numbers_lead_to_the_list_of_the_report() -> None:
    """The report counts 52.1 to 52.3, the state answers "recommendations 1-2"."""
    linked = _linked(REPORT, "The Government accepts recommendations 1-2. The Government notes recommendation 3.\n")
    assert linked[1] == [("1", "52.1"), ("2", "52.2"), ("3", "52.3")]


def test_the_latest_report_is_the_one_that_is_answered() -> None:
    older = REPORT.replace("crews", "lights")
    linked = _linked(older, REPORT, "The Government accepts recommendations 52.1 and 52.3.\n")
    assert linked[2] == [("52.1", "52.1"), ("52.3", "52.3")]
