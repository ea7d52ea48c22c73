"""The ledger: chains, gaps, filters and pages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pijler.extraction.model import Deadline, Measure
from pijler.kernel.dates import DateInterval
from pijler.web.apps.ledger.chains import ChainRow
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.ledger.queries import ledger_page, principle_tiles
from pijler.web.apps.register.models import Link, Path, Suggestion
from pijler.web.apps.register.paths import ancestors
from tests.web.letters import Said, Scripted, a_dossier, action, answer, finding, promise

pytestmark = pytest.mark.django_db

BY_2021 = Deadline((), DateInterval(None, date(2021, 12, 31)))
HALF = Measure((), "50", "%")


@pytest.fixture(autouse=True)
def letter(scripted: Scripted) -> None:
    """One dossier: three findings of which one stays unanswered, and promises with all or nothing to hold them to."""
    scripted.store(
        finding("f1", "Buying by the state lacks rules.", pillar=1, principles=[(6, "buying")]),
        finding("f2", "The courts are slow.", pillar=3, principles=[(26, "courts")]),
        finding("f3", "Nobody helps the smallest firms.", pillar=2, source="the council"),
        finding("f4", "The study looks at the law only.", sub="scope"),
        finding("f5", "Much was done since the last plan.", polarity="pos"),
        answer("a1", "The cabinet shares that view on buying.", "f1", pillar=1),
        answer("a2", "The cabinet does not share that view on courts.", "f2", "reject", pillar=3),
        promise("c1", "The cabinet will write rules for buying.", "a1", deadline=BY_2021, measure=HALF, pillar=1),
        promise("c2", "Rules will be kept.", "a1", actor="", pillar=1),
        promise("c3", "We will think of Zeeland.", actor="the province"),
        promise("c4", "As said, the rules come soon.", repeats="c1"),
        action("d1", "A first draft of the buying rules was sent.", "c1", pillar=1),
        dossier=a_dossier(),
        role="response",
    )


def shown(row: ChainRow) -> str:
    """A row as words: ``f1 | a1 | c1 c2 | d1``, by the order of the fixture's letter."""
    names = {1: "f1", 2: "f2", 3: "f3", 4: "f4", 5: "f5", 6: "a1", 7: "a2", 8: "c1", 9: "c2", 10: "c3", 12: "d1"}
    columns = (row.findings, row.answers, row.promises, row.actions)
    return " | ".join(" ".join(names[entry.number] for entry in column) for column in columns)


def rows(**filters: object) -> list[str]:
    return [shown(row) for row in ledger_page(Filters(**filters)).rows]  # type: ignore[arg-type]


def test_chains_begin_with_findings_and_with_what_hangs_on_nothing() -> None:
    assert rows() == [
        "f1 | a1 | c1 c2 | d1",
        "f2 | a2 |  | ",
        "f3 |  |  | ",
        "f4 |  |  | ",
        "f5 |  |  | ",
        " |  | c3 | ",
    ]


def test_scope_and_praise_wait_for_no_answer() -> None:
    assert rows(show="unanswered") == ["f3 |  |  | "]


def test_rejections() -> None:
    assert rows(show="rejected") == ["f2 | a2 |  | "]


def test_promises_without_a_date_are_rows_of_their_own() -> None:
    """c4 repeats c1 and is folded into it."""
    assert rows(show="no-date") == ["f1 | a1 | c2 | ", " |  | c3 | "]


def test_promises_without_an_owner() -> None:
    assert rows(show="no-owner") == ["f1 | a1 | c2 | "]


def test_promises_without_a_measure() -> None:
    assert rows(show="no-measure") == ["f1 | a1 | c2 | ", " |  | c3 | "]


def test_a_date_given_where_a_promise_is_repeated_counts(scripted: Scripted) -> None:
    scripted.store(
        promise("c1", "We will write."),
        promise("c2", "We will write by the end of 2021.", repeats="c1", deadline=BY_2021),
        heading="A second letter",
    )
    page = ledger_page(Filters(show="no-date"))
    assert page.total == 2
    assert not [entry for row in ledger_page(Filters()).rows for entry in row.promises if "write." in entry.words
                and entry.lacks_date]  # fmt: skip


