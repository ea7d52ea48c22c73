"""DOCX as Word and its like write it: each test holds one habit of theirs."""

from tests.unit.reading.marked.reading import read, shown, texts
from tests.unit.reading.marked.writing import docx_package, docx_part


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


TEXT = p(r("De haven zal een plan maken, en het plan komt in mei."))


def body_of(*blocks: str, **others: str) -> list[str]:
    return read(docx_package("".join(blocks), others=others), "brief.docx").body.text.split("\n")


def test_inserted_text_counts_and_deleted_text_does_not() -> None:
    changed = p(
        r("De haven "),
        f"<w:ins>{r('zal ')}</w:ins>",
        "<w:del><w:r><w:delText>wil </w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('weg ')}</w:moveFrom><w:moveTo>{r('hier ')}</w:moveTo>",
        r("bouwen."),
    )
    assert body_of(changed) == ["De haven zal hier bouwen."]


def test_a_paragraph_whose_end_was_deleted_runs_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    whole = p("<w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del>", properties=gone)
    assert body_of(p(r("De haven "), properties=gone), whole, p(r("groeit."))) == ["De haven groeit."]


def test_headings_by_style_by_what_it_is_based_on_and_by_outline_level() -> None:
    document = read(
        docx_package(
            p(r("Deel"), properties=style("Kop1"))
            + TEXT
            + p(r("Haven"), properties=style("Mijnkop"))
            + TEXT
            + p(r("Kade"), properties='<w:outlineLvl w:val="2"/>')
            + TEXT
        ),
        "brief.docx",
    )
    assert [(head.level, head.text) for head in document.headings] == [(1, "Deel"), (2, "Haven"), (3, "Kade")]
    assert document.blocks[-1].path == ("Deel", "Haven", "Kade")


def test_a_paragraph_in_bold_that_reads_like_a_heading_is_one() -> None:
    """Many letters are made without styles. A sentence in bold is a sentence; so is a bold word in a sentence."""
    bold = "<w:b/>"
    document = read(
        docx_package(
            p(r("Toezicht op de haven", bold))
            + TEXT
            + p(r("De haven zal dit plan in mei sturen.", bold))
            + p(r("Herstel", '<w:rStyle w:val="Vet"/>'))
            + p(r("De "), r("haven", bold), r(" groeit"))
            + TEXT
        ),
        "brief.docx",
    )
    assert [head.text for head in document.headings] == ["Toezicht op de haven", "Herstel"]


def test_a_numbered_paragraph_in_bold_is_a_heading_and_a_bulleted_one_an_item() -> None:
    def numbered(number: int) -> str:
        how = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return p(r("Toezicht", "<w:b/>"), properties=how)

    document = read(docx_package(numbered(2) + TEXT + numbered(1) + TEXT), "brief.docx")
    assert [kind for kind, _ in shown(document)] == ["heading", "paragraph", "item", "paragraph"]


def test_bold_stands_above_italic_and_below_styled_headings() -> None:
    set_apart = p(r("Vet", "<w:b/>")) + TEXT + p(r("Schuin", "<w:i/>")) + TEXT
    alone = read(docx_package(set_apart), "brief.docx")
    below = read(docx_package(p(r("Kop"), properties=style("Kop1")) + TEXT + set_apart), "brief.docx")
    assert [head.level for head in alone.headings] == [1, 2]
    assert [head.level for head in below.headings] == [1, 2, 3]


def test_numbers_of_lists_and_headings_are_those_that_word_shows() -> None:
    def item(text: str, depth: int) -> str:
        return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="2"/></w:numPr>')

    blocks = [item("Een", 0), item("Twee", 0), item("Onder", 1), item("Nog een", 1), item("Drie", 0), item("Weer", 1)]
    assert body_of(*blocks) == ["1. Een", "2. Twee", "2.a) Onder", "2.b) Nog een", "3. Drie", "3.a) Weer"]


def test_footnotes_in_figures_and_endnotes_in_roman_numbers() -> None:
    document = read(
        docx_package(
            p(r("Het rapport"), '<w:r><w:footnoteReference w:id="7"/></w:r>', r(" is er"),
              '<w:r><w:endnoteReference w:id="3"/></w:r>', r(".")),
            docx_part("footnotes", f'<w:footnote w:id="7">{p(r("Zie stuk 3."))}{p(r("En bijlage."))}</w:footnote>'),
            {"endnotes": docx_part("endnotes", f'<w:endnote w:id="3">{p(r("Zie ook."))}</w:endnote>')},
        ),
        "brief.docx",
    )  # fmt: skip
    assert document.text.split("\n\n") == ["Het rapport1 is er[i].", "1 Zie stuk 3. En bijlage.", "[i] Zie ook."]
    assert document.body.text == "Het rapport is er."
    assert [(note.number, note.text) for note in document.notes] == [
        ("1", "Zie stuk 3. En bijlage."),
        ("i", "Zie ook."),
    ]
    assert [document.text[slice(*note.marker)] for note in document.footnotes if note.marker] == ["1", "[i]"]


def test_a_sign_of_the_authors_own_is_the_number_of_its_note() -> None:
    marked = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>*</w:t></w:r>'
    notes = docx_part("footnotes", f'<w:footnote w:id="7">{p(r("Zie daar."))}</w:footnote>')
    document = read(docx_package(p(r("Het plan"), marked, r(".")), notes), "brief.docx")
    assert document.text == "Het plan*.\n\n* Zie daar."


