"""Downloads hold the rows of the view, all pages of them, and no spreadsheet runs what stands in them."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from pijler.kernel.packfile import PACKS
from tests.web.letters import Scripted, a_dossier, action, answer, finding, promise

pytestmark = pytest.mark.django_db
SCHEMA = json.loads(Path(PACKS / "schema" / "ledger.json").read_text("utf-8"))


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def lines(client: Client, query: str = "") -> list[dict[str, str]]:
    text = body(client, f"/en/ledger.csv{query}").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(autouse=True)
def letter(scripted: Scripted) -> None:
    scripted.store(
        finding("f1", "Buying by the state lacks rules.", pillar=1, principles=[(6, "buying")]),
        answer("a1", "The cabinet agrees, «alas», with é.", "f1"),
        promise("c1", "=HYPERLINK is what the cabinet will write.", "a1", actor="@cabinet"),
        action("d1", "A draft was sent.", "c1"),
        finding("f2", "The courts are slow."),
        dossier=a_dossier(),
    )


def test_csv_has_a_line_for_each_statement_of_each_row(client: Client) -> None:
    found = lines(client)
    assert [(line["row"], line["kind"]) for line in found] == [
        ("1", "finding"), ("1", "position"), ("1", "commitment"), ("1", "action"), ("2", "finding"),
    ]  # fmt: skip
    assert found[1]["quote_text"] == "The cabinet agrees, «alas», with é."
    assert found[0]["address"].startswith("http://testserver/en/documents/")
    assert found[0]["principles"] == "6: buying"
    assert found[2]["missing"] == "date; measure"


def test_no_cell_begins_like_a_formula(client: Client) -> None:
    line = lines(client)[2]
    assert line["quote_text"].startswith("'=HYPERLINK")
    assert line["actor_value"] == "'@cabinet"


def test_csv_begins_with_a_mark_that_tells_its_encoding(client: Client) -> None:
    assert body(client, "/nl/ledger.csv").startswith(b"\xef\xbb\xbfrow,")


def test_json_is_as_its_schema_says(client: Client) -> None:
    found = json.loads(body(client, "/en/ledger.json"))
    Draft202012Validator(SCHEMA).validate(found)
    assert [len(row["findings"]) for row in found["rows"]] == [1, 1]
    assert found["rows"][0]["promises"][0]["missing"] == ["date", "measure"]
    assert found["rows"][0]["findings"][0]["stance"] is None


def test_downloads_follow_the_filters(client: Client) -> None:
    found = json.loads(body(client, "/en/ledger.json?show=unanswered&q=courts"))
    assert found["filters"] == {"show": "unanswered", "q": "courts"}
    assert [row["findings"][0]["quote_text"] for row in found["rows"]] == ["The courts are slow."]
    assert lines(client, "?q=no+such+words") == []


def test_downloads_hold_all_pages(client: Client, scripted: Scripted) -> None:
    scripted.store(*(finding(f"f{n}", f"Matter {n} is bad.") for n in range(450)), heading="A long study")
    assert len({line["address"] for line in lines(client)}) == 455
    assert len(json.loads(body(client, "/en/ledger.json"))["rows"]) == 452