def test_counts_stand_on_every_tab() -> None:
    expected = {"all": 6, "unanswered": 1, "rejected": 1, "no_date": 2, "no_owner": 1, "no_measure": 2}
    assert ledger_page(Filters()).counts == expected
    assert [tab.count for tab in ledger_page(Filters(show="rejected")).tabs] == list(expected.values())


def test_what_is_missing_is_named() -> None:
    missing = {shown(row): row.missing for row in ledger_page(Filters()).rows}
    assert missing["f1 | a1 | c1 c2 | d1"] == ("date", "owner", "measure")
    assert missing["f2 | a2 |  | "] == ()
    assert missing["f3 |  |  | "] == ("answer",)
    assert missing["f4 |  |  | "] == missing["f5 |  |  | "] == ()
    assert missing[" |  | c3 | "] == ("action", "date", "measure")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"pillar": 1}, ["f1"]),
        ({"pillar": 2}, ["f3"]),
        ({"principle": 26}, ["f2"]),
        ({"principle": 31}, []),
        ({"stance": "reject"}, ["f2"]),
        ({"stance": "accept"}, ["f1"]),
        ({"body": "the council"}, ["f3"]),
        ({"body": "The Council"}, ["f3"]),
        ({"body": "the province"}, ["c3"]),
        ({"body": "the cabinet"}, ["f1"]),
        ({"q": "FIRST draft"}, ["f1"]),
        ({"q": "zeeland"}, ["c3"]),
        ({"q": "100%"}, []),
        ({"q": "_"}, []),
        ({"dossier": "no-such-dossier"}, []),
        ({"document": "000000000000"}, []),
        ({"pillar": 1, "stance": "reject"}, []),
        ({"pillar": 1, "q": "draft", "stance": "accept"}, ["f1"]),
    ],
    ids=str,
)
def test_filters_keep_the_chains_in_which_they_find_something(filters: dict[str, object], expected: list[str]) -> None:
    """Anywhere in the chain: the words of an action find its finding."""
    page = ledger_page(Filters(**filters))  # type: ignore[arg-type]
    assert [shown(row).replace("|", "").split()[0] for row in page.rows] == expected
    assert (page.total, page.left_out) == (len(expected), 6 - len(expected))


def test_words_are_found_in_any_case_and_over_a_line_end(scripted: Scripted) -> None:
    scripted.store(finding("f1", "ÉÉN BEDRIJF\nDOET NIETS."), heading="Een andere brief")
    assert ledger_page(Filters(q="één bedrijf doet")).total == 1


def test_a_filter_also_narrows_the_gaps() -> None:
    assert rows(show="no-date", q="zeeland") == [" |  | c3 | "]
    assert rows(show="no-date", q="draft") == []
    assert rows(show="no-date", pillar=1) == ["f1 | a1 | c2 | "]


def test_dossiers_and_documents(scripted: Scripted) -> None:
    other = scripted.store(finding("f1", "Elsewhere it is bad too."), dossier=a_dossier("other"), heading="Elsewhere")
    assert ledger_page(Filters(dossier="other")).total == ledger_page(Filters(document=other.sha12)).total == 1
    assert ledger_page(Filters()).total == 7


def test_pages_have_a_stable_order_and_lose_nothing(scripted: Scripted) -> None:
    scripted.store(*(finding(f"f{n}", f"Matter {n:03} is bad.") for n in range(120)), heading="A long study")
    seen = [row.anchor.id for page in (1, 2, 3) for row in ledger_page(Filters(page=page)).rows]
    assert len(seen) == len(set(seen)) == 126
    first, last = ledger_page(Filters()), ledger_page(Filters(page=999))
    assert (first.pages, first.first, first.last, last.page, last.first, last.last) == (3, 1, 50, 3, 101, 126)
    assert first.previous_url is None
    assert first.next_url == "/en/ledger/?page=2"
    assert last.next_url is None


def test_links_keep_every_other_filter() -> None:
    page = ledger_page(Filters(show="no-date", q="de & het", pillar=1))
    assert page.csv_url == "/en/ledger.csv?show=no-date&pillar=1&q=de+%26+het"
    assert page.choices["pillar"][1].url == "/en/ledger/?show=no-date&pillar=2&q=de+%26+het"


def chains(count: int) -> list[Said]:
    """Findings that are each answered, promised for and acted on."""
    return [
        said
        for n in range(count)
        for said in (
            finding(f"f{n}", f"Matter {n} is bad.", pillar=1),
            answer(f"a{n}", f"Agreed on {n}.", f"f{n}"),
            promise(f"c{n}", f"We will solve {n}.", f"a{n}"),
            action(f"d{n}", f"Solved: {n}.", f"c{n}"),
        )
    ]


