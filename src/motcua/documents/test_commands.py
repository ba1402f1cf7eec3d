import hashlib
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.storage import InMemoryStorage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from motcua.documents import commands, events, queries, rules
from motcua.documents.builders import AT, CITIZEN, SOMEBODY_ELSE, a_kept_file, a_pdf, a_png
from motcua.documents.commands import Swept, attach
from motcua.documents.models import File
from motcua.documents.storage import received
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db
DOSSIER, OTHER_DOSSIER = "dossier:1", "dossier:2"
WEEK = timedelta(days=7)
MEMORY = "django.core.files.storage.InMemoryStorage"


class LateStorage(InMemoryStorage):
    """An object store that learns late what another server saved: it first says no."""

    asked = False

    def exists(self, name):
        first, self.asked = not self.asked, True
        return not first and super().exists(name)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    location = tmp_path / "documents"
    disk = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": location}}
    settings.STORAGES = settings.STORAGES | {"documents": disk}
    return location


def in_threads(action, arguments):
    def one(argument):
        try:
            return action(argument)
        except Refusal as no:
            return no.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(one, arguments))


def contents(store):
    return sorted(path.name for path in store.rglob("*") if path.is_file())


def test_keep_puts_the_content_in_the_store_and_its_facts_in_a_row(store):
    upload = SimpleUploadedFile("C:/đơn.docx", a_pdf(locked=True), "text/html")

    kept = commands.keep(upload, name="C:/đơn.docx", by=CITIZEN, at=AT)

    file = queries.file(kept.id)
    sha256 = hashlib.sha256(a_pdf(locked=True)).hexdigest()
    assert (file.sha256, file.size) == (sha256, len(a_pdf(locked=True)))
    assert (file.name, file.media_type, file.warnings) == ("đơn.pdf", "application/pdf", ["locked"])
    assert (file.kept_at, file.kept_by, file.subject, file.attached_at) == (AT, CITIZEN.id, None, None)
    assert file.id.version == 7
    assert contents(store) == [sha256]
    assert (store / rules.place(sha256)).read_bytes() == a_pdf(locked=True)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal("file-empty")),
        (b"MZ\x90\x00" + bytes(100), Refusal("file-type-refused", found="exe")),
        (a_png() + bytes(5000), Refusal("file-too-large", limit=5000)),
    ],
)
def test_what_is_refused_leaves_no_row_and_no_content(content, refusal, store):
    with pytest.raises(Refusal) as no:
        commands.keep(io.BytesIO(content), name="đơn.pdf", by=CITIZEN, at=AT, limit=5000)

    assert no.value == refusal
    assert not File.objects.exists()
    assert contents(store) == []


def test_the_limit_comes_from_the_settings(settings):
    settings.DOCUMENT_LIMIT_BYTES = 10

    with pytest.raises(Refusal) as no:
        a_kept_file()

    assert no.value == Refusal("file-too-large", limit=10)


@pytest.mark.django_db(transaction=True)
def test_eight_people_keep_the_same_content_at_once_and_it_is_written_once(store):
    kept = in_threads(lambda n: a_kept_file(a_pdf(), name=f"{n}.pdf"), range(8))

    assert len({file.id for file in kept}) == File.objects.count() == 8
    assert contents(store) == [hashlib.sha256(a_pdf()).hexdigest()]


def test_any_django_storage_will_do(settings):
    settings.STORAGES = settings.STORAGES | {"documents": {"BACKEND": MEMORY}}

    first, second, other = a_kept_file(a_pdf(), subject=DOSSIER), a_kept_file(a_pdf()), a_kept_file()

    with queries.open_content(second) as content:
        assert content.read() == a_pdf()
    assert commands.sweep(at=AT + 2 * WEEK, older_than=WEEK) == Swept(receptions=0, files=2, contents=1)
    assert not storages["documents"].exists(rules.place(other.sha256))
    with queries.open_content(first) as content:
        assert content.read() == a_pdf()


