"""Web pages: what is the article, and what surrounds it."""

import pytest

from tests.unit.reading.marked.reading import read, shown, texts

TEXT = "<p>De haven zal een plan maken, en het plan komt in mei.</p>"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def body_of(html: str) -> list[str]:
    return read(html, "brief.html").body.text.split("\n")


def test_what_surrounds_the_article_is_left_out() -> None:
    around = (
        "<nav>Menu zal.</nav><aside>Reclame zal.</aside><script>zal()</script>"
        "<style>p{}</style><noscript>zal</noscript>"
        "<form><label>zal</label><button>zal</button></form><p hidden>zal</p>"
        "<p style='color:red; display: none'>zal</p>"
        "<div role='navigation'>zal</div><template>zal</template><svg><text>zal</text></svg>"
        "<iframe src='x'>zal</iframe>"
    )
    assert read(page(around + TEXT), "a.html").text == "De haven zal een plan maken, en het plan komt in mei."


def test_a_marked_article_is_the_document() -> None:
    assert body_of(page(f"<div>Buiten.</div><main><header>Kop van het stuk</header>{TEXT}</main>"))[-1].startswith(
        "De haven"
    )
    assert "Buiten" not in read(page(f"<div>Buiten.</div><article>{TEXT}</article>"), "a.html").text


def test_the_head_and_foot_of_the_whole_page_are_furniture() -> None:
    document = read(page(f"<header>Ministerie</header>{TEXT}<footer>Over ons</footer>"), "a.html")
    assert texts(document, "furniture") == ["Ministerie", "Over ons"]


def test_headings_lists_and_line_breaks() -> None:
    html = page(
        "<h2>Deel</h2><ul><li>Een<li><p>Twee</p><p>Nog twee</p><ol start=3><li>Onder<li value=7>Weer</ol>slot</ul>"
        "<h3>Haven</h3>Los <b>woord</b>.<br>Regel.<br><br>Alinea."
    )
    document = read(html, "brief.html")
    assert shown(document) == [
        ("heading", "Deel"), ("item", "• Een"), ("item", "• Twee"), ("item", "Nog twee"), ("item", "3. Onder"),
        ("item", "7. Weer"), ("item", "slot"), ("heading", "Haven"), ("paragraph", "Los woord.\nRegel."),
        ("paragraph", "Alinea."),
    ]  # fmt: skip
    assert [head.level for head in document.headings] == [1, 2]
    assert document.body.text.endswith("Los woord. Regel.\nAlinea.")


FOOTNOTES = {
    "word processor": (
        '<a name="_ftnref1" href="#_ftn1">[1]</a>',
        '<div id="ftn1"><p><a name="_ftn1" href="#_ftnref1">[1]</a> Zie stuk 3.</p><p>En bijlage.</p></div>',
    ),
    "list with arrows": (
        '<sup id="r1"><a href="#n1">1</a></sup>',
        '<ol><li id="n1"><p>Zie stuk 3.</p><p>En bijlage. <a href="#r1">↩</a></p></li></ol>',
    ),
    "digital publishing": (
        '<a role="doc-noteref" href="#n1">1</a>',
        '<aside id="n1" role="doc-footnote">1. Zie stuk 3. En bijlage.</aside>',
    ),
}


@pytest.mark.parametrize("kind", FOOTNOTES)
def test_footnotes_are_links_both_ways(kind: str) -> None:
    marker, note = FOOTNOTES[kind]
    document = read(page(f"<p>Het rapport {marker} is er.</p>{note}"), "brief.html")
    assert document.text == "Het rapport1 is er.\n\n1 Zie stuk 3. En bijlage."
    assert document.body.text == "Het rapport is er."
    assert [note.text for note in document.notes] == ["Zie stuk 3. En bijlage."]


