"""Whatever stands behind the numbers: positions lie in the text, each number answers once per entry, time is linear."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from pijler.extraction.statements.build import extract_statements
from pijler.kernel.errors import UnreadableInput
from pijler.reading import read_document

LABELS = ["1.", "2., 3.", "4., 5.,", "6.", "7-9", "140.1", "140.2–4", "12, 13.4.", "Rec. 18", "Recommendation 3:"]
SAID = [
    *("Kestria accepts the recommendation.", "Kestria cannot accept these recommendations.", "Accepted", "Noted."),
    *("The Government accepts recommendations 1-5 and 140.2.", "The following recommendations are accepted:"),
    *("Ratify the convention (Norrland);", "(Estmark) Not supported", "See recommendation 2.", "It will open a desk."),
    *("The recommendations listed below will be examined:", "The (General Harbour Administration (GHA)) waits."),
]
BREAKS = [" ", "\n", "\n\n", "   ", "; ", "\n\nAccepted recommendations\n\n", "\n\n3.2 Ports\n\n"]


def texts() -> st.SearchStrategy[str]:
    piece = st.sampled_from([*LABELS, *SAID])
    return st.lists(st.tuples(piece, st.sampled_from(BREAKS)), min_size=1, max_size=60).map(
        lambda pairs: "The answer of the harbour state is what follows here.\n\n" + "".join(map("".join, pairs))
    )


@given(texts())
@settings(max_examples=150, deadline=None)
def test_answers_lie_in_the_text_in_order(text: str) -> None:
    try:
        document = read_document(text.encode(), "x.txt")
    except UnreadableInput:
        return
    found = extract_statements(document)
    starts = [each.segments[0][0] for each in found]
    assert starts == sorted(starts)
    for each in found:
        assert all(0 <= a < b <= len(document.text) for a, b in each.segments)
        assert all(0 <= cue.start < cue.end <= len(document.text) for cue in each.cues)
        assert all(number.replace(".", "").isdigit() for number in each.refs)
        assert len(set(each.refs)) == len(each.refs)


def seconds(entries: int) -> float:
    lines = (
        f"{n // 40}.{n % 40}\nKestria accepts the recommendation. It will act (Norrland).\n" for n in range(entries)
    )
    document = read_document(("The answer of the state.\n\n" + "\n".join(lines)).encode(), "x.txt")

    def once() -> float:
        begin = process_time()
        extract_statements(document)
        return process_time() - begin

    return min(once() for _ in range(2))


def test_time_is_linear_in_the_number_of_entries() -> None:
    """Eight times the entries take at most some sixteen times as long: the rest is room for a busy machine."""
    few, many = seconds(400), seconds(3200)
    assert many < 16 * few
