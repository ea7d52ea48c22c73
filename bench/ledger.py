"""How long a page of the ledger takes at 10,000 findings: ``python -m bench.ledger [findings] [rounds]``.

Builds a register in a temporary SQLite file, or in the PostgreSQL database that DATABASE_URL names (its tables are
made; it must hold no documents), asks for pages in several ways, and prints the median, the 95th
percentile and the number of queries of each.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

PER_DOCUMENT = 500  # findings
BODIES = ("the ministry of trade", "the ministry of justice", "the cabinet", "the inspectorate", "the agency")
TOPICS = ("purchasing", "courts", "textile", "mining", "ports", "grievances", "reporting", "credit", "training")
VIEWS = {
    "first page": "",
    "page 100": "?page=100",
    "no answer": "?show=unanswered",
    "no date": "?show=no-date",
    "pillar and stance": "?pillar=3&stance=reject",
    "words": "?q=textile+in+case+77",
    "body, no owner": "?show=no-measure&body=the+agency",
}


@dataclass(frozen=True)
class Timing:
    """Milliseconds of server time for one way of asking, and its queries.

    ``cpu`` is the median of the processor time of this process: on a busy machine the others tell of its neighbours.
    """

    view: str
    cpu: float
    median: float
    p95: float
    queries: int
    total: int


@dataclass(frozen=True)
class Result:
    """All timings on one register; ``queries`` are those of the first page."""

    database: str
    findings: int
    statements: int
    seconds: float
    views: list[Timing]

    @property
    def median_ms(self) -> float:
        return statistics.median(view.median for view in self.views)

    @property
    def queries(self) -> int:
        return self.views[0].queries


def sentences(number: int, findings: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Id, words and links of each statement of document ``number``; every seventh finding stays unanswered."""
    for n in range(findings):
        topic = TOPICS[n % len(TOPICS)]
        case = number * findings + n
        yield f"f{n}", f"The institute finds in case {case} that rules on {topic} are not applied.", {}
        if n % 7:
            yield f"a{n}", f"The cabinet shares this view on {topic} in case {case}.", {f"f{n}": "answers"}
            yield f"c{n}", f"The ministry will publish guidance on {topic} for case {case}.", {f"a{n}": "promises"}
        if n % 7 > 3:
            yield f"d{n}", f"Guidance on {topic} was published for case {case}.", {f"c{n}": "implements"}