def test_raised_numbers_and_a_list_of_notes_without_links() -> None:
    notes = '<section class="footnotes"><ol><li>Zie daar.</li><li>Zie hier.</li></ol></section>'
    document = read(page(f"<p>Het plan<sup>1</sup> is er, op 9 m<sup>2</sup>.<sup>2</sup></p>{notes}"), "a.html")
    assert [note.text for note in document.notes] == ["Zie daar.", "Zie hier."]
    assert document.body.text == "Het plan is er, op 9 m2."
    without = read(page(f"<p>Het plan is 9 m<sup>2</sup>.</p>{notes}"), "a.html")
    assert without.body.text.startswith("Het plan is 9 m2.")


def test_a_number_in_a_link_that_leads_to_a_chapter_is_no_footnote() -> None:
    document = read(
        page('<p>Zie deel <a href="#d1">1</a>.</p><div id="d1"><h2>Deel 1</h2><p>Tekst.</p></div>'), "a.html"
    )
    assert document.footnotes == []
    assert document.body.text == "Zie deel 1.\nDeel 1\nTekst."


def test_a_table_is_a_block_unless_it_lays_out_the_page() -> None:
    table = "<table><tr><th>Wie<th>Wat<tr><td>Haven<td>Zal bouwen.</table>"
    assert texts(read(page(TEXT + table), "a.html"), "table") == ["Wie   Wat\nHaven   Zal bouwen."]
    assert body_of(page(f"<table><tr><td><h1>Deel</h1>{TEXT}{table}</td><td>Rand</td></tr></table>"))[0] == "Deel"


@pytest.mark.parametrize(
    ("data", "how"),
    [
        ("<p>Kestrië zal</p>".encode("utf-8-sig"), "byte order mark"),
        ("<p>Kestrië zal</p>".encode("utf-16"), "UTF-16"),
        ('<meta charset="iso-8859-1"><p>Kestrië «zal»</p>'.encode("latin-1"), "meta"),
        ("<meta content='text/html; charset=windows-1252'><p>Kestrië zal</p>".encode("cp1252"), "old meta"),
        ('<?xml version="1.0" encoding="latin-1"?><html><p>Kestrië zal</p></html>'.encode("latin-1"), "declaration"),
        ("<p>Kestrië zal</p>".encode("cp1252"), "nothing said"),
        ('<meta charset="utf-8"><p>Kestrië zal</p>'.encode("cp1252"), "wrongly said"),
        ('<meta charset="hex"><p>Kestrië zal</p>'.encode(), "no encoding of text"),
    ],
)  # fmt: skip
def test_encodings(data: bytes, how: str) -> None:
    assert "Kestrië" in read(data, "brief.html").text, how


def test_title_and_date_of_the_page() -> None:
    head = '<title>Reactie - Ministerie</title><meta name="DCTERMS.issued" content="2024-05-06">'
    document = read(page(f"<h1>Reactie op de nulmeting</h1>{TEXT}", head), "a.html")
    assert (document.title, str(document.date)) == ("Reactie op de nulmeting", "2024-05-06")
    assert read(page(TEXT, head), "a.html").title == "Reactie - Ministerie"
    assert read(page(TEXT, "<title>COM_2025_1.docx</title>"), "reactie.html").title == "reactie"


def test_typesetting_within_words() -> None:
    assert body_of(page("<p>ha&shy;ven<wbr>plan en zorg-\nplicht, wet-\nen regel&nbsp;geving&#8203;.</p>")) == [
        "havenplan en zorgplicht, wet- en regel geving."
    ]


def test_deleted_text_is_left_out() -> None:
    assert body_of(page("<p>De haven <del>wil</del><ins>zal</ins> bouwen.</p>")) == ["De haven zal bouwen."]


def test_a_list_that_is_set_as_a_table_is_a_list() -> None:
    """As EUR-Lex publishes points of articles: the sign in one cell, the words in the next, and tables in tables."""
    inner = "<table><tr><td>—</td><td><p>onder.</p></td></tr></table>"
    points = f"<tr><td><p>(a)</p></td><td><p>een;</p></td></tr><tr><td>(b)</td><td><p>twee:</p>{inner}</td></tr>"
    document = read(page(f"<table>{points}</table>"), "a.html")
    assert texts(document, "item") == ["(a) een;", "(b) twee:", "— onder."]
    assert [block.level for block in document.blocks] == [1, 1, 2]


