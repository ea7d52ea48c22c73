"""The XML of official publications: Dutch letters to parliament, and Formex of the European Union."""

import pytest

from pijler.kernel.errors import UnreadableInput
from tests.unit.reading.marked.reading import read, shown, texts

LETTER = """\ufeff\r
<officiele-publicatie><metadata><meta name="DC.title" content="Brief over de haven"/>
<meta name="OVERHEIDop.datumBrief" content="2024-05-06"/></metadata>
<kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2023-2024</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>12 345</dossiernr></dossiernummer><titel>Havens</titel></dossier>
<stuk><stuknr>Nr. <ondernummer>4</ondernummer></stuknr><algemeen><vrije-tekst><tekst>
<al>Het <nadruk type="cur">kabinet</nadruk><noot id="a" type="voet"><noot.nr>1</noot.nr><noot.al>Zie
<extref soort="URL" doc="x">www.haven.example</extref>.</noot.al><noot.al>En bijlage.</noot.al></noot> zal het rap<?xpp
afbm?>port sturen<nootref refid="a"/>.</al>
<tussenkop kopopmaak="vet">Haven</tussenkop><al>Tekst.</al>
<tussenkop kopopmaak="cur">Kade</tussenkop>
<lijst type="expliciet"><li><li.nr>–</li.nr><al>Een</al>
<lijst><li><li.nr>a.</li.nr><al>Onder</al></li></lijst></li></lijst>
<table><tgroup><thead><row><entry><al>Wie</al></entry><entry><al>Wat</al></entry></row></thead><tbody><row>
<entry><al>Haven</al></entry><entry><al>Zal bouwen.</al></entry></row></tbody></tgroup></table>
<divisie><kop><nr>2</nr><titel>Deel</titel></kop><divisie><kop><titel>Onderdeel</titel></kop><al>Slot.</al></divisie></divisie>
</tekst></vrije-tekst></algemeen><tekst-sluiting><ondertekening><functie>De Minister van Havens,</functie>
<naam><voornaam>A.B.</voornaam><achternaam>de Vries</achternaam></naam></ondertekening></tekst-sluiting></stuk>
</kamerstuk></officiele-publicatie>"""


def test_a_letter_to_parliament() -> None:
    document = read(LETTER, "kst-12345-4.xml")
    assert [block for block in shown(document) if block[0] != "furniture"] == [
        ("paragraph", "Het kabinet1 zal het rapport sturen1."),
        ("heading", "Haven"), ("paragraph", "Tekst."), ("heading", "Kade"), ("item", "– Een"), ("item", "a. Onder"),
        ("table", "Wie   Wat\nHaven   Zal bouwen."), ("heading", "2 Deel"), ("heading", "Onderdeel"),
        ("paragraph", "Slot."), ("signature", "De Minister van Havens,\nA.B. de Vries"),
        ("footnote", "1 Zie www.haven.example. En bijlage."),
    ]  # fmt: skip
    assert texts(document, "furniture") == ["Vergaderjaar 2023-2024", "12 345", "Havens", "Nr. 4"]
    assert (document.title, str(document.date), document.format) == ("Brief over de haven", "2024-05-06", "kamerstuk")


def test_both_markers_of_one_note_stay_out_of_the_sentence() -> None:
    document = read(LETTER, "kst-12345-4.xml")
    assert document.body.text.startswith("Het kabinet zal het rapport sturen.\n")
    assert len(document.footnotes) == 1


ACT = """<?xml version="1.0" encoding="UTF-8"?>
<ACT><BIB.INSTANCE><DATE ISO="20221214">20221214</DATE><LG.DOC>EN</LG.DOC></BIB.INSTANCE>
<TITLE><TI><P>DIRECTIVE 2099/1</P><P>on harbour plans<NOTE NOTE.ID="E1"><P>OJ C 1, p. 2.</P></NOTE></P></TI></TITLE>
<PREAMBLE><PREAMBLE.INIT>THE HARBOUR COUNCIL,</PREAMBLE.INIT><GR.CONSID><CONSID><NP><NO.P>(1)</NO.P><TXT>States
<QUOT.START CODE="2018"/>act<QUOT.END CODE="2019"/><NOTE NOTE.ID="E2"><P>OJ C 3.</P></NOTE>.</TXT></NP></CONSID>
</GR.CONSID></PREAMBLE><ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P>General</P></STI></TITLE>
<ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART><STI.ART><P>Scope</P></STI.ART><PARAG IDENTIFIER="001.001">
<NO.PARAG>1.</NO.PARAG><ALINEA><P>States shall:</P><LIST TYPE="alpha"><ITEM><NP><NO.P>(a)</NO.P><TXT>plan;</TXT></NP>
</ITEM></LIST></ALINEA></PARAG></ARTICLE></DIVISION></ENACTING.TERMS></ACT>"""