def test_two_servers_that_save_the_same_content_leave_one():
    storage = LateStorage()
    sha256 = hashlib.sha256(a_pdf()).hexdigest()
    storage.save(rules.place(sha256), io.BytesIO(a_pdf()))

    with received(io.BytesIO(a_pdf()), into=storage) as content:
        commands.keeping._store(storage, {rules.place(sha256): content})

    assert storage.listdir(f"{sha256[:2]}/{sha256[2:4]}") == ([], [sha256])


def test_attach_stamps_all_files_in_one_statement_and_returns_them_in_order(django_assert_num_queries):
    a, b, c = (a_kept_file(name=f"{n}.pdf", at=AT + timedelta(seconds=s)) for s, n in enumerate("abc"))

    with django_assert_num_queries(1):
        attached = attach([c.id, a.id, c.id], subject=DOSSIER, by=CITIZEN, at=AT + WEEK)

    assert [file.name for file in attached] == ["c.pdf", "a.pdf"]
    stamps = {(file.subject, file.attached_at, file.attached_by) for file in attached}
    assert stamps == {(DOSSIER, AT + WEEK, CITIZEN.id)}
    assert list(queries.of(DOSSIER)) == [a, c]
    assert list(queries.unattached(CITIZEN)) == [b]


def test_nothing_to_attach_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert attach([], subject=DOSSIER, by=CITIZEN, at=AT) == []


def test_attaching_again_changes_nothing():
    file = a_kept_file(subject=DOSSIER)

    attach([file.id], subject=DOSSIER, by=SOMEBODY_ELSE, at=AT + WEEK)

    again = queries.file(file.id)
    assert (again.attached_at, again.attached_by) == (AT, CITIZEN.id)


def test_attach_takes_all_or_none():
    mine, hers, elsewhere = a_kept_file(), a_kept_file(by=SOMEBODY_ELSE), a_kept_file(subject=OTHER_DOSSIER)
    unknown = UUID(int=1)

    with pytest.raises(Refusal) as no:
        attach([mine.id, hers.id, elsewhere.id, unknown], subject=DOSSIER, by=CITIZEN, at=AT)

    assert no.value == Refusal("file-not-yours", files=[str(hers.id), str(elsewhere.id), str(unknown)])
    assert not queries.of(DOSSIER).exists()
    assert list(queries.of(OTHER_DOSSIER)) == [elsewhere]


@pytest.mark.parametrize("whose", [{"by": SOMEBODY_ELSE}, {"subject": OTHER_DOSSIER}])
def test_a_file_of_somebody_else_or_of_another_dossier_stays_where_it_is(whose):
    file = a_kept_file(**whose)

    with pytest.raises(Refusal) as no:
        attach([file.id], subject=DOSSIER, by=CITIZEN, at=AT)

    assert no.value == Refusal("file-not-yours", files=[str(file.id)])
    assert queries.file(file.id).subject == whose.get("subject")


@pytest.mark.django_db(transaction=True)
def test_two_dossiers_reach_for_the_same_files_and_one_gets_them_all():
    for _ in range(10):
        ids = [a_kept_file().id for _ in range(4)]
        wishes = [(DOSSIER, ids), (OTHER_DOSSIER, ids[::-1])] * 2

        got = in_threads(lambda wish: attach(wish[1], subject=wish[0], by=CITIZEN, at=AT)[0].subject, wishes)

        [subject] = set(File.objects.filter(id__in=ids).values_list("subject", flat=True))
        assert sorted(got) == [subject, subject, "file-not-yours", "file-not-yours"]


def test_every_look_is_an_event_of_the_file():
    file = a_kept_file(subject=DOSSIER)

    commands.record_look(file, by=CITIZEN, at=AT)
    commands.record_look(file, by=SOMEBODY_ELSE, at=AT, downloaded=True)

    trail = [(e.seq, e.kind, e.actor_id, e.data) for e in journal.events(f"file:{file.id}")]
    data = {"attached_to": DOSSIER, "sha256": file.sha256}
    assert trail == [(1, events.LOOKED_AT, CITIZEN.id, data), (2, events.DOWNLOADED, SOMEBODY_ELSE.id, data)]