def test_footnotes_of_the_official_journal() -> None:
    marker = '<a id="ntc1" href="#ntr1">(<span>1</span>)</a>'
    note = '<p><a id="ntr1" href="#ntc1">(<span>1</span>)</a> OJ C 1, p. 2.</p>'
    document = read(page(f"<p>Gezien het advies {marker},</p>{note}"), "a.html")
    assert document.text == "Gezien het advies1,\n\n1 OJ C 1, p. 2."


def test_footnotes_that_are_only_typed_are_found_as_in_plain_text() -> None:
    document = read(
        page("<p>Het rapport<sup>1</sup> is er, en de motie.<sup>2</sup></p><p>1 Zie daar.</p><p>2 Zie hier.</p>"),
        "a.html",
    )
    assert document.body.text == "Het rapport is er, en de motie."
    assert [note.text for note in document.notes] == ["Zie daar.", "Zie hier."]


def test_items_of_a_numbered_list_are_no_footnotes() -> None:
    document = read(page("<p>Het rapport1 is er.2</p><ol><li>De haven zal bouwen.<li>De kade ook.</ol>"), "a.html")
    assert texts(document, "item") == ["1. De haven zal bouwen.", "2. De kade ook."]


def test_a_page_that_is_one_form_is_read() -> None:
    assert body_of(page(f"<form><label>Zoek</label><input value='zal'>{TEXT}</form>"))[0].startswith("De haven")


def test_typed_footnotes_with_a_dot_and_typed_items() -> None:
    document = read(page("<p>Het plan1 is er.</p><p>- De haven zal bouwen.</p><p>1. Zie daar.</p>"), "a.html")
    assert shown(document) == [
        ("paragraph", "Het plan1 is er."), ("item", "- De haven zal bouwen."), ("footnote", "1. Zie daar."),
    ]  # fmt: skip


def test_a_raised_link_to_a_note_is_a_marker_without_a_link_back() -> None:
    document = read(page('<p>Het plan<sup><a href="#n">1</a></sup>.</p><ol><li id="n">Zie daar.</li></ol>'), "a.html")
    assert [note.text for note in document.notes] == ["Zie daar."]


def test_emphasis_at_the_beginning_runs_on_in_its_paragraph() -> None:
    assert body_of(page("<p><b>De haven</b> zal <i>snel</i> <x-new>bouwen</x-new>.</p><em>En</em> meer.")) == [
        "De haven zal snel bouwen.",
        "En meer.",
    ]


def test_a_paragraph_in_bold_that_reads_like_a_heading_is_one() -> None:
    html = page(f"<h2>Deel</h2>{TEXT}<p><strong>Toezicht</strong></p>{TEXT}<p><b>De haven zal bouwen.</b></p>")
    assert [(head.level, head.text) for head in read(html, "a.html").headings] == [(1, "Deel"), (2, "Toezicht")]


def test_labels_that_the_page_sets_apart_and_labels_that_stand_twice() -> None:
    html = page("<p><span>1.</span><span>De haven zal bouwen.</span></p><ol><li>a) een<li>b) twee</ol><p>·punt</p>")
    assert body_of(html) == ["1. De haven zal bouwen.", "a) een", "b) twee", "· punt"]


def test_a_date_in_a_table_is_the_documents_in_a_letterhead_only() -> None:
    table = "<table><tr><td>Datum<td>14 maart 2022<tr><td>Kenmerk<td>12</table>"
    assert str(read(page(table + TEXT * 3), "a.html").date) == "2022-03-14"
    assert read(page("<p>" + "De haven zal een plan maken. " * 6 + f"</p>{table}"), "a.html").date is None
