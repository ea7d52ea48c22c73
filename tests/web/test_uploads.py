"""Several files at once: each is a job of its own, worked off in the background, and nothing is half imported."""

import re
import sys
from datetime import timedelta
from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from pijler.kernel.errors import WrongUse
from pijler.web.apps.documents import intake, queue, services, worker
from pijler.web.apps.documents.models import Document, Job, Source
from pijler.web.apps.documents.progress import pace, progress_of
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.register.models import Suggestion
from tests.web.letters import Scripted, a_dossier, finding, promise

pytestmark = pytest.mark.django_db

PAGE = b"<html><title>A page</title><h1>Remedy</h1><p>The committee concludes that victims seldom win.</p></html>"


def send(client: Client, *files: tuple[str, bytes], **fields: str) -> HttpResponse:
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/en/upload/", {"file": sent, **fields})  # type: ignore[return-value]


def batch_of(response: HttpResponse) -> str:
    assert response.status_code == 302
    return response["Location"].rstrip("/").rsplit("/", 1)[1]


def letters(scripted: Scripted, count: int) -> list[tuple[str, bytes]]:
    return [
        (f"{n}.txt", scripted.text(finding("f1", "It is bad."), heading=f"Letter {n} of the year"))
        for n in range(count)
    ]


def test_several_files_wait_in_a_queue_and_are_read_in_order(client: Client, scripted: Scripted) -> None:
    response = send(client, *letters(scripted, 3), new_dossier="Plan of 2024", role="plan")
    assert Document.objects.count() == 0
    assert queue.work_off("w") == 3
    dossier = Dossier.objects.get()
    assert (dossier.slug, dossier.title_nl) == ("plan-of-2024", "Plan of 2024")
    rows = dossier.memberships.values_list("document__title", "role", "position")
    assert list(rows) == [(f"Letter {n} of the year", "plan", n + 1) for n in range(3)]
    page = client.get(response["Location"]).content.decode()
    assert "Ready: 3 of 3 were read." in page
    assert "hx-get" not in page
    assert dossier.get_absolute_url().removeprefix("/en") in page


def test_one_short_text_is_read_at_once(client: Client, scripted: Scripted) -> None:
    response = send(client, *letters(scripted, 1), new_dossier="New")
    assert response["Location"] == f"/en/documents/{Document.objects.get().sha12}/"
    assert Dossier.objects.get().memberships.count() == 1
    assert Job.objects.count() == 0


def test_one_file_of_another_format_waits_and_leads_to_its_reader_once_read(client: Client, scripted: Scripted) -> None:
    response = send(client, ("page.html", PAGE))
    waiting = client.get(response["Location"])
    assert "hx-get" in waiting.content.decode()
    assert "no-cache" in waiting["Cache-Control"]
    queue.work_off("w")
    reader = f"/en/documents/{Document.objects.get().sha12}/"
    assert client.get(response["Location"])["Location"] == reader
    assert client.get(response["Location"], headers={"hx-request": "true"})["HX-Redirect"] == reader
    assert "victims seldom win" in client.get(reader).content.decode()


def test_a_bad_file_stops_no_other_and_leaves_nothing_but_its_reason(client: Client, scripted: Scripted) -> None:
    files = [
        ("torn.txt", b"\x00\x01" * 40),
        *letters(scripted, 1),
        ("empty.txt", b""),
        ("cut.pdf", b"%PDF-1.7 cut off"),
    ]
    response = send(client, *files)
    queue.work_off("w")
    assert Source.objects.count() == 1
    states = list(Job.objects.values_list("name", "state", "data"))
    assert states == [(name, "failed" if name != "0.txt" else "done", None) for name, _ in files]
    page = client.get(response["Location"]).content.decode()
    assert "Ready: 1 of 4 was read." in page
    assert page.count("What you can do") == 3
    for job in Job.objects.filter(state="failed"):
        assert all((job.code, job.what, job.where, job.why, job.todo)), job


