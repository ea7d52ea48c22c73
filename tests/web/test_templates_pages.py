"""The pages that explain, the home page's choice of chains, and what is shown when something is missing."""

from collections.abc import Callable

import pytest
from django.template.loader import render_to_string
from django.test import Client

from pijler.vocab.timeline import days_of
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.ledger.queries import ledger_page
from pijler.web.apps.pages import content
from pijler.web.apps.pages.front import telling_rows
from pijler.web.apps.pages.templatetags import pijler as tags
from pijler.web.apps.register.templatetags.statements import said, when
from tests.web.letters import Scripted, a_dossier, action, answer, finding, promise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", ["", "about/", "glossary/", "netherlands/", "accessibility/", "privacy/"])
def test_a_page_that_explains_has_a_title_and_the_question_it_answers(client: Client, language: str, page: str) -> None:
    html = client.get(f"/{language}/{page}").content.decode()
    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1
    assert "?" in html.split("<h1>")[1][:900]  # the question, in the title or under it


def test_the_netherlands_are_told_latest_year_first_and_in_order_within_a_year() -> None:
    years = content.timeline("nl")
    assert [year.year for year in years] == sorted({year.year for year in years}, reverse=True)
    for year in years:
        last_days = [days_of(fact.iso_date).last for fact in year.facts]
        assert last_days == sorted(last_days, key=str)
        assert all(fact.citations for fact in year.facts)


def test_a_fact_without_a_day_stands_after_those_that_have_one() -> None:
    of_2014 = next(year.facts for year in content.timeline("en") if year.year == "2014")
    assert [fact.when for fact in of_2014] == ["1 July 2014", "2014"]


def test_a_fact_is_dated_no_more_precisely_than_its_source() -> None:
    told = {fact.iso_date: fact.when for year in content.timeline("en") for fact in year.facts}
    assert told["2014"] == "2014"
    assert "2020-12-01" in told
    assert told["2020-12-01"] == "1 December 2020"


def test_the_home_page_shows_a_full_chain_a_rejection_and_a_silence(scripted: Scripted) -> None:
    dossier = a_dossier("home-en", is_demo=True)
    scripted.store(
        finding("f1", "Wages are too low."), answer("a1", "We agree.", "f1"), promise("p1", "We will act.", "a1"),
        action("d1", "It was done.", "p1"), finding("f2", "A law is needed."),
        answer("a2", "We refuse.", "f2", "reject"), finding("f3", "Nobody listens."), dossier=dossier, role="response",
    )  # fmt: skip
    rows = telling_rows(ledger_page(Filters(dossier="home-en")).rows)
    assert [row.anchor.words for row in rows] == ["Wages are too low.", "A law is needed.", "Nobody listens."]


def test_what_waits_for_an_answer_on_the_home_page_is_criticism_or_advice(scripted: Scripted) -> None:
    """Not praise, and not a neutral remark of which nobody would know what is wanted."""
    dossier = a_dossier("home-en", is_demo=True)
    scripted.store(
        finding("f1", "A solid foundation was laid.", polarity="pos"),
        finding("f2", "There are nine.", polarity="neutral"), finding("f3", "Nobody listens."),
        dossier=dossier, role="baseline",
    )  # fmt: skip
    assert [row.anchor.words for row in telling_rows(ledger_page(Filters(dossier="home-en")).rows)] == [
        "Nobody listens."
    ]


def test_a_rejection_is_shown_also_where_what_it_rejects_was_not_found(client: Client, scripted: Scripted) -> None:
    dossier = a_dossier("home-en", is_demo=True)
    findings = [finding(f"f{n}", f"Matter {n} is bad.") for n in range(55)]
    scripted.store(*findings, answer("a1", "We refuse all of it.", coarse="reject"), dossier=dossier, role="response")
    assert "We refuse all of it." in client.get("/en/").content.decode()


def test_the_home_page_works_without_a_demonstration(client: Client) -> None:
    html = client.get("/nl/").content.decode()
    assert 'type="file"' in html
    assert "river" not in html.split("<body>")[1]


def test_a_style_that_was_not_built_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    found: Callable[[str], None] = lambda path: None  # noqa: E731
    monkeypatch.setattr(tags.finders, "find", found)
    tags._found.cache_clear()
    assert tags.built("fonts.css") == ""
    tags._found.cache_clear()


def test_the_page_for_an_error_of_ours_needs_nothing_at_all() -> None:
    html = render_to_string("500.html")
    assert "<h1>" in html


def test_a_page_that_is_not_there_says_where_to_go(client: Client) -> None:
    response = client.get("/nl/nergens/")
    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.content.decode()


def test_a_form_from_elsewhere_is_refused_with_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/en/upload/")
    assert response.status_code == 403
    assert "Nothing was stored" in response.content.decode()


def test_an_error_without_a_translation_is_marked_as_english() -> None:
    from django.utils.translation import override

    with override("nl"):
        assert said("The file is empty") == '<span lang="nl">Het bestand is leeg</span>'
        assert said("It has 99 MB.") == '<span lang="en">It has 99 MB.</span>'


def test_an_interval_is_said_in_words() -> None:
    from datetime import date

    from django.utils.translation import override

    with override("nl"):
        assert when(date(2024, 7, 1), date(2024, 7, 1)) == "1 juli 2024"
        assert when(None, date(2024, 7, 1)) == "uiterlijk 1 juli 2024"
        assert when(date(2024, 7, 1), None) == "vanaf 1 juli 2024"
        assert when(None, None) == ""
