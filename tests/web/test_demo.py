"""The demonstration goes the whole way through the real reading and extraction, and is loaded once."""

import pytest

from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.services import import_letter
from pijler.web.apps.dossiers.demo import load_demo
from pijler.web.apps.dossiers.models import Dossier, Membership
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.ledger.queries import ledger_page
from pijler.web.apps.register.models import Path

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo() -> None:
    load_demo()


def test_it_is_loaded_once() -> None:
    before = Document.objects.count()
    assert load_demo() == 0
    assert Document.objects.count() == before == 8


def test_each_language_has_its_own_dossier_in_order() -> None:
    assert sorted(Dossier.objects.values_list("slug", flat=True)) == ["kestria-en", "kestria-nl"]
    for dossier in Dossier.objects.all():
        roles = Membership.objects.filter(dossier=dossier).order_by("position").values_list("role", flat=True)
        assert list(roles) == ["baseline", "response", "plan", "report"]


@pytest.mark.parametrize("slug", ["kestria-nl", "kestria-en"])
def test_a_visitor_sees_a_whole_chain_and_every_kind_of_gap(slug: str) -> None:
    page = ledger_page(Filters(dossier=slug))
    assert any(row.findings and row.answers and row.promises for row in page.rows)
    assert all(page.counts.values()), page.counts
    assert page.broken == 0


def test_links_go_from_a_later_document_to_an_earlier_one() -> None:
    """Along every path, the baseline comes first and the report last."""
    across = Path.objects.select_related("ancestor__document__membership", "descendant__document__membership")
    places = [
        (path.ancestor.document.membership, path.descendant.document.membership)
        for path in across.only("ancestor__document__membership", "descendant__document__membership")
    ]
    assert places
    assert all(above.dossier_id == below.dossier_id for above, below in places)
    assert all(above.position <= below.position for above, below in places)
    assert any(above.position < below.position for above, below in places)


def test_a_newer_version_of_a_document_of_the_demonstration_stays_in_its_place() -> None:
    """The site starts again, and the older version does not come back beside it."""
    membership = Membership.objects.select_related("document").get(dossier__slug="kestria-en", role="plan")
    newer, _ = import_letter(b"A plan of one line. We will report in 2030.", "plan.txt", replaces=membership.document)
    assert load_demo() == 0
    membership.refresh_from_db()
    assert membership.document == newer