def test_a_file_that_is_too_large_is_a_job_that_failed(
    client: Client, scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MAX_FILE_BYTES", 100)
    send(client, *letters(scripted, 1), ("large.html", PAGE * 2))
    job = Job.objects.get(name="large.html")
    assert (job.state, job.data, job.code) == ("failed", None, "input-too-large")


def test_too_many_files_are_refused_with_the_number(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    response = send(client, *[(f"{n}.txt", b"x") for n in range(51)], new_dossier="New")
    assert response.status_code == 422
    assert "at most 50" in response.content.decode()
    assert (Job.objects.count(), Dossier.objects.count()) == (0, 0)


def test_a_dossier_is_chosen_or_new_but_not_both(client: Client, scripted: Scripted) -> None:
    a_dossier()
    response = send(client, *letters(scripted, 1), dossier="test-land", new_dossier="Other")
    assert response.status_code == 422
    page = response.content.decode()
    assert "not both" in page
    assert 'value="Other"' in page  # what was typed is not lost


@pytest.mark.parametrize("written", ["Brief %22NAP%22.txt", r"Brief \"NAP\".txt"], ids=["browser", "curl"])
def test_a_file_name_with_quotation_marks_stays_as_it_is(client: Client, scripted: Scripted, written: str) -> None:
    head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{written}"\r\n\r\n'
    body = head.encode() + letters(scripted, 1)[0][1] + b"\r\n--edge--\r\n"
    response = client.post("/en/upload/", body, content_type="multipart/form-data; boundary=edge")
    assert response.status_code == 302
    document = Document.objects.get()
    assert document.source.name == 'Brief "NAP".txt'
    sent = client.get(f"/en/documents/{document.sha12}/source")
    assert sent.headers["Content-Disposition"] == r'attachment; filename="Brief \"NAP\".txt"'


def test_a_text_in_another_language_is_told_that_nothing_was_sought(client: Client, scripted: Scripted) -> None:
    words = "Le gouvernement publiera un plan avant la fin de cette année. Il est nécessaire de protéger les victimes."
    shown = client.get(str(send(client, ("lettre.txt", words.encode())).headers["Location"])).content.decode()
    assert "in other languages nothing is sought" in shown


def test_names_of_new_dossiers_get_addresses_of_their_own(client: Client, scripted: Scripted) -> None:
    for letter, name in zip(letters(scripted, 2), ("Één plan!", "Een plan"), strict=True):
        send(client, letter, new_dossier=name)
    send(client, *letters(scripted, 3)[2:], new_dossier="日本")
    assert sorted(Dossier.objects.values_list("slug", flat=True)) == ["dossier", "een-plan", "een-plan-2"]


def test_a_second_dossier_of_the_same_name_is_refused_and_the_first_offered(client: Client, scripted: Scripted) -> None:
    one, two = letters(scripted, 2)
    send(client, one, new_dossier="Plan of 2024")
    response = send(client, two, new_dossier="  plan OF 2024")
    assert response.status_code == 422
    page = response.content.decode()
    assert "There is a dossier “Plan of 2024” already." in page
    assert '<option value="plan-of-2024" selected>' in page
    assert (Dossier.objects.count(), Document.objects.count()) == (1, 1)


def test_nothing_comes_of_a_letter_that_cannot_be_read_not_even_its_dossier(client: Client, scripted: Scripted) -> None:
    assert send(client, ("bad.txt", b"\x00" * 50), new_dossier="New").status_code == 422
    assert Dossier.objects.count() == 0


def test_the_same_bytes_twice_in_one_upload_are_one_document(client: Client, scripted: Scripted) -> None:
    [(_, data)] = letters(scripted, 1)
    response = send(client, ("a.txt", data), ("b.txt", data))
    queue.work_off("w")
    assert Document.objects.count() == 1
    assert list(Job.objects.values_list("is_new", flat=True)) == [True, False]
    assert "was here already" in client.get(response["Location"]).content.decode()


def test_two_workers_never_take_the_same_job(client: Client, scripted: Scripted) -> None:
    send(client, *letters(scripted, 2))
    first, second, third = (queue.claim(name) for name in ("a", "b", "c"))
    assert first and second
    assert (first.position, second.position, third) == (1, 2, None)


def test_a_claim_that_ran_out_goes_to_the_next_worker_and_the_first_writes_nothing(
    client: Client, scripted: Scripted
) -> None:
    """The first worker was only slow: when it is done at last, its document is not written a second time."""
    send(client, *letters(scripted, 2))
    slow = queue.claim("slow")
    assert slow
    assert queue.renew(slow)
    Job.objects.filter(pk=slow.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
    next_one = queue.claim("quick")
    assert next_one and next_one.pk == slow.pk
    assert not queue.renew(slow)
    queue.work(slow)
    assert Document.objects.count() == 0
    queue.work(next_one)
    assert Document.objects.count() == 1


def test_a_worker_that_stops_puts_its_job_back(client: Client, scripted: Scripted) -> None:
    send(client, *letters(scripted, 2))
    job = queue.claim("w")
    assert job
    queue.release(job)
    again = queue.claim("v")
    assert again and (again.pk, again.attempts) == (job.pk, 1)


def test_a_file_at_which_every_worker_dies_is_given_up(client: Client, scripted: Scripted) -> None:
    send(client, *letters(scripted, 2))
    for _ in range(queue.MOST_ATTEMPTS):
        job = queue.claim("dies")
        assert job
        Job.objects.filter(pk=job.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
    queue.work_off("w")
    assert list(Job.objects.values_list("state", "code")) == [("failed", "interrupted-often"), ("done", "")]


def test_a_fault_of_ours_ends_the_job_and_says_so(client: Client, scripted: Scripted) -> None:
    send(client, *letters(scripted, 2))
    job = queue.claim("w")
    assert job
    queue.give_up(job, KeyError("x"))
    job.refresh_from_db()
    assert (job.state, job.code, job.data) == ("failed", "internal", None)


@pytest.mark.parametrize(("stops", "most", "state"), [(False, -1.0, "failed"), (True, 900.0, "queued")])
def test_a_job_that_hangs_is_given_up_and_one_whose_worker_stops_goes_back(
    client: Client, scripted: Scripted, monkeypatch: pytest.MonkeyPatch, stops: bool, most: float, state: str
) -> None:
    """Both end the worker's process: its other thread may never come back."""
    send(client, *letters(scripted, 2))
    job = queue.claim("w")
    assert job
    stop = Event()
    if stops:
        stop.set()
    monkeypatch.setattr(worker, "MOST_SECONDS", most)
    monkeypatch.setattr(worker, "_leave", sys.exit)
    with pytest.raises(SystemExit):
        worker._keep(job, Event(), stop)
    job.refresh_from_db()
    assert job.state == state


def test_what_became_of_an_upload_is_forgotten_after_a_week(client: Client, scripted: Scripted) -> None:
    batch = batch_of(send(client, *letters(scripted, 2)))
    queue.work_off("w")
    Job.objects.update(finished_at=timezone.now() - timedelta(days=8))
    send(client, *letters(scripted, 4)[2:])
    assert progress_of(batch) is None
    assert client.get(f"/en/uploads/{batch}/").status_code == 404
    assert Document.objects.count() == 2


def test_pace_and_time_left_follow_from_what_was_read() -> None:
    now = timezone.now()
    ago = [now - timedelta(seconds=seconds) for seconds in (60, 30, 0)]
    done = [Job(size=1000, started_at=ago[k], finished_at=ago[k + 1]) for k in (0, 1)]
    assert pace([*done, Job(size=4000)], now) == (2.0, timedelta(minutes=2))
    assert pace(done, now + timedelta(hours=1)) == (2.0, None)
    assert pace([Job(size=5)], now) == (None, None)


@pytest.mark.parametrize(
    ("states", "seconds", "is_told"),
    [
        ([Job.DONE], 0.01, False),
        ([Job.DONE, Job.FAILED], 4.9, False),
        ([Job.DONE] * 3, 0.6, True),
        ([Job.DONE], 5, True),
        ([Job.FAILED] * 9, 30, False),
    ],
)
def test_no_pace_is_told_of_a_moment_nor_of_refusals(states: list[str], seconds: float, is_told: bool) -> None:
    now = timezone.now()
    begun = now - timedelta(seconds=seconds)
    jobs = [Job(size=10, state=state, started_at=begun, finished_at=now) for state in states]
    assert (pace(jobs, now)[0] is not None) is is_told


def test_those_who_wait_know_how_many_come_first(client: Client, scripted: Scripted) -> None:
    send(client, *letters(scripted, 2))
    response = send(client, *letters(scripted, 5)[2:])
    assert "2 files of earlier uploads come first." in client.get(response["Location"]).content.decode()


def test_a_queue_without_a_worker_says_so_after_a_while(client: Client, scripted: Scripted) -> None:
    address = send(client, *letters(scripted, 2))["Location"]
    said = "no reader is at work"
    assert said not in client.get(address).content.decode()
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    assert said in client.get(address).content.decode()
    queue.claim("w")
    assert said not in client.get(address).content.decode()


def test_the_page_of_an_upload_asks_the_database_a_few_times(
    client: Client, scripted: Scripted, django_assert_max_num_queries
) -> None:
    batch = batch_of(send(client, *letters(scripted, 6)))
    with django_assert_max_num_queries(4):
        assert progress_of(batch)
    queue.work_off("w")
    with django_assert_max_num_queries(1):
        assert progress_of(batch)


def test_an_address_that_was_never_an_upload(client: Client) -> None:
    assert client.get(f"/nl/uploads/{'x' * 22}/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
def test_progress_holds_no_script_and_all_links_lead_somewhere(
    client: Client, scripted: Scripted, language: str
) -> None:
    batch = batch_of(send(client, *letters(scripted, 2), ("bad.pdf", b"%PDF-"), new_dossier="New"))
    queue.work_off("w")
    page = client.get(f"/{language}/uploads/{batch}/").content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|http-equiv", page)
    for link in re.findall(r'href="(/(?!static)[^"#]*)', page):
        assert client.get(link).status_code == 200, link


class TestVersions:
    """A newer version takes the place of the older one; what was quoted from the older one stays as it was."""

    OLD = (finding("f1", "It is bad."), promise("c1", "The ministry will publish a guide for victims before 2025."))
    NEW = (finding("f1", "It is bad."), promise("c1", "The ministry aims to publish a guide for victims before 2026."))

    def newer(self, client: Client, old: Document, data: bytes, name: str = "new.txt") -> HttpResponse:
        return client.post(f"/en/documents/{old.sha12}/newer/", {"file": SimpleUploadedFile(name, data)})  # type: ignore[return-value]

    def test_it_takes_the_place_in_the_dossier_and_the_ledger(self, client: Client, scripted: Scripted) -> None:
        dossier = a_dossier()
        study = scripted.store(finding("f9", "Nobody helps."), dossier=dossier, role="baseline", heading="A study")
        old = scripted.store(*self.OLD, dossier=dossier, role="response")
        before = list(old.suggestions.values_list("quote", "state"))
        response = self.newer(client, old, scripted.text(*self.NEW))
        new = Document.objects.get(replaces=old)
        assert response["Location"] == f"/en/documents/{new.sha12}/moved/"
        assert list(dossier.memberships.values_list("document", "role")) == [
            (study.pk, "baseline"), (new.pk, "response"),
        ]  # fmt: skip
        assert list(old.suggestions.values_list("quote", "state")) == before
        ledger = client.get("/en/ledger/").content.decode()
        assert "before 2026" in ledger
        assert "before 2025" not in ledger
        assert "before 2025" in client.get(f"/en/ledger/?document={old.sha12}").content.decode()
        assert Suggestion.objects.filter(document=old).count() == 2

    def test_what_moved_is_shown_with_both_wordings(self, client: Client, scripted: Scripted) -> None:
        old = scripted.store(*self.OLD)
        page = client.get(self.newer(client, old, scripted.text(*self.NEW))["Location"])
        moves = page.context["moves"]
        assert [len(getattr(moves, part)) for part in ("same", "moved", "changed", "gone", "new")] == [1, 0, 1, 0, 0]
        text = page.content.decode()
        assert "<del>will</del>" in text
        assert "<ins>aims to</ins>" in text

    def test_both_versions_lead_to_each_other(self, client: Client, scripted: Scripted) -> None:
        old = scripted.store(*self.OLD)
        self.newer(client, old, scripted.text(*self.NEW))
        new = Document.objects.get(replaces=old)
        assert f"/en/documents/{new.sha12}/" in client.get(f"/en/documents/{old.sha12}/").content.decode()
        assert f"/en/documents/{old.sha12}/" in client.get(f"/en/documents/{new.sha12}/").content.decode()
        assert old.sha12 not in client.get("/en/documents/").content.decode()

    def test_another_format_waits_in_the_queue_like_any_other(self, client: Client, scripted: Scripted) -> None:
        old = scripted.store(*self.OLD)
        response = self.newer(client, old, PAGE, "page.html")
        queue.work_off("w")
        new = Document.objects.get(replaces=old)
        assert client.get(response["Location"])["Location"] == f"/en/documents/{new.sha12}/moved/"

    @pytest.mark.parametrize("case", ["itself", "replaced already", "a document of its own"])
    def test_what_cannot_be_a_newer_version_is_refused(self, client: Client, scripted: Scripted, case: str) -> None:
        old = scripted.store(*self.OLD)
        data = scripted.text(*self.NEW)
        if case == "itself":
            data = scripted.text(*self.OLD)
        elif case == "replaced already":
            self.newer(client, old, scripted.text(finding("f1", "It was bad.")))
        else:
            scripted.store(*self.NEW, dossier=a_dossier())
        response = self.newer(client, old, data)
        assert response.status_code == 422
        assert "What happened" in response.content.decode()
        assert Document.objects.filter(replaces=old).count() == (case == "replaced already")

    def test_an_older_version_gets_no_place_beside_the_newer(self, client: Client, scripted: Scripted) -> None:
        dossier = a_dossier()
        old = scripted.store(*self.OLD, dossier=dossier)
        self.newer(client, old, scripted.text(*self.NEW))
        with pytest.raises(WrongUse, match="newer version of this document"):
            scripted.store(*self.OLD, dossier=dossier)
        assert dossier.memberships.count() == 1

    def test_two_files_are_no_version(self, client: Client, scripted: Scripted) -> None:
        old = scripted.store(*self.OLD)
        files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
        assert client.post(f"/en/documents/{old.sha12}/newer/", {"file": files}).status_code == 422

    def test_only_a_newer_version_has_something_that_moved(self, client: Client, scripted: Scripted) -> None:
        assert client.get(f"/en/documents/{scripted.store(*self.OLD).sha12}/moved/").status_code == 404


class TestOrder:
    """Kind and place of each document can be set by hand, and stay when another one comes."""

    def test_it_is_set_and_kept(self, client: Client, scripted: Scripted) -> None:
        dossier = a_dossier()
        one, two = (
            scripted.store(finding("f1", "It is bad."), dossier=dossier, role="report", heading=f"Report {n}")
            for n in "12"
        )
        fields = {f"place-{one.sha12}": "2", f"place-{two.sha12}": "1", f"role-{one.sha12}": "plan"}
        fields |= {f"role-{two.sha12}": "response"}
        assert client.post("/en/dossiers/test-land/order/", fields).status_code == 302
        assert list(dossier.memberships.values_list("document", "role")) == [(two.pk, "response"), (one.pk, "plan")]
        three = scripted.store(finding("f1", "It is bad."), dossier=dossier, role="baseline", heading="A study")
        assert list(dossier.memberships.values_list("document", flat=True)) == [three.pk, two.pk, one.pk]

    @pytest.mark.parametrize("place", ["-5", "abc", "", "0", "1000", "1.5", None])
    def test_a_place_that_is_none_is_refused_beside_its_field(
        self, client: Client, scripted: Scripted, place: str | None
    ) -> None:
        dossier = a_dossier()
        one = scripted.store(finding("f1", "It is bad."), dossier=dossier, role="report")
        fields = {f"role-{one.sha12}": "plan", "place-000000000000": "1"} | (
            {} if place is None else {f"place-{one.sha12}": place}
        )
        response = client.post("/en/dossiers/test-land/order/", fields)
        assert response.status_code == 422
        page = response.content.decode()
        assert f'id="place-error-{one.sha12}">Give a whole number from 1 to 999.' in page
        assert f'name="place-{one.sha12}" value="{place or ""}"' in page
        assert list(dossier.memberships.values_list("document", "role", "position")) == [(one.pk, "report", 1)]

    def test_a_kind_that_there_is_not_is_refused(self, client: Client, scripted: Scripted) -> None:
        dossier = a_dossier()
        one = scripted.store(finding("f1", "It is bad."), dossier=dossier, role="report")
        fields = {f"place-{one.sha12}": "1", f"role-{one.sha12}": "boss"}
        response = client.post("/en/dossiers/test-land/order/", fields)
        assert f'id="role-error-{one.sha12}"' in response.content.decode()
        assert list(dossier.memberships.values_list("role", flat=True)) == ["report"]

    def test_a_dossier_that_is_not_there(self, client: Client) -> None:
        assert client.get("/en/dossiers/nowhere/order/").status_code == 404


def test_the_text_of_other_formats_is_proven_by_its_hash(client: Client, scripted: Scripted) -> None:
    document, _ = services.import_letter(PAGE, "page.html")
    assert len(document.text_sha) == 64
    address = f"/en/documents/{document.sha12}/"
    assert client.get(address).status_code == 200
    from pijler.web.apps.documents.texts import verified_texts

    sha256 = document.source.sha256
    assert verified_texts.get([sha256])[sha256] == document.text
    verified_texts.clear()
    Document.objects.update(text=document.text.replace("seldom", "always"))
    assert verified_texts.get([sha256])[sha256] == ""


def test_files_are_counted_by_their_content_and_not_by_their_name() -> None:
    assert services.most_bytes(b"Dear members", "letter.txt") == services.MAX_BYTES
    assert services.most_bytes(b"%PDF-1.7", "letter.txt") == services.MAX_FILE_BYTES
    assert intake.Destination().made() is None