def test_a_table_is_a_block_and_no_sentence() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in cells)}</w:tr>"

    document = read(docx_package(TEXT + f"<w:tbl>{row('Wie', 'Wat')}{row('Haven', 'Zal bouwen.')}</w:tbl>"), "a.docx")
    assert texts(document, "table") == ["Wie   Wat\nHaven   Zal bouwen."]
    assert "bouwen" not in document.body.text


def test_short_lines_below_a_table_or_above_a_footer_are_text() -> None:
    """The format tells what is furniture: nothing is guessed from what stands beside it."""
    row = f"<w:tr><w:tc>{p(r('Wie'))}</w:tc><w:tc>{p(r('Wat'))}</w:tc></w:tr>"
    section = '<w:sectPr><w:footerReference r:id="rfooter1"/></w:sectPr>'
    footer = docx_part("ftr", p(r("Pagina 1 van 2")) + p(r("Telefoon 010")))
    blocks = f"<w:tbl>{row}{row}</w:tbl>{p(r('Tot slot'))}{section}"
    assert read(docx_package(blocks, others={"footer1": footer}), "brief.docx").body.text == "Tot slot"


def test_a_table_that_only_lays_out_text_is_read_as_text() -> None:
    cell = f"<w:tc>{p(r('Deel'), properties=style('Kop1'))}{TEXT}</w:tc>"
    document = read(docx_package(f"<w:tbl><w:tr>{cell}<w:tc>{p(r('Rand'))}</w:tc></w:tr></w:tbl>"), "brief.docx")
    assert [kind for kind, _ in shown(document)] == ["heading", "paragraph", "paragraph"]


def test_text_boxes_headers_and_footers_are_furniture() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        f"{p(r('De haven zal meer doen.'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{p(r('De haven zal meer doen.'))}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    section = '<w:sectPr><w:headerReference r:id="rheader1"/><w:footerReference r:id="rfooter1"/></w:sectPr>'
    edges = {"header1": docx_part("hdr", p(r("Ministerie"))), "footer1": docx_part("ftr", p(r("Pagina 1 van 2")))}
    document = read(docx_package(p(r("Het plan"), box, r(" is af.")) + section, others=edges), "brief.docx")
    assert document.body.text == "Het plan is af."
    assert texts(document, "furniture") == ["Ministerie", "De haven zal meer doen.", "Pagina 1 van 2"]


def test_a_table_of_contents_is_furniture() -> None:
    entry = p(r("Inleiding 3"), properties=style("Inhopg1"))
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p(r('Inhoud'))}</w:sdtContent></w:sdt>"
    )
    document = read(docx_package(entry + control + TEXT), "brief.docx")
    assert texts(document, "furniture") == ["Inleiding 3", "Inhoud"]


def test_fields_links_and_controls_keep_their_text_and_codes_are_left_out() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('op 1 mei ')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{r('het plan')}</w:hyperlink>"
    assert body_of(p(r("Zie "), field, control, link, r(" weg", "<w:vanish/>"), r("."))) == ["Zie op 1 mei het plan."]


def test_hyphens_of_the_typesetting_and_hyphens_of_the_word() -> None:
    runs = "<w:r><w:t>ha</w:t><w:softHyphen/><w:t>ven</w:t><w:noBreakHyphen/><w:t>plan\u00ad</w:t></w:r>"
    assert body_of(p(runs)) == ["haven-plan"]


def test_pages_where_the_word_processor_noted_them_last() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    notes = docx_part("footnotes", f'<w:footnote w:id="7">{p(r("Zie daar."))}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    blocks = p(r("Een zin die "), turn, r("doorloopt."), mark) + p(turn, r("Drie."))
    document = read(docx_package(blocks, notes), "brief.docx")
    assert document.text == "Een zin die doorloopt.1\n\nDrie.\n\n1 Zie daar."
    assert [document.text[page.start : page.end] for page in document.pages] == [
        "Een zin die ", "doorloopt.1\n\n", "Drie.\n\n1 Zie daar.",
    ]  # fmt: skip
    assert [block.page for block in document.blocks] == [1, 3, 2]


def test_pages_by_the_authors_own_breaks() -> None:
    document = read(
        docx_package(
            p(r("Een."), '<w:r><w:br w:type="page"/></w:r>') + p(r("Twee."), properties="<w:pageBreakBefore/>")
        ),
        "brief.docx",
    )
    assert len(document.pages) == 2


def test_the_strict_form_of_the_format_reads_the_same() -> None:
    data = docx_package(TEXT)
    from tests.unit.reading.marked.writing import W, packed

    strict = docx_part("document", f"<w:body>{TEXT}</w:body>").replace(
        W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(packed({"word/document.xml": strict}), "a.docx").body.text == read(data, "a.docx").body.text


def test_right_to_left_text_keeps_its_logical_order() -> None:
    assert body_of(p(r("החוק משנת "), r("2020", "<w:rtl/>"), r(" חל."))) == ["החוק משנת 2020 חל."]


def test_the_letterhead_is_found_as_in_plain_text() -> None:
    top = [
        p(r("Onze referentie 12")),
        p(r("Datum 14 maart 2022")),
        p(r("Betreft Nulmeting")),
        p(r("Geachte voorzitter,")),
    ]
    document = read(docx_package("".join(top) + TEXT), "brief.docx")
    assert document.title == "Nulmeting"
    assert str(document.date) == "2022-03-14"
    assert document.body.text.startswith("De haven zal")
