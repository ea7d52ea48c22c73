"""Every page, in both languages, wide and narrow, light and dark: axe finds nothing and nothing scrolls sideways."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.letters import LETTER, NOTHING

LANGUAGES = ("nl", "en")
PATHS = (
    "", "ledger/", "ledger/?show=unanswered", "ledger/?show=rejected", "ledger/?show=no-date&pillar=3", "ledger/?q=zzz",
    "documents/", "upload/", "dossiers/", "dossiers/kestria-nl/",
    "dossiers/kestria-nl/order/", "principles/", "about/", "glossary/", "netherlands/",
    "accessibility/", "privacy/",
)  # fmt: skip
LOOKS = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""All that dark can change: the other rules do not look at colours."""


def faults(page: Page) -> list[str]:
    """What is wrong with the page in each look."""
    found: list[str] = []
    page.evaluate(Axe().axe_script)
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{page.url} at {width}: {wide} wide")
        options = {"runOnly": RULES if scheme == "light" else COLOURS, "resultTypes": ["violations"]}
        for fault in page.evaluate("options => axe.run(document, options)", options)["violations"]:
            nodes = [node["html"][:160] for node in fault["nodes"][:3]]
            found.append(f"{page.url} at {width} {scheme}: {fault['id']}: {fault['help']}: {nodes}")
    return found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_fault(visit: Visit, language: str, path: str) -> None:
    page = visit(f"/{language}/{path}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", range(4))
def test_the_reader_has_no_fault(visit: Visit, language: str, document: int) -> None:
    page = visit(f"/{language}/dossiers/kestria-{language}/")
    page.locator(".timeline h3 a").nth(document).click()
    page.locator(".sheet").wait_for()
    assert page.locator(".card").count() > 0
    assert faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_say_what_went_wrong_have_no_fault(visit: Visit, language: str, tmp_path: Path) -> None:
    assert faults(visit(f"/{language}/nowhere/", expect=404)) == []
    page = visit(f"/{language}/upload/", expect=200)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 40)
    page.set_input_files("#id_file", tmp_path / "picture.txt")
    page.evaluate("document.querySelector('.upload-form').submit()")
    page.locator("#problem").wait_for()
    assert page.locator("#id_file").get_attribute("aria-invalid") == "true"
    assert faults(page) == []


def test_a_document_in_which_nothing_was_found_says_so(visit: Visit, tmp_path: Path) -> None:
    page = visit("/en/upload/")
    (tmp_path / "shopping.txt").write_text(NOTHING, "utf-8")
    page.set_input_files("#id_file", tmp_path / "shopping.txt")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator(".empty").wait_for()
    assert "Melk, brood en een half pond kaas." in page.locator(".sheet").inner_text()
    assert faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_an_upload_and_of_a_newer_version_have_no_fault(
    visit: Visit, language: str, tmp_path: Path
) -> None:
    """While files wait, when they were read or refused, the form for a newer version, and what moved in it."""
    page = visit(f"/{language}/upload/")
    names = [f"{language}-1.html", f"{language}-2.html", "bad.pdf"]
    for name in names:
        (tmp_path / name).write_text(f"<title>{name}</title>" + LETTER.replace("\n\n", "<p>"), "utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut off")
    page.set_input_files("#id_file", [tmp_path / name for name in names])
    page.fill("#id_new_dossier", f"Pages {language}")
    page.locator(".upload-form button[type=submit]").click()
    page.locator("#upload").wait_for()
    assert faults(page) == []
    page.locator("#to-dossier").wait_for()
    assert page.locator(".file-failed .problem").count() == 1
    assert faults(page) == []
    page.locator("#file-1").click()
    page.locator('a[href$="/newer/"]').click()
    assert faults(page) == []
    (tmp_path / "new.txt").write_text(LETTER.replace("zal voor 1 juli 2024", "wil op termijn") + language, "utf-8")
    page.set_input_files("#id_file", tmp_path / "new.txt")
    page.locator(".upload-form button[type=submit]").click()
    page.locator("#changed").wait_for()
    assert page.locator("#changed ins").count() > 0
    page.locator("details").first.evaluate("part => part.open = true")
    assert faults(page) == []


def test_a_document_in_another_language_says_that_it_was_not_recognised(visit: Visit, tmp_path: Path) -> None:
    page = visit("/en/upload/")
    (tmp_path / "plan.txt").write_text("Le gouvernement publiera un rapport avant la fin de l'année.\n", "utf-8")
    page.set_input_files("#id_file", tmp_path / "plan.txt")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator(".sheet").wait_for()
    assert "not recognised" in page.locator(".facts").inner_text()
    assert faults(page) == []


def test_the_language_switch_leads_to_the_same_page(visit: Visit) -> None:
    page = visit("/nl/ledger/?show=rejected")
    page.locator("a.language").click()
    page.wait_for_url(re.compile(r"/en/ledger/\?show=rejected$"))
    assert page.locator("html").get_attribute("lang") == "en"
