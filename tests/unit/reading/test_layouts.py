"""Letters of our own in several layouts: what the reader must make of each."""

from datetime import date

from pijler.reading import read_document
from pijler.reading.document import Document

NL = """\
Retouradres Postbus 11 1000 AA Zeestad
Aan de voorzitter van de Eilandraad
Havenplein 1
1000 AA ZEESTAD

Datum 14 maart 2022
Betreft Reactie op de nulmeting havenarbeid

Geachte voorzitter,

Hierbij stuur ik u de reactie van het college op de nulmeting.1 Het college dankt de
onderzoekers voor hun werk, dat zij in korte tijd en met beperkte mid-
delen hebben gedaan.

1. Inleiding

De nulmeting beschrijft de arbeid in de haven. Zij noemt de wet- en
regelgeving van het eiland en de OESO-
richtlijnen, en zegt dat de haven van 201922 afwijkt van die van nu. Het toezicht op de
kades is in handen van de havenmeester, die daarover elk jaar aan de

1 Eilandstuk 12, nr. 3.
2022 was het jaar van de telling.
Pagina 1 van 2
\fRetouradres Postbus 11 1000 AA Zeestad
Eilandraad een verslag stuurt.

2. Wat het college doet

2.1 Toezicht

Het college zal:
• de havenmeester vragen om een plan dat voor de zomer van 2023 gereed is en dat

met de bonden is besproken;
• de boetes verhogen.

2.2 Herstel

Wie schade heeft, kan naar de ombudsman.2 Het college onderschrijft dat.

Hoogachtend,

De Minister van Havens,
A.B. de Vries

2 Zie het jaarverslag van de ombudsman.
Pagina 2 van 2
"""

EN = """\
                                      MINISTRY OF HARBOURS

                                      The Hague, 1 December 2020

   Subject: Response to the baseline on dock work

   Dear members of the council,

   Thank you for the baseline [1]. The ministry has read it with care and
   answers it below.

   CHAPTER I

   Pillar 1
   The duty of the state is laid down in the Harbour Act. The inspectorate has
   been given more staff, and a follow-
   up study is under way. Non-
   state actors were heard.
   Pillar 2
   Companies must look at their own docks first, which the ministry will check in
   every year that follows.

   [1] Island Papers 12, no. 3.
"""


def kinds(document: Document, kind: str) -> list[str]:
    blocks = [block for block in document.blocks if block.kind == kind]
    return [document.text[block.segments[0][0] : block.segments[-1][1]] for block in blocks]


def markers(document: Document) -> list[tuple[str, str]]:
    """Each footnote's number, with its marker and what stands right before it."""
    notes = [(note.number, note.marker) for note in document.footnotes if note.marker]
    return [(number, document.text[start - 3 : end]) for number, (start, end) in notes]


def heads(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, heading.text) for heading in document.headings]


def lines(document: Document) -> list[str]:
    return document.body.text.split("\n")


def read(text: str, name: str = "brief.txt") -> Document:
    return read_document(text.encode(), name)


def test_a_dutch_letter_with_form_feeds_and_a_letterhead() -> None:
    document = read(NL)
    assert document.language == "nl"
    assert document.date == date(2022, 3, 14)
    assert document.title == "Reactie op de nulmeting havenarbeid"
    assert [page.start for page in document.pages] == [0, NL.index("\f") + 1]
    assert heads(document) == [
        (1, "1. Inleiding"), (1, "2. Wat het college doet"), (2, "2.1 Toezicht"), (2, "2.2 Herstel"),
    ]  # fmt: skip
    assert kinds(document, "signature") == [
        "Geachte voorzitter,",
        "Hoogachtend,",
        "De Minister van Havens,\nA.B. de Vries",
    ]
    assert not any("Postbus" in line or "Pagina" in line for line in lines(document))


