"""Paths along the chain, so that the ledger finds what hangs on what in one step."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Exists, OuterRef

from pijler.web.apps.register.models import Link, Path, Suggestion

BATCH = 500


def record_paths(document_ids: Sequence[int]) -> None:
    """Make the paths of these documents anew from their links. Links never leave the documents given."""
    Path.objects.filter(descendant__document__in=document_ids).delete()
    links = Link.objects.filter(source__document__in=document_ids).exclude(relation="cites").exclude(state="rejected")
    links = links.exclude(source__state="rejected").exclude(target__state="rejected")
    parents: dict[int, list[int]] = defaultdict(list)
    for source, target in links.values_list("source_id", "target_id"):
        parents[source].append(target)
    rows = (Path(ancestor_id=above, descendant_id=pk) for pk in list(parents) for above in ancestors(pk, parents))
    Path.objects.bulk_create(rows, batch_size=BATCH)
    up, down = Path.objects.filter(descendant=OuterRef("pk")), Path.objects.filter(ancestor=OuterRef("pk"))
    Suggestion.objects.filter(document__in=document_ids).update(hangs=Exists(up), carries=Exists(down))


def ancestors(start: int, parents: Mapping[int, Sequence[int]]) -> set[int]:
    """All that ``start`` hangs on, near or far; never itself."""
    found: set[int] = set()
    todo = list(parents.get(start, ()))
    while todo:
        pk = todo.pop()
        if pk not in found:
            found.add(pk)
            todo.extend(parents.get(pk, ()))
    return found - {start}
