"""Links rest on a number, a place, or shared words, and say so."""

from pijler.extraction.linking import link_across, link_within
from pijler.extraction.pipeline import worded
from pijler.extraction.statements.build import extract_statements
from pijler.reading import read_document


def read(text: str, prefix: str = ""):
    document = read_document(text.encode(), "brief.txt")
    found = extract_statements(document)
    return worded(found, document.text, document.language, prefix)


ANSWERED = """Toezicht

De onderzoekers constateren dat de inspectie te weinig werkplekken bezoekt.

Het kabinet onderschrijft deze conclusie. De minister zal het aantal bezoeken verdubbelen.
"""


def test_an_answer_follows_its_finding_and_a_promise_its_answer():
    items = read(ANSWERED)
    link_within(items)
    finding, answer, promise = (item.statement for item in items)
    assert [(link.to, link.relation) for link in answer.links] == [(finding.id, "answers")]
    assert [(link.to, link.relation) for link in promise.links] == [(answer.id, "promises")]
    assert all(link.reason for link in answer.links + promise.links)


def test_an_answer_in_another_section_is_linked_by_its_words_only():
    items = read(ANSWERED + "\nVerzekeringen\n\nHet kabinet is van mening dat verzekeraars genoeg doen.\n")
    link_within(items)
    assert items[-1].statement.links == []


def test_the_same_promise_twice_is_marked_as_a_repeat():
    promise = "Het kabinet zal meer informatie ophalen over de omvang van de rechtsbijstand.\n"
    items = read(f"Kern\n\n{promise}\nUitwerking\n\nEerst een inleiding op dit onderwerp.\n\n{promise}")
    link_within(items)
    assert items[-1].statement.repeats == items[0].statement.id


def test_across_documents_a_number_decides():
    opening = "Het instituut heeft het beleid van de afgelopen jaren onderzocht en doet aanbevelingen.\n\n"
    baseline = read(
        f"Onderzoek\n\n{opening}Aanbeveling 1.\nVerdubbel de inspectie.\n\nAanbeveling 2.\nOpen een loket.\n", "a:"
    )
    answer = read(
        "Reactie\n\nDit is de reactie van het kabinet op het rapport.\n\nAanbeveling 2 neemt het kabinet over.\n", "b:"
    )
    link_across([baseline, answer])
    (link,) = answer[-1].statement.links
    assert (link.to, link.relation) == (baseline[-1].key, "answers")
    assert "2" in link.reason