@pytest.mark.parametrize("filters", [{}, {"show": "no-date"}, {"pillar": 1, "q": "bad"}], ids=str)
def test_the_number_of_queries_does_not_grow(scripted: Scripted, filters: dict[str, object]) -> None:
    def queries() -> int:
        ledger_page(Filters(**filters))  # type: ignore[arg-type]  # the sources are read once per process
        with CaptureQueriesContext(connection) as captured:
            ledger_page(Filters(**filters))  # type: ignore[arg-type]
        return len(captured)

    scripted.store(*chains(2), heading="A short letter")
    few = queries()
    scripted.store(*chains(40), heading="A long letter")
    assert queries() == few


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"pillar": "4"}, Filters()),
        ({"pillar": "-1"}, Filters()),
        ({"pillar": "1e9"}, Filters()),
        ({"principle": "٣"}, Filters()),
        ({"show": "secrets"}, Filters()),
        ({"stance": "'; drop table"}, Filters()),
        ({"page": "0"}, Filters()),
        ({"q": "a\x00b\ud800"}, Filters(q="ab")),
        ({"q": "  buying  "}, Filters(q="buying")),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_left_aside(query: dict[str, str], expected: Filters) -> None:
    assert Filters.read(query) == expected


def test_principles_count_what_touches_them() -> None:
    tiles = principle_tiles()
    assert len(tiles) == 31
    assert (tiles[5].findings, tiles[5].total, tiles[5].pillar, tiles[5].url) == (1, 1, 1, "/en/ledger/?principle=6")
    assert tiles[30].total == 0
    assert principle_tiles("no-such-dossier")[5].total == 0


def test_paths_and_what_is_kept_of_them_follow_from_the_links(scripted: Scripted) -> None:
    """Walking the links by hand gives the same pairs, and says what hangs and what carries."""
    scripted.store(*chains(3), heading="Another letter")
    parents: dict[int, list[int]] = {}
    for source, target in Link.objects.exclude(relation="cites").values_list("source_id", "target_id"):
        parents.setdefault(source, []).append(target)
    pairs = {(above, pk) for pk in parents for above in ancestors(pk, parents)}
    assert set(Path.objects.values_list("ancestor_id", "descendant_id")) == pairs
    assert set(Suggestion.objects.filter(hangs=True).values_list("pk", flat=True)) == {below for _, below in pairs}
    assert set(Suggestion.objects.filter(carries=True).values_list("pk", flat=True)) == {above for above, _ in pairs}
    assert len(pairs) == 6 * 3 + 9


def body_choices(**filters: str) -> dict[str, int | None]:
    return {choice.label: choice.count for choice in ledger_page(Filters(**filters)).choices["body"]}


def test_one_body_is_one_choice_however_it_is_written(scripted: Scripted) -> None:
    scripted.store(finding("f1", "It is worse.", source="The Council"), heading="Another letter")
    assert body_choices()["council"] == 2


def test_only_bodies_can_be_chosen(scripted: Scripted) -> None:
    names = (
        "We",
        "ik",
        "guidance",
        "measures",
        "new bill",
        "desk",
        "nieuwe NAP",
        "De minister van Justitie",
        "minister van Justitie",
        "Ministry of Culture",
        "measures of the Ministry",
        "OMB",
        "SER",
    )
    said = [promise(f"c{n}", f"It will be done {n} times.", actor=name) for n, name in enumerate(names)]
    scripted.store(*said, heading="Another letter")
    found = body_choices()
    assert {"minister van Justitie": 2, "Ministry of Culture": 1, "OMB": 1, "SER": 1}.items() <= found.items()
    others = {"we", "ik", "guidance", "measures", "new bill", "desk", "nieuwe nap", "measures of the ministry"}
    assert not others & {name.casefold() for name in found}
    assert "We" in body_choices(body="we")  # what is chosen already stays to be seen


def test_with_a_dossier_only_its_bodies_can_be_chosen(scripted: Scripted) -> None:
    scripted.store(promise("c1", "It will be done.", actor="Treasury"), heading="Another letter")
    assert "Treasury" in body_choices()
    assert body_choices(dossier="no-such-dossier") == {}