def test_a_sentence_over_a_page_end_is_one_line_of_the_view() -> None:
    """The footnotes, the page number and the running header stand between its two parts."""
    document = read(NL)
    sentence = (
        "Het toezicht op de kades is in handen van de havenmeester, "
        "die daarover elk jaar aan de Eilandraad een verslag stuurt."
    )
    at = document.body.text.index(sentence)
    first, second = document.body.segments(at, at + len(sentence))
    assert document.text[first[0] : first[1]].endswith("elk jaar aan de")
    assert document.text[second[0] : second[1]] == "Eilandraad een verslag stuurt."


def test_footnotes_have_their_markers() -> None:
    """A line that begins with a year is no footnote; "201922" without a footnote 22 is only a number."""
    document = read(NL)
    assert markers(document) == [("1", "ng.1"), ("2", "an.2")]
    assert [view.text for view in document.notes] == [
        "Eilandstuk 12, nr. 3. 2022 was het jaar van de telling.",
        "Zie het jaarverslag van de ombudsman.",
    ]
    assert "nulmeting. Het college" in document.body.text


def test_hyphens_at_line_ends() -> None:
    document = read(NL)
    decisions = [(NL[wrap.start - 3 : wrap.start + 1], wrap.decision) for wrap in document.wraps]
    assert decisions == [("mid-", "join"), ("ESO-", "keep")]
    assert "beperkte middelen" in document.body.text
    assert "wet- en regelgeving" in document.body.text
    assert "OESO-richtlijnen" in document.body.text


def test_the_spurious_blank_line_does_not_split_an_item() -> None:
    items = [line for line in lines(read(NL)) if line.startswith("•")]
    assert items == [
        "• de havenmeester vragen om een plan dat voor de zomer van 2023 gereed is en dat met de bonden is besproken;",
        "• de boetes verhogen.",
    ]


def test_crlf_changes_offsets_only() -> None:
    unix, windows = read(NL), read(NL.replace("\n", "\r\n"))
    assert windows.body.text == unix.body.text
    assert [note.text for note in windows.notes] == [note.text for note in unix.notes]
    assert heads(windows) == heads(unix)


def test_an_indented_english_letter_with_notes_in_brackets() -> None:
    document = read(EN)
    assert document.language == "en"
    assert document.date == date(2020, 12, 1)
    assert document.title == "Response to the baseline on dock work"
    assert [text for _, text in heads(document)] == ["CHAPTER I", "Pillar 1", "Pillar 2"]
    assert markers(document) == [("1", "ne [1]")]
    assert document.notes[0].text == "Island Papers 12, no. 3."
    assert "a follow-up study" in document.body.text
    assert "Non-state actors were heard." in document.body.text


def test_superscript_markers() -> None:
    document = read("Het plan is klaar.¹ De raad leest het² nu.\n\n¹ Stuk 1.\n² Stuk 2.\n")
    assert document.body.text == "Het plan is klaar. De raad leest het nu."
    assert [view.text for view in document.notes] == ["Stuk 1.", "Stuk 2."]


def test_numbered_paragraphs_are_no_footnotes() -> None:
    text = "Het besluit luidt:\n\n1. De haven is open.\n2. De haven is schoon.\n\nDit geldt voor water2 en land1.\n"
    document = read(text)
    assert document.footnotes == []
    assert kinds(document, "item") == ["1. De haven is open.", "2. De haven is schoon."]


def test_plain_text_without_blank_lines() -> None:
    """A heading right above its paragraph, and paragraphs that end with a short line."""
    text = (
        "Toezicht op de kades\n"
        "Het college vindt dat het toezicht op de kades van het eiland beter kan, en\n"
        "heeft daarom de havenmeester gevraagd om een plan.\n"
        "De raad krijgt dat plan voor de zomer, zodat er tijd is om het met iedereen te\n"
        "bespreken.\n"
        "Herstel\n"
        "Wie schade heeft geleden door het werk van een bedrijf op de kade, kan daarmee\n"
        "naar de ombudsman gaan.\n"
    )
    document = read(text)
    assert [text for _, text in heads(document)] == ["Toezicht op de kades", "Herstel"]
    assert len(lines(document)) == 5


