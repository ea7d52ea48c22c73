"""The whole extraction of a document, also of one whose language no pack knows."""

from pijler.extraction import extract
from pijler.extraction.contract import as_json
from pijler.reading import read_document

FRENCH = "Les entreprises doivent respecter les droits. Selon le rapport, 12 recommandations restent sans suite.\n"


def test_a_language_without_a_pack_is_read_all_the_same() -> None:
    document = read_document(FRENCH.encode() * 4, "lettre.txt")
    assert document.language == "und"
    shape = as_json(document, extract(document))
    assert shape["source"]["language"] == "und"
    assert shape["packs"]


def test_the_packs_that_bear_on_a_reading_are_named_with_their_hash() -> None:
    text = "Het kabinet onderschrijft deze conclusie van het onderzoek en zal het loket openen."
    packs = extract(read_document(text.encode(), "brief.txt")).packs
    assert "languages/nl/statements.yaml" in packs
    assert all(len(digest) == 64 for digest in packs.values())


def test_a_passage_in_another_language_is_read_in_that_language() -> None:
    dutch = "Het kabinet heeft de brief van het instituut gelezen en geeft hieronder de tekst van de bijlage.\n\n" * 4
    english = (
        "The Institute concluded that the inspectorate and the courts lack the staff to handle the complaints, "
        "and that the ministry fails to keep to the terms.\n\n"
    )
    document = read_document((dutch + english + "Het kabinet onderschrijft deze conclusie.\n").encode(), "brief.txt")
    found = {statement.rule for statement in extract(document).statements}
    assert document.language == "nl"
    assert {"en.finding.say", "nl.position.accept"} <= found


def test_an_article_of_a_law_promises_nothing() -> None:
    text = (
        "Toelichting\n\nHet kabinet zal dit besluit binnen een jaar evalueren.\n\n"
        "Artikel 3\n\nDe minister zal de aanvraag binnen zes weken beoordelen, tenzij de aanvrager uitstel vraagt.\n"
    )
    found = extract(read_document(text.encode(), "besluit.txt")).statements
    assert [statement.section for statement in found] == [("Toelichting",)]
