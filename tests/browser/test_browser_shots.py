"""The pictures in the documentation, made from the site as it is (only when PIJLER_SHOTS=1)."""

import pytest

from tests.browser.conftest import ROOT, Visit

IMAGES = ROOT / "docs" / "images"


@pytest.mark.parametrize(
    ("name", "path", "place"),
    [
        ("home", "/en/", "h1"),
        ("ledger", "/en/ledger/?dossier=kestria-en&stance=accept", ".tabs"),
        ("reader", "/en/dossiers/kestria-en/", ".row:has(.card-position .stance-accept)"),
    ],
)
def test_picture(visit: Visit, name: str, path: str, place: str) -> None:
    page = visit(path)
    if name == "reader":
        page.locator(".timeline h3 a").nth(1).click()
    page.locator(place).first.wait_for()
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    if name != "home":
        page.locator(place).first.evaluate("part => scrollBy(0, part.getBoundingClientRect().top - 24)")
    IMAGES.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(300)
    page.screenshot(path=IMAGES / f"{name}.png")
    assert (IMAGES / f"{name}.png").stat().st_size > 10_000
