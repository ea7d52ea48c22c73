"""Whatever the text: statements lie in it, in order, and time stays linear."""

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from pijler.extraction.statements.build import extract_statements
from pijler.kernel.errors import UnreadableInput
from pijler.reading import read_document

PIECES = [
    *(
        "Het kabinet",
        "de onderzoekers",
        "zal",
        "onderschrijft",
        "niet",
        "deze aanbeveling",
        "stellen vast dat",
        "het loket",
    ),
    *("worden geopend", "uiterlijk op 1 mei 2027", ", maar", ", en", ". ", "? ", "\n", "\n\n", "• ", "Aanbeveling 3."),
    *("ten dele", "(hierna: het Instituut)", "«", "»", "1.", "Verantwoordelijk: de minister", "The government", "will"),
    *("not", "İ", "-\n", "\f", "volgens het instituut", "wordt vastgesteld", "40 procent", "pilaar 2", "in 2030"),
    *("waarover", "die", "zegt toe"),
]


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=80).map(" ".join)


@given(texts())
@settings(max_examples=150)
def test_statements_lie_in_the_text_in_order(text: str) -> None:
    try:
        document = read_document(text.encode(), "x.txt")
    except UnreadableInput:
        return
    found = extract_statements(document)
    starts = [each.segments[0][0] for each in found]
    assert starts == sorted(starts)
    for each in found:
        flat = [place for segment in each.segments for place in segment]
        assert flat == sorted(flat)
        assert 0 <= flat[0] < flat[-1] <= len(document.text)
        assert all(0 <= cue.start < cue.end <= len(document.text) for cue in each.cues)
        for phrase in (each.actor, each.what, each.deadline, each.measure):
            assert phrase is None or all(0 <= a < b <= len(document.text) for a, b in phrase.segments)


@given(texts())
@settings(max_examples=40)
def test_reading_twice_gives_the_same(text: str) -> None:
    try:
        document = read_document(text.encode(), "x.txt")
    except UnreadableInput:
        return
    first, second = ([(s.kind, s.segments, s.rule) for s in extract_statements(document)] for _ in range(2))
    assert first == second


def seconds(text: str) -> float:
    document = read_document(text.encode(), "x.txt")

    def once() -> float:
        begin = process_time()
        extract_statements(document)
        return process_time() - begin

    return min(once() for _ in range(3))


def test_time_grows_with_the_text_and_not_faster() -> None:
    hostile = [
        "Het kabinet zal, maar het kabinet zal niet, en de onderzoekers stellen dat het kabinet zal " * 20,
        "Aanbeveling 3. Het kabinet neemt dit over. " * 60,
        "de minister van de minister van de minister van de " * 60,
        "zal zal zal niet geen worden worden " * 80,
    ]
    for piece in hostile:
        line = piece + ".\n\n"
        small, large = seconds(line * 4), seconds(line * 16)
        assert large < 12 * max(small, 0.004), piece[:40]