def build(findings: int, first: int = 0) -> int:
    """Fill the register with letters, numbered from ``first``; how many statements it holds."""
    from pijler import extraction
    from pijler.web.apps.documents.services import import_letter
    from pijler.web.apps.dossiers.models import Dossier
    from pijler.web.apps.register.models import Suggestion

    names = {"title_nl": "Meting", "title_en": "Measurement"}
    dossier, _ = Dossier.objects.get_or_create(slug="bench", defaults=names)
    own = vars(extraction).pop("extract", None)
    try:
        for number in range(-(-findings // PER_DOCUMENT)):
            size = min(PER_DOCUMENT, findings - number * PER_DOCUMENT)
            said = list(sentences(first + number, size))
            text = "\n\n".join([f"Letter {first + number}", *(words for _, words, _ in said)]) + "\n"
            vars(extraction)["extract"] = _extractor(said)
            place = None if first + number else dossier
            import_letter(text.encode(), f"letter-{first + number}.txt", place, "response")
    finally:
        vars(extraction).pop("extract", None)
        if own is not None:
            vars(extraction)["extract"] = own
    return Suggestion.objects.count()


def _extractor(said: list[tuple[str, str, dict[str, str]]]) -> object:
    """Stands in for extraction: finds in a built letter what was put there."""
    from pijler.extraction.model import Extraction
    from pijler.reading.document import Document

    def extract(document: Document) -> Extraction:
        statements, place = [], 0
        for number, (key, words, links) in enumerate(said):
            place = document.text.index(words, place)
            statements.append(_statement(number, key, place, place + len(words), links))
        return Extraction([], [], statements, {"bench": "0" * 64})

    return extract


def _statement(number: int, key: str, start: int, end: int, links: dict[str, str]) -> object:
    from pijler.extraction.model import Cue, Deadline, Link, Measure, Phrase, Statement
    from pijler.kernel.dates import DateInterval

    kind = {"f": "finding", "a": "position", "c": "commitment", "d": "action"}[key[0]]
    statement = Statement(key, kind, ((start, end),), "bench", [Cue(start, start + 3, "ACTOR")])  # type: ignore[arg-type]
    statement.pillar = number % 3 + 1
    statement.principles = [(number % 31 + 1, "a word of it")]
    statement.links = [Link(to, relation, "built so") for to, relation in links.items()]  # type: ignore[arg-type]
    if kind == "finding":
        statement.source, statement.sub, statement.polarity = "the institute", "finding", "neg"
    elif kind == "position":
        statement.coarse = statement.stance = ("accept", "partly", "reject", "note")[number % 4]
    else:
        statement.actor = Phrase((), BODIES[number % len(BODIES)])
    if kind == "commitment" and number % 3:
        statement.deadline = Deadline((), DateInterval(None, date(2027, 12, 31)))
        statement.measure = Measure((), "50", "%") if number % 2 else None
    return statement


def timings(rounds: int) -> list[Timing]:
    """Server time of each view, templates included, after one round to warm up. Django must be set up."""
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    found: list[Timing] = []
    for view, query in VIEWS.items():
        address = f"/nl/ledger/{query}"
        status = client.get(address).status_code
        if status != 200:
            raise RuntimeError(f"{address} answered {status}")
        total, queries = _rows_and_queries(query)
        pairs = [_time(client, address) for _ in range(rounds)]
        cpu = statistics.median(cpu for _, cpu in pairs)
        times = sorted(wall for wall, _ in pairs)
        found.append(Timing(view, cpu, statistics.median(times), times[int(0.95 * (rounds - 1))], queries, total))
    return found


def _rows_and_queries(query: str) -> tuple[int, int]:
    from django.db import connection
    from django.http import QueryDict
    from django.test.utils import CaptureQueriesContext

    from pijler.web.apps.ledger.filters import Filters
    from pijler.web.apps.ledger.queries import ledger_page

    with CaptureQueriesContext(connection) as captured:
        page = ledger_page(Filters.read(QueryDict(query.lstrip("?"))))
    return page.total, len(captured)


def _time(client: object, address: str) -> tuple[float, float]:
    """Milliseconds on the clock, and of processor time."""
    start, cpu = time.perf_counter(), time.process_time()
    client.get(address)  # type: ignore[attr-defined]
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - cpu)


def measure(findings: int, rounds: int = 15) -> Result:
    """Build a register of its own, once per process, and time every view of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIJLER_DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "pijler.web.conf.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection, connections

        call_command("migrate", verbosity=0)
        _refuse_other_work()
        began = time.perf_counter()
        statements = build(findings)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        seconds = time.perf_counter() - began
        views = timings(rounds)
        connections.close_all()
        return Result(connection.vendor, findings, statements, seconds, views)


def _refuse_other_work() -> None:
    from pijler.web.apps.documents.models import Source

    if Source.objects.exists():
        sys.exit("The database of DATABASE_URL holds documents: name an empty one for this measurement.")


def main(findings: int = 10_000, rounds: int = 15) -> None:
    result = measure(findings, rounds)
    print(f"{result.database}: {findings} findings, {result.statements} statements, built in {result.seconds:.1f} s")
    print(f"{'view':<20}{'rows':>7}{'cpu ms':>8}{'median ms':>11}{'p95 ms':>8}{'queries':>9}")
    for one in result.views:
        print(f"{one.view:<20}{one.total:>7}{one.cpu:>8.1f}{one.median:>11.1f}{one.p95:>8.1f}{one.queries:>9}")
    print(f"median over the views: {result.median_ms:.1f} ms")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
