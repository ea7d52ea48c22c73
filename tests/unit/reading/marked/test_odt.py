"""ODT as LibreOffice writes it."""

from tests.unit.reading.marked.reading import read, shown, texts
from tests.unit.reading.marked.writing import odt_package

TEXT = "<text:p>De haven zal een plan maken, en het plan komt in mei.</text:p>"


def body_of(body: str, styles: str = "") -> list[str]:
    return read(odt_package(body, styles), "brief.odt").body.text.split("\n")


def test_headings_lists_and_notes() -> None:
    note = (
        '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
        "<text:p>Zie stuk 3.</text:p><text:p>En bijlage.</text:p></text:note-body></text:note>"
    )
    document = read(
        odt_package(
            f'<text:h text:outline-level="1">Deel</text:h><text:h text:outline-level="2">Haven</text:h>'
            f"<text:p>Het<text:s text:c='3'/>plan{note}.</text:p>"
            "<text:list><text:list-item><text:p>Een</text:p><text:list>"
            "<text:list-item><text:p>Onder</text:p></text:list-item></text:list></text:list-item></text:list>"
        ),
        "brief.odt",
    )
    assert shown(document) == [
        ("heading", "Deel"), ("heading", "Haven"), ("paragraph", "Het plan[i]."), ("item", "• Een"),
        ("item", "• Onder"),
        ("footnote", "[i] Zie stuk 3. En bijlage."),
    ]  # fmt: skip
    assert [(head.level, head.text) for head in document.headings] == [(1, "Deel"), (2, "Haven")]
    assert [block.level for block in document.blocks if block.kind == "item"] == [1, 2]


def test_deleted_text_is_kept_apart_and_left_out() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    body = "<text:p>De haven <text:change/><text:change-start/>zal <text:change-end/>bouwen.</text:p>"
    assert body_of(changes + body) == ["De haven zal bouwen."]


def test_numbers_of_lists_go_on_where_the_list_says_so() -> None:
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2"'
        ' style:num-suffix=")"/></text:list-style>'
    )

    def numbered(inside: str, more: str = "") -> str:
        return f'<text:list text:style-name="L1"{more}>{inside}</text:list>'

    item = "<text:list-item><text:p>x</text:p></text:list-item>"
    under = f"<text:list-item><text:p>x</text:p><text:list>{item}</text:list></text:list-item>"
    again = ' text:continue-numbering="true"'
    body = numbered(item + under) + TEXT + numbered(item, again) + numbered(item)
    assert [line for line in body_of(body, styles) if line.endswith("x")] == ["1. x", "2. x", "2.a) x", "3. x", "1. x"]


def test_a_paragraph_in_bold_that_reads_like_a_heading_is_one() -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T2" style:family="text">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    body = (
        f'<text:p text:style-name="P1">Toezicht</text:p>{TEXT}<text:p>'
        '<text:span text:style-name="T1">Herstel</text:span>'
        f'</text:p>{TEXT}<text:p text:style-name="P1">Ten '
        f'<text:span text:style-name="T2">dele</text:span></text:p>{TEXT}'
    )
    document = read(odt_package(body, styles), "brief.odt")
    assert [head.text for head in document.headings] == ["Toezicht", "Herstel"]


def test_frames_running_headers_and_indexes_are_furniture() -> None:
    frame = "<draw:frame><draw:text-box><text:p>Kader zal.</text:p></draw:text-box></draw:frame>"
    index = (
        "<text:table-of-content><text:index-body><text:p>Inleiding 3</text:p></text:index-body></text:table-of-content>"
    )
    edges = "<style:master-page><style:header><text:p>Ministerie</text:p></style:header></style:master-page>"
    document = read(odt_package(f"{index}<text:p>Het plan{frame} is af.</text:p>", edges=edges), "brief.odt")
    assert texts(document, "furniture") == ["Ministerie", "Inleiding 3", "Kader zal."]
    assert document.body.text == "Het plan is af."


def test_a_drawn_shape_with_words_does_not_cut_the_sentence() -> None:
    shape = "<draw:custom-shape><text:p>Pijl</text:p></draw:custom-shape>"
    document = read(odt_package(f"<text:p>Het plan {shape}is af.</text:p>"), "a.odt")
    assert document.body.text == "Het plan is af."


def test_a_table_is_a_block_and_no_sentence() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    rows = row("Wie", "Wat"), row("Haven", "Zal bouwen.")
    table = f"<table:table><table:table-header-rows>{rows[0]}</table:table-header-rows>{rows[1]}</table:table>"
    assert texts(read(odt_package(TEXT + table), "a.odt"), "table") == ["Wie   Wat\nHaven   Zal bouwen."]


def test_pages_where_the_word_processor_noted_them_last() -> None:
    document = read(odt_package("<text:p>Een <text:soft-page-break/>twee.</text:p>"), "brief.odt")
    assert [document.text[page.start : page.end] for page in document.pages] == ["Een ", "twee."]


def test_comments_hidden_sections_and_descriptions_are_left_out() -> None:
    body = (
        "<text:p>Het <office:annotation><text:p>Klopt dit?</text:p></office:annotation>plan.</text:p>"
        '<text:section text:display="none"><text:p>Weg.</text:p></text:section>'
    )
    assert body_of(body) == ["Het plan."]