def test_markdown() -> None:
    text = (
        '---\nlayout: page\ntitle: "Island plan"\n---\n\n# Plan\n\n'
        "We **will** ask the [council](http://example.org/a) first.\n\n"
        "## Oversight ##\n\n* one *new* rule\n* another[^1]\n\n[^1]: A note.\n"
    )
    document = read(text, "plan.md")
    assert document.format == "md"
    assert document.title == "Island plan"
    assert heads(document) == [(1, "Plan"), (2, "Oversight")]
    assert "We will ask the council first." in lines(document)
    assert document.notes[0].text == "A note."
    assert document.blocks[-2].path == ("Plan", "Oversight")


def test_pillars_group_the_headings_below_them() -> None:
    text = "".join(
        f"{title}\n\nHier staat een zin over dit onderwerp, die lang genoeg is om een alinea te zijn.\n\n"
        for title in ("Aanleiding", "Pilaar 1", "Inkoop", "Pilaar 2", "Pilaar 3", "Rechtsbijstand", "Tot slot")
    )
    levels = [level for level, _ in heads(read(text))]
    assert levels == [1, 2, 3, 2, 2, 3, 1]


def test_no_date_where_the_document_names_none() -> None:
    assert read("Op 2 juli 2019 is het verdrag aangenomen.\n").date is None


def test_a_language_without_a_pack_is_und() -> None:
    assert read("Il governo presenta il piano alla camera, che lo esamina.").language == "und"


def test_numbered_items_apart_are_no_headings() -> None:
    long_item = "1. De aanvraag is op tijd en volledig ontvangen door het bureau van de havenmeester"
    text = f"De eisen:\n\n{long_item}\n\n2. Zij is betaald.\n"
    assert heads(read(text)) == []


def test_markdown_shows_its_headings_itself() -> None:
    assert heads(read("# Plan\n\nBesluit\n\nDe haven is open.\n", "plan.md")) == [(1, "Plan")]


def test_a_heading_of_two_lines_right_above_numbered_paragraphs() -> None:
    """Documents of the United Nations leave no blank line there, and set the number apart by a wide blank."""
    paragraph = (
        "The council examined what was asked of it in the spring and answers below, each time with\n    its reasons."
    )
    text = (
        f"  I. What the council accepts\n    1.     {paragraph}\n\n\n"
        f"  II. What the council accepts and considers to be\n"
        f"      carried out already on the islands\n    2.     {paragraph}\n"
    )
    document = read_document(text.encode(), "answers.txt")
    assert [heading.text for heading in document.headings] == [
        "I. What the council accepts",
        "II. What the council accepts and considers to be carried out already on the islands",
    ]
    assert [block.kind for block in document.blocks] == ["heading", "item"] * 2


def test_a_number_at_the_beginning_of_a_line_ends_no_sentence() -> None:
    paragraph = "The council considers what the harbour master asked for in part\n4.   The rest will come in May.\n"
    document = read_document(f"{paragraph * 3}".encode(), "a.txt")
    assert not document.headings


def test_a_table_in_markdown_stays_out_of_the_sentences() -> None:
    table = "| No. | Asked | Answer |\n|----|:---:|---:|\n| 1 | Open the quay | **Yes** |\n| 2 | Close the dock | No. |"
    text = f"# Plan\n\nThe council answers below:\n{table}\nThe rest comes in May.\n"
    document = read_document(text.encode(), "plan.md")
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "table", "paragraph"]
    ((start, end),) = document.blocks[2].segments
    assert document.text[start:end] == table
    assert document.body.text == "Plan\nThe council answers below:\nThe rest comes in May."


def test_bars_without_a_rule_below_them_are_no_table() -> None:
    text = "# Plan\n\nThe quay | the dock | the pier.\n\n| All of it in one column. |\n|---|\n"
    document = read_document(text.encode(), "plan.md")
    assert "table" not in [block.kind for block in document.blocks]
