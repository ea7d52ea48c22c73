"""Run by test_racing.py in a process of its own: many threads bring letters in at the same moment.

Prints one JSON object: how many documents there are, how many threads were told that theirs is new, errors, and the
places in the dossier.
"""

import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

THREADS = 8


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "pijler.web.conf.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps({"same": _same_bytes(), "different": _different_letters(), "claims": _claims()}))


def _same_bytes() -> dict[str, object]:
    from pijler.web.apps.documents.models import Document
    from pijler.web.apps.documents.services import import_letter
    from pijler.web.apps.register.models import Suggestion

    data = _letters(1)
    results = _together(lambda n: import_letter(data[0], f"copy-{n}.txt"))
    return {
        "documents": Document.objects.count(),
        "statements": Suggestion.objects.count(),
        "new": sum(created for _, created in results),
        "answers": len({document.pk for document, _ in results}),
    }


def _different_letters() -> dict[str, object]:
    from pijler.web.apps.documents.services import import_letter
    from pijler.web.apps.dossiers.models import Dossier

    dossier = Dossier.objects.create(slug="race", title_nl="Race", title_en="Race")
    letters = _letters(THREADS, first=100)
    results = _together(lambda n: import_letter(letters[n], f"letter-{n}.txt", dossier, "report"))
    return {
        "new": sum(created for _, created in results),
        "places": sorted(dossier.memberships.values_list("position", flat=True)),
    }


def _claims() -> dict[str, object]:
    """As many workers as threads, three times as many jobs: each is worked off by one of them."""
    from pijler.web.apps.documents.models import Document, Job
    from pijler.web.apps.documents.queue import Upload, enqueue, work_off

    before = Document.objects.count()
    files = _letters(3 * THREADS, first=200)
    enqueue([Upload(f"{n}.txt", len(data), data) for n, data in enumerate(files)])
    done = _together(lambda n: work_off(f"worker-{n}"))
    return {
        "done": sum(int(str(count)) for count in done),
        "documents": Document.objects.count() - before,
        "attempts": sorted(set(Job.objects.values_list("state", "attempts"))),
    }


def _letters(count: int, first: int = 0) -> list[bytes]:
    """Letters of which the extraction of this process knows what stands in them."""
    from pijler import extraction
    from tests.web.letters import Scripted, answer, finding

    script = Scripted()
    vars(extraction)["extract"] = script.extract
    said = [finding("f1", "It is bad."), answer("a1", "We agree.", "f1")]
    return [script.text(*said, heading=f"Letter number {first + n}") for n in range(count)]


def _together(work: Callable[[int], object]) -> list[object]:
    from django.db import connection

    barrier = Barrier(THREADS)

    def run(n: int) -> object:
        barrier.wait()
        try:
            return work(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


if __name__ == "__main__":
    main()
