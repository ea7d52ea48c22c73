"""A page of a PDF in a real Chromium: the boxes lie on their words, and everything is reached without them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.test_browser_pages import LANGUAGES, faults
from tests.unit.reading.pdf.making import Sheets

FIRST = (
    "Den Haag, 3 februari 2023",
    "",
    "Het instituut concludeert dat de haven haar buren te weinig hoort.",
    "Het kabinet onderschrijft deze conclusie. Het kabinet zal voor 1 juli",
    "2024 een nieuwe regeling voor het gehoor van buren maken, en die ieder",
)
SECOND = ("jaar met de buren bespreken.", "", "De minister van Havens")


def a_letter(language: str) -> bytes:
    """Two pages, of which the second ends a promise; the language makes it another file for each test."""
    sheets = Sheets()
    sheets.lines(120, 100, FIRST, 10.5, pitch=14)
    sheets.turn_page()
    sheets.lines(120, 100, (*SECOND, f"({language})"), 10.5, pitch=14)
    return sheets.done()


def upload(page: Page, tmp_path: Path, language: str) -> None:
    (tmp_path / "haven.pdf").write_bytes(a_letter(language))
    page.set_input_files("#id_file", tmp_path / "haven.pdf")
    page.locator(".upload-form button[type=submit]").click()
    page.locator(".see-page a").first.wait_for(timeout=60_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_card_to_the_page_and_back(visit: Visit, language: str, tmp_path: Path) -> None:
    page = visit(f"/{language}/upload/")
    upload(page, tmp_path, language)
    assert faults(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(".see-page a").last.click()
    page.locator(".page-sheet img").wait_for()
    page.wait_for_load_state("load")
    assert page.evaluate("document.querySelector('.page-sheet img').naturalWidth") > 0
    assert page.locator(".page-statement").count() == page.locator("svg .box").count() > 1
    assert faults(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    promise = page.locator("svg .box-commitment").first
    sheet, box = page.locator(".page-sheet").bounding_box(), promise.locator("rect").first.bounding_box()
    assert sheet and box
    assert box["y"] - sheet["y"] == pytest.approx((100 + 14 * 3 - 8) / 842 * sheet["height"], abs=6)
    promise.locator("rect").first.click()
    page.locator(".sheet").wait_for()
    assert "#s" in page.url


def test_without_javascript_pages_are_turned_and_a_missing_one_is_told(visit: Visit, tmp_path: Path) -> None:
    page = visit("/en/upload/")
    upload(page, tmp_path, "no script")
    address = page.locator(".see-page a").first.get_attribute("href") or ""
    plain = visit(address.split("#")[0], width=390, javascript=False)
    plain.locator('a[rel="next"]').click()
    assert plain.locator("h1").inner_text() == "Page 2 of 2"
    assert plain.locator("svg .box-commitment").count() == 1
    missing = visit(address.replace("/pages/1/", "/pages/3/").split("#")[0], expect=404)
    assert faults(missing) == []
