"""What English sentences say: every example of the packs, and hard cases, each with why it is hard."""

from datetime import date
from typing import Any

import pytest

from pijler.extraction.model import Statement
from pijler.extraction.statements.build import extract_statements
from pijler.extraction.statements.deadlines import deadline
from pijler.kernel.packfile import load_pack
from pijler.reading import read_document

LANGUAGES = ("en", "nl")
OPENING = {
    "en": "The harbour of Arvelle was quiet and there were no ships at the quay that morning.",
    "nl": "De haven van Arvelle was stil en er lagen die ochtend geen schepen aan de kade.",
}
"""A paragraph that shows in which language a text is and says nothing itself."""


def said(text: str, language: str = "en", before: str = "") -> list[Statement]:
    """The statements of ``text`` in a document of its own; what ``before`` says is left out."""
    whole = "\n\n".join((OPENING[language], f"{before} {text}".strip()))
    document = read_document(whole.encode(), "letter.txt")
    assert document.language == language
    start = whole.index(text)
    return [found for found in extract_statements(document) if found.segments[-1][1] > start]


def shape(found: Statement) -> tuple[str, str | None]:
    """The kind of a statement and its finest value: stance, modality, sub or status."""
    return found.kind, found.stance or found.modality or found.sub or found.status


def _pack(name: str, key: str) -> list[Any]:
    return [
        pytest.param(language, entry, id=f"{language}-{entry['text'][:40]}")
        for language in LANGUAGES
        for entry in load_pack(f"languages/{language}/{name}.yaml")[0][key]
    ]


@pytest.mark.parametrize(("language", "example"), _pack("statements", "examples"))
def test_examples_of_the_packs_are_found(language: str, example: dict[str, str]) -> None:
    found = said(example["text"], language, example.get("before", ""))
    assert example["kind"] in [each.kind for each in found]
    first = next(each for each in found if each.kind == example["kind"])
    assert first.coarse == example.get("coarse", first.coarse)
    assert first.modality == example.get("modality", first.modality)


@pytest.mark.parametrize(("language", "example"), _pack("statements", "counterexamples"))
def test_counterexamples_of_the_packs_are_not_found(language: str, example: dict[str, str]) -> None:
    assert example["not"] not in [found.kind for found in said(example["text"], language)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("language", "example"), _pack("times", "examples"))
def test_times_of_the_packs_are_read(language: str, example: dict[str, str]) -> None:
    text = example["text"]
    found = deadline(text, 0, len(text), _day(example.get("today")), language)
    assert found is not None
    assert (found.interval.first, found.interval.last) == (_day(example["first"]), _day(example["last"]))


@pytest.mark.parametrize(("language", "example"), _pack("times", "counterexamples"))
def test_past_and_loose_times_are_no_deadlines(language: str, example: dict[str, str]) -> None:
    text = example["text"]
    assert deadline(text, 0, len(text), _day(example.get("today")), language) is None


