"""A chain shows what was altered, left out, put elsewhere, cut short or built anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pijler.kernel.chain import GENESIS, Checkpoint, Link, Stored, content_hash, faults

AT = datetime(2026, 1, 1, tzinfo=UTC)


def chain(count: int, word: str = "said") -> list[Stored]:
    found: list[Stored] = []
    for seq in range(1, count + 1):
        payload = {"reason": f"{word} {seq}"}
        content = content_hash("5a17", payload)
        previous = found[-1].hash if found else GENESIS
        link = Link(seq, AT + timedelta(seq), 1, "editor", "", ("entry", seq), "accept", content, previous)
        found.append(Stored(link, link.digest(), ("5a17", payload)))
    return found


def codes(events: list[Stored], checkpoint: Checkpoint | None = None, erased: tuple[int, ...] = ()) -> set[str]:
    return {fault.code for fault in faults(events, dict.fromkeys(erased), checkpoint)}


WHOLE = chain(6)
KEPT = Checkpoint(6, WHOLE[-1].hash)


def test_a_whole_chain_has_no_fault_and_may_have_grown_since_the_checkpoint():
    assert codes(WHOLE, KEPT) == set()
    assert codes(WHOLE, Checkpoint(4, WHOLE[3].hash)) == set()
    assert codes([], Checkpoint(0, GENESIS)) == set()


def test_an_altered_event_and_an_altered_payload():
    altered = replace(WHOLE[2], link=replace(WHOLE[2].link, act="reject"))
    assert "altered" in codes([*WHOLE[:2], altered, *WHOLE[3:]], KEPT)
    other = replace(WHOLE[2], payload=("5a17", {"reason": "never said"}))
    assert codes([*WHOLE[:2], other, *WHOLE[3:]], KEPT) == {"payload-altered"}


def test_dropped_and_put_elsewhere():
    assert "gap" in codes([*WHOLE[:2], *WHOLE[3:]], KEPT)
    assert "gap" in codes([*WHOLE[:2], WHOLE[3], WHOLE[2], *WHOLE[4:]], KEPT)


def test_cut_short_and_built_anew_show_against_a_checkpoint_only():
    assert codes(WHOLE[:4]) == set()
    assert codes(WHOLE[:4], KEPT) == {"truncated"}
    assert codes(chain(6, "rewritten")) == set()
    assert codes(chain(6, "rewritten"), KEPT) == {"rebuilt"}


def test_an_erased_payload_is_lawful_only_where_an_event_says_so():
    gone = [*WHOLE[:2], replace(WHOLE[2], payload=None), *WHOLE[3:]]
    assert codes(gone, KEPT, erased=(3,)) == set()
    assert codes(gone, KEPT) == {"payload-missing"}
