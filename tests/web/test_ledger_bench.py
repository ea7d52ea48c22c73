"""The short form of the bench: what it builds is read back in full, and no view asks more as the register grows."""

import pytest

from bench import ledger

pytestmark = pytest.mark.django_db


def test_no_view_asks_more_queries_as_the_register_grows() -> None:
    ledger.build(60)
    few = {one.view: one for one in ledger.timings(1)}
    ledger.build(140, first=10)
    many = {one.view: one for one in ledger.timings(1)}
    assert few["first page"].total == 60
    assert many["first page"].total == 200
    assert {view: one.queries for view, one in many.items() if few[view].total} == {
        view: one.queries for view, one in few.items() if one.total
    }