SENTENCES = [
    # Positions: what the government thinks of a finding or recommendation.
    ("We agree.", ("position", "accept")),
    ("The Government fully accepts these findings.", ("position", "accept")),
    # "in principle" behind the verb makes it partial
    ("The Department accepts recommendation 8 in principle.", ("position", "partly")),
    ("Ministers partially accept the proposal on tenders.", ("position", "partly")),
    # the negation stands before the verb, which itself would be an acceptance
    ("The Ministry does not share the Institute's view on treaties.", ("position", "reject")),
    ("The Government is not in a position to accept a national act.", ("position", "reject")),
    ("I see no reason to move the contact point elsewhere.", ("position", "reject")),
    # a refusal with a modal is no promise
    ("The Government will not publish the names of bidders.", ("position", "reject")),
    # no plan can refuse, but it can leave out: the government answers for it
    ("The action plan will not contain a chapter on tax.", ("position", "reject")),
    # no subject at all
    ("It is not feasible to inspect every workplace within a year.", ("position", "reject")),
    # the answer does not say by whom
    ("Recommendation 7 is therefore accepted.", ("position", "accept")),
    ("Recommendations 4 and 9 are partially accepted.", ("position", "partly")),
    ("The Administration welcomes the candour of the workers who spoke.", ("position", "welcome")),
    ("We acknowledge that inspectors visit too few garment workshops.", ("position", "acknowledge")),
    ("The delegation takes note of the remarks on seasonal work.", ("position", "note")),
    # to expect of others is no promise
    ("The Government expects companies to know their suppliers.", ("position", "expectation")),
    ("Ministers urge businesses to publish their risk analyses.", ("position", "expectation")),
    # modals of ability before the verb leave it a stance
    ("We can accept the first part of this recommendation.", ("position", "accept")),
    # an adverb parts the modal from its "not"
    ("The Government will therefore not take up this proposal.", ("position", "reject")),
    # the passive names its agent
    ("The criticism of the desk is not shared by the Government.", ("position", "reject")),
    # a country speaks of itself by name
    ("Kestria accepts this recommendation.", ("position", "accept")),
    ("Kestria cannot accept the recommendation to close the port.", ("position", "reject")),
    # an answer in a table
    ("Accepted in part.", ("position", "partly")),
    # "plans" is a noun here
    ("The Ministry has not adopted any plans to change the rule.", ("position", "reject")),
    # what is done already is accepted, where the verb is "consider"
    ("We consider that this recommendation is already implemented.", ("position", "accept_already")),
    ("The Government's view is that the threshold may stay.", ("position", "own_view")),
    # Commitments: future acts of the government or of what it answers for.
    ("The Treasury will adopt model clauses for every tender.", ("commitment", "will")),
    ("The Home Office and the Labour Inspectorate will share their data.", ("commitment", "will")),
    # the acting body is known by its head noun only
    ("The Ports and Borders Agency will open a hotline in six languages.", ("commitment", "will")),
    # it and they stand for the government of the sentence before
    ("It will report to Parliament each spring.", ("commitment", "will")),
    ("We commit to publishing the yearly figures.", ("commitment", "pledged")),
    ("The Minister has committed to a second round of talks.", ("commitment", "pledged")),
    ("The Government is committed to opening legal aid to workers.", ("commitment", "pledged")),
    ("The Ministry undertakes to answer within six weeks.", ("commitment", "pledged")),
    ("The Department intends to lower the threshold.", ("commitment", "intend")),
    ("The agency plans to train forty new inspectors.", ("commitment", "intend")),
    ("We expect to send the results to Parliament before the summer.", ("commitment", "expect")),
    ("The Government hopes to conclude the talks with traders.", ("commitment", "want")),
    ("The strategy aims to reach every port in the country.", ("commitment", "aim")),
    ("We seek to close this gap.", ("commitment", "aim")),
    ("The Government continues to work on the draft bill.", ("commitment", "continue")),
    # a date opens the sentence and is not a promise of its own
    ("By May 2031, the Government will publish the plan.", ("commitment", "will")),
    # agentless passive
    ("A complaints desk will be established in the port.", ("commitment", "will_passive")),
    # the promise hangs on a condition that opens the sentence
    ("If the need is confirmed, the Ministry will issue guidance.", ("commitment", "will_conditional")),
    # Findings: an assessor's words.
    ("The researchers found that complaints take too long.", ("finding", "finding")),
    ("Respondents noted that the forms are hard to read.", ("finding", "finding")),
    ("According to the Ombudsman, interpreters are scarce.", ("finding", "finding")),
    ("The Institute recommends that the desk be given a budget.", ("finding", "recommendation")),
    ("Members of the public also suggested plain language.", ("finding", "recommendation")),
    # "would like" is a wish of whoever is consulted
    ("Trade unions would like inspectors to visit at night.", ("finding", "recommendation")),
    # only somebody else says of the government what it should do
    ("The Government should give one minister this task.", ("finding", "recommendation")),
    ("The Council of Europe recommended that detention be a last resort.", ("finding", "recommendation")),
    ("It was noted by several participants that the forms are complex.", ("finding", "finding")),
    ("The Committee urges the State party to ratify the protocol.", ("finding", "recommendation")),
    ("Several respondents called for a statutory duty.", ("finding", "recommendation")),
    # "suggests" said of research is a finding, said of people a recommendation
    ("Research by the university suggests that audits miss forced labour.", ("finding", "finding")),
    # Actions: what has been done or is going on.
    ("The Ministry has since published the overview.", ("action", "done")),
    ("The Attorney General released new guidance in May.", ("action", "done")),
    ("In total ninety officials have been trained.", ("action", "done")),
    ("We are working with unions on a joint hotline.", ("action", "ongoing")),
    ("The Ministry is currently drafting model clauses.", ("action", "ongoing")),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentence(text: str, expected: tuple[str, str]) -> None:
    before = "The Government thanks the Institute." if text.startswith(("It will", "They will")) else ""
    assert [shape(found) for found in said(text, before=before)] == [expected]


LOOKALIKES = [
    # somebody else will
    "Companies will report on their supply chains themselves.",
    "The court will hear the case in autumn.",
    # law as it is
    "The Directive obliges large companies to map their risks.",
    "Under the Act, an employer must keep a register of hours.",
    # an effect, no act
    "This will help families to plan ahead.",
    "As a result, the position of workers will be strengthened.",
    # questions
    "Will the Government publish the figures?",
    "Does the Ministry accept this recommendation?",
    # to the reader
    "Please send your comments to the secretariat by Friday.",
    "More information can be found on the website of the Ministry.",
    # promised in a subordinate clause only
    "Nobody knows whether the Government will publish the figures.",
    # the plan is named, but is not who acts
    "The costs of the plan will fall on small firms.",
    # an -ing word that does not follow its auxiliary
    "The agency is responsible for training inspectors.",
    # the participle belongs to the noun before it
    "The working hours set out in the contract count as a rule.",
    # who signed it is not who acts
    "The minister who signed the treaty has since left office.",
    "Unions have called a strike at the port.",
    "Investors are committed to higher standards.",
    "Many firms plan to expand abroad.",
    "Confidence in the Government has fallen.",
    "The motion asks the Government to report before the summer.",
    "The contact point handles complaints about multinational enterprises.",
    # a chapter of the document
    "What the Government plans to do about this is set out in chapter 4.",
    # background
    "Cobalt, tin and timber enter the country through the port.",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalike_is_nothing(text: str) -> None:
    assert [shape(found) for found in said(text)] == []


def test_refusal_and_promise_in_one_sentence_are_split() -> None:
    """An opening "While ..." holds a refusal, the main clause a promise."""
    found = said("While we do not have a concrete plan for tariffs, we will examine the options with traders.")
    assert [shape(each) for each in found] == [("position", "reject"), ("commitment", "will")]
    assert found[1].act == "explore"


def test_acknowledgement_and_promise_are_split() -> None:
    found = said("The Ministry recognises that the form is long, but it will not shorten the questions on safety.")
    assert [shape(each) for each in found] == [("position", "acknowledge"), ("position", "reject")]


def test_american_day_is_a_deadline() -> None:
    """The month stands before the day."""
    (found,) = said("The Department will publish the plan by March 31, 2031.")
    assert found.deadline is not None
    assert (found.deadline.interval.first, found.deadline.interval.last) == (None, date(2031, 3, 31))


def test_measure_has_its_direction() -> None:
    (found,) = said("The Government aims to see at least 75 per cent of large companies endorse the standards.")
    assert found.measure is not None
    assert (found.measure.value, found.measure.unit, found.measure.direction) == ("75", "percent", "up")


def test_numbers_of_recommendations_are_written_out() -> None:
    (found,) = said("The Government accepts recommendations 140.7 to 140.9 and 140.12.")
    assert found.refs == ["140.7", "140.8", "140.9", "140.12"]
