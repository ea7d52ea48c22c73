"""The main job by hand: a letter in, its reader, its ledger; with the keyboard, and without JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.letters import LETTER

FOCUS = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return [at.tagName, at.getAttribute("href") || at.id || at.name || "", style.outlineStyle, style.outlineWidth];
}"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, "utf-8")
    return path


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_letter_becomes_a_reader_and_a_ledger(visit: Visit, letter: Path, javascript: bool) -> None:
    page = visit("/nl/", javascript=javascript)
    page.set_input_files("#home-file", letter)
    page.get_by_role("button", name="Lezen", exact=True).click()
    expect(page.locator(".sheet")).to_contain_text("Het kabinet zal voor 1 juli 2024 in alle aanbestedingen")
    for kind in ("finding", "position", "commitment"):
        expect(page.locator(f".card-{kind}").first).to_be_visible()
    expect(page.locator(".card-commitment").first).to_contain_text("1 juli 2024")
    page.get_by_role("link", name="Dit document in het grootboek").click()
    rejected = page.locator(".tabs a", has_text="Afgewezen")
    rejected.click()
    expect(page.locator(".river .entry-position").first).to_contain_text(
        "Deze aanbeveling neemt het kabinet niet over."
    )
    page.locator(".river .entry-position .origin a").first.click()
    expect(page.locator(".sheet")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_several_files_into_a_new_dossier(visit: Visit, tmp_path: Path, javascript: bool) -> None:
    """Without JavaScript a link looks again; with it, the page does so itself."""
    page = visit("/nl/upload/", javascript=javascript)
    paths = [tmp_path / f"brief-{n}.txt" for n in (1, 2)]
    for path in paths:
        path.write_text(f"{path.name} {javascript}\n\n{LETTER}", "utf-8")
    page.set_input_files("#id_file", paths)
    page.fill("#id_new_dossier", f"Ronde {javascript}")
    page.select_option("#id_role", "response")
    page.get_by_role("button", name="Lezen", exact=True).click()
    page.wait_for_url("**/uploads/**")
    for _ in range(40):
        if page.locator("#to-dossier").count():
            break
        page.wait_for_timeout(500)
        if not javascript:
            page.locator("#again").click()
    page.locator("#to-dossier").click()
    expect(page.locator("h1")).to_have_text(f"Ronde {javascript}")
    expect(page.locator(".timeline > li")).to_have_count(2)


def test_from_a_passage_to_its_card_and_back(visit: Visit) -> None:
    page = a_reader(visit)
    lead = page.locator(".lead").first
    number = lead.get_attribute("data-s")
    lead.click()
    assert page.url.endswith(f"#card-{number}")
    page.locator(f"#card-{number} .card-number").click()
    assert page.url.endswith(f"#s{number}")
    assert "is-here" in (page.locator(f'mark[data-s~="{number}"]').first.get_attribute("class") or "")


def test_on_a_phone_the_cards_follow_their_paragraph_and_unfold(visit: Visit) -> None:
    page = a_reader(visit, width=390)
    cards = page.locator(".cards").first
    expect(cards.locator(".card").first).to_be_hidden()
    cards.locator("summary").first.click()
    expect(cards.locator(".card").first).to_be_visible()


def test_j_and_k_go_from_statement_to_statement_and_the_list_of_keys_opens(visit: Visit) -> None:
    page = a_reader(visit)
    numbers = [lead.get_attribute("data-s") for lead in page.locator(".lead").all()]
    for key, at in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.s") == numbers[at]
    page.keyboard.press("?")
    expect(page.locator("#key-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#key-help")).to_be_hidden()


def test_single_keys_can_be_switched_off(visit: Visit) -> None:
    page = a_reader(visit)
    page.get_by_role("button", name="Alle toetsen").click()
    page.locator("#keys-on").uncheck()
    page.get_by_role("button", name="Sluiten").click()
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_kind_can_be_seen_alone(visit: Visit, javascript: bool) -> None:
    page = visit("/nl/dossiers/kestria-nl/", javascript=javascript)
    page.locator(".timeline h3 a").nth(1).click()
    page.locator("#only-commitment").check()
    expect(page.locator(".card-commitment").first).to_be_visible()
    expect(page.locator(".card-position:visible, .lead-position:visible")).to_have_count(0)


@pytest.mark.parametrize("path", ["/en/", "/nl/ledger/?show=unanswered", "/en/upload/"])
def test_everything_can_be_reached_with_the_keyboard_and_the_focus_is_seen(visit: Visit, path: str) -> None:
    page = visit(path)
    wanted = page.locator("a[href]:visible, button:visible, select:visible, input:not([type=hidden]):visible").count()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)[1] == "#main"  # the way past the menu comes first
    reached = 1
    while reached < wanted + 60:
        page.keyboard.press("Tab")
        tag, name, outline, width = page.evaluate(FOCUS)
        if tag == "BODY":
            break
        assert (outline, width) != ("none", "0px"), f"{tag} {name} shows no focus"
        reached += 1
    assert reached >= wanted


def test_the_skip_link_leads_past_the_menu(visit: Visit) -> None:
    page = visit("/nl/about/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_choice_in_the_ledger_shows_at_once_and_has_an_address(visit: Visit) -> None:
    page = visit("/en/ledger/")
    page.select_option("#f-stance", "reject")
    page.wait_for_url("**stance=reject**")
    expect(page.locator(".tally")).to_contain_text("your choice leaves")
    page.reload()
    expect(page.locator("#f-stance")).to_have_value("reject")


def a_reader(visit: Visit, width: int = 1280) -> Page:
    page = visit("/nl/dossiers/kestria-nl/", width=width)
    page.locator(".timeline h3 a").nth(1).click()
    page.locator(".sheet").wait_for()
    return page
