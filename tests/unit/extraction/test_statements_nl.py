"""Dutch statements: text -> what it is. The sentences are our own; a plain line says why a case is hard."""

import pytest

from pijler.kernel.packfile import load_pack
from tests.unit.extraction.reading import kinds, statements

PACK = load_pack("languages/nl/statements.yaml")[0]


@pytest.mark.parametrize("example", PACK["examples"], ids=lambda example: example["text"][:40])
def test_examples_of_the_pack(example):
    found = statements(example["text"])[0]
    assert found.kind == example["kind"]
    assert found.coarse == example.get("coarse", found.coarse)
    assert found.modality == example.get("modality", found.modality)


@pytest.mark.parametrize("example", PACK["counterexamples"], ids=lambda example: example["text"][:40])
def test_counterexamples_of_the_pack(example):
    assert example["not"] not in [found.kind for found in statements(example["text"])]


POSITIONS = [
    # inversion: the verb stands before its subject
    ("Deze zorg deelt de regering.", "accept"),
    # the refusal comes last in the sentence
    ("De stelling dat het toezicht tekortschiet, onderschrijft het kabinet niet.", "reject"),
    ("De minister ziet op dit moment geen aanleiding voor een nieuwe wet.", "reject"),
    # "zal geen": a refusal that looks like a promise
    ("Het kabinet zal geen nationaal register instellen.", "reject"),
    ("De regering is het op hoofdlijnen eens met de aanbeveling.", "partly"),
    ("Ik kan mij vinden in de strekking van het advies.", "accept"),
    # passive with the government as its agent
    ("Deze conclusie wordt door de regering gedeeld.", "accept"),
    # passive that does not say by whom
    ("Aanbeveling 4 wordt niet overgenomen.", "reject"),
    ("De aanbevelingen 2 en 3 worden deels overgenomen.", "partly"),
    # a demand on others is no promise
    ("Het kabinet verwacht van banken dat zij hun klanten hierop aanspreken.", "expectation"),
    ("Het kabinet neemt kennis van de overige opmerkingen.", "note"),
    # the object stands between the verb and its second half
    ("De regering neemt de kritiek op het loket zeer ter harte.", "take_to_heart"),
    ("Wij kijken met belangstelling uit naar het voorstel van de Commissie.", "welcome"),
]


@pytest.mark.parametrize(("text", "stance"), POSITIONS)
def test_positions(text, stance):
    assert kinds(text) == [f"position {stance}"]


COMMITMENTS = [
    ("De staatssecretaris zal het meldpunt voor 1 maart 2026 openen.", "will"),
    # the actor is not named
    ("Er zal worden onderzocht hoe het meldpunt bekender kan worden.", "will_passive"),
    ("In het actieplan zullen duidelijke termijnen worden opgenomen.", "will_passive"),
    # the condition stands first
    ("Als het onderzoek daartoe aanleiding geeft, zal het plan een vervolg krijgen.", "will_conditional"),
    ("De regering is voornemens het toezicht uit te breiden.", "intend"),
    ("Het kabinet heeft de Kamer toegezegd jaarlijks verslag te doen.", "pledged"),
    # the outer verb governs: a goal, though "zal" stands in it
    ("Het kabinet streeft ernaar dat het loket in 2027 alle talen zal bedienen.", "aim"),
    ("De minister verkent hoe het klachtrecht beter kan.", "explore"),
    # "wil" of the government, not the "wil" of a relative clause
    ("Voor de zomer wil het kabinet hierover meer weten.", "want"),
    ("Het wetsvoorstel zal naar verwachting dit najaar worden ingediend.", "expect"),
    # present tense, with a time to come
    ("Uiterlijk in het voorjaar van 2026 opent het loket zijn deuren.", "announced"),
    # a promise in a relative clause
    ("Dit kabinet werkt aan een agenda, waarover uw Kamer nog geïnformeerd zal worden.", "will_passive"),
]


@pytest.mark.parametrize(("text", "modality"), COMMITMENTS)
def test_commitments(text, modality):
    assert f"commitment {modality}" in kinds(text)