def test_an_act_of_the_european_union() -> None:
    document = read(ACT, "L_2099001EN.xml")
    assert shown(document) == [
        ("heading", "DIRECTIVE 2099/1 on harbour plans1"), ("paragraph", "THE HARBOUR COUNCIL,"),
        ("item", "(1) States ‘act’2."), ("heading", "CHAPTER I General"), ("heading", "Article 1 Scope"),
        ("item", "1. States shall:"), ("item", "(a) plan;"), ("footnote", "1 OJ C 1, p. 2."), ("footnote", "2 OJ C 3."),
    ]  # fmt: skip
    assert [head.level for head in document.headings] == [1, 2, 3]
    assert (document.title, str(document.date)) == ("DIRECTIVE 2099/1 on harbour plans", "2022-12-14")


def test_names_in_a_namespace_are_the_same_names() -> None:
    document = read(LETTER.replace("<officiele-publicatie>", '<officiele-publicatie xmlns="urn:x">'), "kst.xml")
    assert len(document.footnotes) == 1
    assert texts(document, "table") == ["Wie   Wat\nHaven   Zal bouwen."]


def test_no_text_of_an_unknown_element_is_lost_or_glued_to_its_neighbour() -> None:
    document = read(
        "<kamerstuk><stuk><nieuw>Een.</nieuw><anders>Twee <ook>drie</ook>.</anders></stuk></kamerstuk>", "a.xml"
    )
    assert document.body.text == "Een.\nTwee drie."


@pytest.mark.parametrize("xml", ["<?xml version='1.0'?><recept><al>Zout.</al></recept>", "<?xml version='1.0'?><svg/>"])
def test_other_xml_is_refused_by_name(xml: str) -> None:
    with pytest.raises(UnreadableInput, match=r"outermost element is <\w+>"):
        read(xml, "a.xml")


def test_numbered_paragraphs_of_an_article() -> None:
    article = "<artikel><kop><label>Artikel</label><nr>2</nr></kop><lid><lidnr>1</lidnr><al>Een.</al></lid></artikel>"
    assert shown(read(f"<officiele-publicatie>{article}</officiele-publicatie>", "stcrt.xml")) == [
        ("heading", "Artikel 2"),
        ("item", "1 Een."),
    ]


def test_a_paragraph_that_emphasis_sets_apart_is_a_heading() -> None:
    """Many letters have no subheadings of their own: bold stands above italic."""
    parts = ["Toezicht", "vet"], ["Kade", "cur"]
    body = "".join(f'<al><nadruk type="{kind}">{title}</nadruk></al><al>De haven groeit.</al>' for title, kind in parts)
    document = read(f"<kamerstuk><stuk>{body}</stuk></kamerstuk>", "a.xml")
    assert [(head.level, head.text) for head in document.headings] == [(1, "Toezicht"), (2, "Kade")]


def test_notes_of_a_table_stars_and_the_signature_of_an_act() -> None:
    document = read(
        '<ANNEX><TITLE><TI>ANNEX</TI></TITLE><TBL><GR.NOTES><NOTE NOTE.ID="E1" NUMBERING="ARAB"><P>Codes.</P></NOTE>'
        '</GR.NOTES><CORPUS><ROW><CELL>Code<NOTE NOTE.REF="E1"/></CELL><CELL>Name</CELL></ROW></CORPUS></TBL>'
        '<P>Text<NOTE NUMBERING="STAR"><P>Star.</P></NOTE>.</P><FINAL><SIGNATURE><PL.DATE>'
        "<P>Done at Brussels.</P></PL.DATE><SIGNATORY><P>For the Commission</P><P>A. Name</P></SIGNATORY>"
        "</SIGNATURE></FINAL></ANNEX>",
        "annex.fmx.xml",
    )
    assert texts(document, "table") == ["Code1   Name"]
    assert texts(document, "footnote") == ["1 Codes.", "*1 Star."]
    assert texts(document, "signature") == ["Done at Brussels.", "For the Commission", "A. Name"]
