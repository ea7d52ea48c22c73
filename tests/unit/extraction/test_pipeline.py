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
