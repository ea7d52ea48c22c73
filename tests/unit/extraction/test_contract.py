"""What ``as_json`` promises: every key, nulls instead of empty objects, and the published schema."""

import json
from array import array
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pijler.extraction.contract import as_json
from pijler.extraction.model import Citation, Cue, Deadline, Extraction, Link, Measure, Mention, Phrase, Statement
from pijler.kernel.dates import DateInterval
from pijler.kernel.packfile import PACKS
from pijler.reading.document import Document, Footnote, Heading, Page, View, Wrap

TEXT = "Answer\nWe will report on the UNGP before July.\n2 of 3 plans fail."
SCHEMA = json.loads((PACKS / "schema" / "reading.json").read_text("utf-8"))


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def document(text: str = TEXT) -> Document:
    none = array("q")
    return Document(
        sha256="0" * 64,
        name="letter.txt",
        format="txt",
        language="en",
        date=date(2024, 5, 1),
        title="Answer",
        text=text,
        pages=[Page(1, 0, len(text))],
        headings=[Heading(0, 6, 1, "Answer")],
        footnotes=[Footnote("1", (6, 7), 47, 65), Footnote("2", None, 47, 65)],
        wraps=[Wrap(3, "join")],
        blocks=[],
        body=View("body", "", none, none, b"", none, none),
        notes=[],
    )


def commitment(**fields: Any) -> Statement:
    cue = Cue(*at("will"), "MODAL")
    return Statement("s1", "commitment", (at("We will report on the UNGP before July."),), "will", [cue], **fields)


def reading(*statements: Statement) -> dict[str, Any]:
    citation = Citation((at("UNGP"),), "treaty", "B", None, False, "no number", "1")
    mention = Mention((at("UNGP"),), "UNGP")
    return as_json(document(), Extraction([citation], [mention], statements, {"nl": "b", "en": "a"}))


def errors(value: object) -> list[str]:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def full_commitment() -> Statement:
    return commitment(
        section=("Answer",),
        pillar=1,
        principles=[(3, "reporting")],
        actor=Phrase((at("We"),), "government"),
        what=Phrase((at("report on the UNGP"),)),
        modality="will",
        strength=3,
        act="report",
        firmness=0.75,
        deadline=Deadline((at("before July"),), DateInterval(None, date(2024, 6, 30))),
        measure=Measure((at("2 of 3"),), "2/3", "plans", "up"),
        links=[Link("s0", "promises", "same section")],
    )


def test_the_schema_is_a_schema_that_says_what_each_field_means():
    Draft202012Validator.check_schema(SCHEMA)
    fields = {**SCHEMA["properties"], **SCHEMA["$defs"]["statement"]["properties"]}
    silent = [name for name, field in fields.items() if "description" not in field and "$ref" not in field]
    assert silent == []


def test_a_full_reading_fits_the_schema():
    finding = Statement("s2", "finding", (at("2 of 3 plans fail."),), "said", [], polarity="neg", sub="finding")
    action = Statement("s3", "action", (at("2 of 3 plans fail."),), "done", [], status="done")
    position = Statement(
        "s4", "position", (at("Answer"),), "accept", [], stance="accept", coarse="accept", refs=["1.2"]
    )
    assert errors(reading(full_commitment(), finding, action, position)) == []


def test_a_key_too_many_or_too_few_does_not_fit():
    surplus = reading(commitment())
    surplus["statements"][0]["mood"] = "fine"
    missing = reading(commitment())
    del missing["statements"][0]["repeats"]
    assert len(errors(surplus)) == 1
    assert len(errors(missing)) == 1


def test_the_words_stand_at_their_offsets():
    statement = reading(full_commitment())["statements"][0]
    for part in (statement, statement["actor"], statement["what"], statement["deadline"], statement["measure"]):
        assert part["text"] == TEXT[part["start"] : part["end"]]


def test_a_deadline_with_an_open_end():
    deadline = reading(full_commitment())["statements"][0]["deadline"]
    assert (deadline["from"], deadline["to"]) == (None, "2024-06-30")


def test_a_span_over_a_page_end_has_parts_and_no_text():
    broken = Statement("s1", "finding", ((0, 6), (47, 65)), "said", [])
    statement = reading(broken)["statements"][0]
    assert statement["segments"] == [[0, 6], [47, 65]]
    assert (statement["start"], statement["end"], statement["text"]) == (0, 65, None)


def test_an_actor_carried_over_has_a_value_and_no_words():
    actor = reading(commitment(actor=Phrase((), "government")))["statements"][0]["actor"]
    assert actor == {"start": None, "end": None, "text": None, "value": "government"}


@pytest.mark.parametrize("field", ["actor", "what"])
def test_what_is_absent_is_null_and_never_an_object_of_nulls(field: str):
    assert reading(commitment(**{field: Phrase(())}))["statements"][0][field] is None
    assert reading(commitment())["statements"][0][field] is None


def test_a_footnote_without_a_marker():
    assert [note["marker"] for note in reading()["footnotes"]] == [{"start": 6, "end": 7}, None]


def test_a_heading_over_two_lines_stands_as_in_the_source():
    two_lines = replace(document(), headings=[Heading(0, 14, 1, "Answer We will")])
    (heading,) = as_json(two_lines, Extraction([], [], [], {}))["headings"]
    assert heading["text"] == "Answer\nWe will"


def test_fields_of_other_kinds_are_null():
    action = Statement("s3", "action", (at("Answer"),), "done", [], status="done")
    row = reading(action)["statements"][0]
    assert (row["explicit"], row["refs"], row["stance"], row["modality"]) == (None, None, None, None)


def test_an_object_of_nulls_stands_nowhere():
    def objects(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            return [value, *(found for part in value.values() for found in objects(part))]
        return [found for part in value for found in objects(part)] if isinstance(value, list) else []

    every = objects(reading(full_commitment(), commitment(actor=Phrase(()))))
    assert [item for item in every if item and all(part is None for part in item.values())] == []