def test_a_look_writes_only_to_the_journal():
    file = a_kept_file()

    with CaptureQueriesContext(connection) as asked:
        commands.record_look(file, by=CITIZEN, at=AT)

    writing = [q["sql"] for q in asked if not re.match(r"\s*(SELECT|SAVEPOINT|RELEASE)", q["sql"])]
    assert [sql.split()[:3] for sql in writing] == [["INSERT", "INTO", "journal_event"]]


@pytest.mark.django_db(transaction=True)
def test_looks_at_the_same_time_are_all_recorded():
    file = a_kept_file()

    in_threads(lambda _: commands.record_look(file, by=CITIZEN, at=AT), range(8))

    assert [event.seq for event in journal.events(f"file:{file.id}")] == list(range(1, 9))
    assert journal.first_break(f"file:{file.id}") is None


def test_a_sweep_takes_only_what_is_old_and_loose(store):
    old, attached, fresh = a_kept_file(), a_kept_file(subject=DOSSIER), a_kept_file(at=AT + WEEK)
    twin = a_kept_file((store / rules.place(attached.sha256)).read_bytes())  # loose, but needed

    swept = commands.sweep(at=AT + WEEK + timedelta(hours=1), older_than=WEEK)

    assert swept == Swept(receptions=0, files=2, contents=1)
    assert {queries.file(old.id), queries.file(twin.id)} == {None}
    assert contents(store) == sorted([attached.sha256, fresh.sha256])
    assert commands.sweep(at=AT + WEEK, older_than=WEEK) == Swept(0, 0, 0)


def test_a_sweep_takes_contents_that_never_got_a_row(store):
    with transaction.atomic():
        a_kept_file()
        transaction.set_rollback(True)
    assert len(contents(store)) == 1

    assert commands.sweep(at=AT, older_than=WEEK) == Swept(receptions=0, files=0, contents=1)
    assert contents(store) == []


@pytest.mark.django_db(transaction=True)
def test_a_sweep_beside_a_keep_that_has_not_committed_leaves_its_content(store):
    with transaction.atomic():
        kept = a_kept_file()
        [swept] = in_threads(lambda _: commands.sweep(at=AT, older_than=WEEK), [None])

    assert swept.contents == 0
    assert contents(store) == [kept.sha256]


@pytest.mark.django_db(transaction=True)
def test_sweeps_and_keeps_side_by_side_never_part_a_row_from_its_content(store):
    same = a_pdf()

    def keep_and_drop(n):
        for turn in range(20):
            if n == 0:
                commands.sweep(at=AT, older_than=WEEK)
            elif turn % 3:
                File.objects.filter(id=a_kept_file(same).id).delete()
            else:
                a_kept_file(same)

    in_threads(keep_and_drop, range(4))

    assert File.objects.count() == 3 * 7
    assert contents(store) == [hashlib.sha256(same).hexdigest()]


@pytest.mark.parametrize(
    ("broken", "name"),
    [
        ({"sha256": "ABC"}, "file_hash_is_sha256"),
        ({"size": 0}, "file_not_empty"),
        ({"media_type": "text/html"}, "file_kind_known"),
        ({"name": "a/b.pdf"}, "file_named"),
        ({"name": "a\nb.pdf"}, "file_named"),
        ({"name": "a\\b.pdf"}, "file_named"),
        ({"name": ""}, "file_named"),
        ({"subject": DOSSIER}, "file_attached_whole_or_not"),
        ({"attached_at": AT, "attached_by": "account:7"}, "file_attached_whole_or_not"),
    ],
)
def test_the_database_says_it_too(broken, name):
    file = a_kept_file()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        File.objects.filter(id=file.id).update(**broken)