FINDINGS = [
    ("Het rapport constateert dat slechts een op de tien bedrijven een klachtenregeling heeft.", "finding"),
    # a verb in two halves
    ("De onderzoekers stellen in hun verslag vast dat het budget is gehalveerd.", "finding"),
    ("Volgens het instituut ontbreekt het aan een vast aanspreekpunt.", "finding"),
    ("Uit de evaluatie blijkt dat de regeling weinig bekend is.", "finding"),
    ("De adviesraad beveelt de regering aan het toezicht te verdubbelen.", "recommendation"),
    ("De overheid zou volgens de onderzoekers meer moeten uitleggen.", "recommendation"),
    ("In het onderzoek wordt de lange duur van procedures genoemd.", "finding"),
]


@pytest.mark.parametrize(("text", "sub"), FINDINGS)
def test_findings(text, sub):
    assert kinds(text) == [f"finding {sub}"]


NOTHING = [
    # law as it is
    "De verordening verplicht importeurs tot een jaarlijks verslag.",
    # somebody else will do it
    "De rechter zal het verzoek toetsen aan de wet.",
    # an effect that is hoped for
    "Hiermee zal het vertrouwen van werknemers worden versterkt.",
    # "stelt" of a party in court
    "De partij die een feit stelt, draagt daarvan de bewijslast.",
    # what a framework asks
    "De UNGP's vragen staten om hun wetgeving te toetsen.",
    # a question
    "Zal het kabinet deze aanbeveling overnemen?",
    # what is needed is no promise
    "Er zal ook door bedrijven harder moeten worden gewerkt.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes(text):
    assert kinds(text) == []


def test_a_sentence_of_two_minds_is_divided():
    text = "Het kabinet erkent het belang van goed toezicht, maar herkent zich niet in het beeld dat het faalt."
    assert kinds(text) == ["position acknowledge", "position reject"]


def test_a_pronoun_stands_for_who_spoke_last():
    text = "De onderzoekers zijn positief over het loket. Zij concluderen dat het goed bereikbaar is."
    assert kinds(text)[-1] == "finding finding"
    text = "Het kabinet heeft het advies gelezen. Het onderschrijft de strekking daarvan."
    assert kinds(text)[-1] == "position accept"


def test_a_passive_needs_an_assessor_before_it():
    assert kinds("Er wordt vastgesteld hoeveel het kost.") == []
    assert kinds("De onderzoekers signaleren twee knelpunten. Ook wordt geconcludeerd dat het budget te laag is.") == [
        "finding finding",
        "finding finding",
    ]


def test_what_stands_behind_a_label_is_the_recommendation():
    text = (
        "Het instituut concludeert dat het toezicht tekortschiet.\n\nAanbeveling 7.\nVerdubbel het aantal inspecteurs."
    )
    found = statements(text)[-1]
    assert (found.kind, found.sub, list(found.refs)) == ("finding", "recommendation", ["7"])


def test_fields_of_a_promise():
    text = (
        "De minister van Arbeid en Haven zal uiterlijk op 1 mei 2026 ten minste 30 procent meer inspecteurs aanstellen."
    )
    promise = statements(text)[0]
    assert promise.actor is not None
    assert promise.deadline is not None
    assert promise.measure is not None
    assert promise.actor.segments[0][1] - promise.actor.segments[0][0] == len("De minister van Arbeid en Haven")
    assert str(promise.deadline.interval.last) == "2026-05-01"
    assert (promise.measure.value, promise.measure.unit, promise.measure.direction) == ("30", "percent", "up")


def test_labelled_lines_complete_the_promises_of_their_section():
    text = (
        "Actiepunt 1. Toezicht\n\nEr zal worden onderzocht hoe het toezicht beter kan.\n\n"
        "Verantwoordelijk: de minister van Arbeid Termijn: 1 maart 2027 Maatstaf: 40 procent meer controles.\n"
    )
    promise = next(each for each in statements(text) if each.kind == "commitment")
    assert promise.actor is not None and promise.actor.value == "de minister van Arbeid"
    assert promise.deadline is not None and str(promise.deadline.interval.first) == "2027-03-01"
    assert promise.measure is not None and promise.measure.value == "40"


def test_references_with_ranges_are_written_out():
    found = statements("Het kabinet neemt de aanbevelingen 2, 4 en 6 t/m 8 over.")[0]
    assert list(found.refs) == ["2", "4", "6", "7", "8"]
