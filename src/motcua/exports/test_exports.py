"""Who asks, who gets, what breaks off and what is removed."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.storage import storages
from django.db import connection, connections

from motcua.documents.rules import place
from motcua.dossiers import builders
from motcua.dossiers.builders import BRANCH
from motcua.exports import commands, queries
from motcua.exports.builders import an_export, made
from motcua.exports.commands import making
from motcua.exports.models import Export
from motcua.exports.queries.lists import KINDS, figures, told_apart
from motcua.exports.rules import MOST_TRIES, MOST_WAITING, Asked, State
from motcua.indicators import commands as indicators
from motcua.indicators.rules import Period, Scope
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people
from motcua.people import commands as people_commands
from motcua.people.models import Account, Post
from motcua.people.queries import actor

LATER = builders.MONDAY + timedelta(days=60)


@pytest.fixture
def store(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "exports": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path / "exports"}}
    }
    settings.VAR = tmp_path
    return tmp_path / "exports"


@pytest.fixture
def office(transactional_db, province, store):
    """Three dossiers of one branch: two settled, one open."""
    office = builders.an_office()
    for until in ("deliver", "deliver", "transfer"):
        builders.a_dossier(office, until=until)
    indicators.rebuild()
    return office


def rows_of(export):
    with queries.open_content(export) as content:
        lines = list(csv.reader(StringIO(content.read().decode("utf-8-sig"))))
    gap = lines.index([])
    return dict(pair for pair in lines[1:gap]), lines[gap + 1], lines[gap + 2 :]


def test_a_list_is_made_as_long_as_its_number_and_says_what_it_is(office):
    export = an_export(above(), LATER, unit="SNN")
    assert (export.state, export.told, export.name) == (State.ASKED, 3, "w02-ho-so-tiep-nhan_2024.csv")
    export = made(export, LATER)
    assert (export.state, export.rows, export.tries) == (State.MADE, 3, 1)
    about, heads, rows = rows_of(export)
    assert about["Số dòng"] == "3" and about["Kỳ"] == "Năm 2024" and about["Người lập"] == "Nguyễn Văn An"
    assert "Sở Nông nghiệp" in about["Đơn vị giải quyết"] and about["Như đã biết đến hết ngày"] == f"{LATER:%d/%m/%Y}"
    assert heads[0] == "Mã hồ sơ" and len(rows) == 3 and all(len(row) == len(heads) for row in rows)
    assert [row[heads.index("Kết quả")] for row in rows].count("đang giải quyết") == 1
    assert not any("Trần Thị Bình" in cell for row in rows for cell in row), "no person is named"
    trail = [(one.kind, one.actor_id) for one in journal.trail(export.subject)]
    assert trail == [("export.asked", above().id), ("export.finished", "system:exports")]


def test_who_takes_it_away_is_written_down(office):
    export = made(an_export(office.leader, LATER, unit=BRANCH), LATER)
    commands.record_taking(export, by=office.leader, at=LATER)
    commands.record_taking(export, by=office.leader, at=LATER)
    last = journal.trail(export.subject)[-1]
    assert (last.kind, last.seq, last.actor_id) == ("export.taken", 4, office.leader.id)
    assert last.data == {"rows": 3, "sha256": export.sha256}


def test_nobody_takes_away_what_they_do_not_oversee(office):
    for by in (office.colleague, office.officer, office.intake, office.citizen, office.stranger):
        with pytest.raises(Refusal) as no:
            an_export(by, LATER, unit=BRANCH)
        assert no.value.code == "export-not-yours", by.name
    everything = Asked(Scope(), Period.read("2024"), LATER)
    with pytest.raises(Refusal):  # of all there is: nobody's
        commands.ask("figures", figures.data(["W02"], everything), "csv", by=office.leader, at=LATER)
    assert not Export.objects.exists()


def test_anothers_does_not_exist(office):
    export = made(an_export(office.leader, LATER, unit=BRANCH), LATER)
    assert queries.one(export.pk, office.leader, LATER) == export
    above = people.an_actor("giamdoc", ("leader", "SNN"))
    for other in (office.colleague, office.officer, above):
        assert queries.one(export.pk, other, LATER) is None
        assert export not in queries.own(other)


def test_who_lost_the_post_gets_nothing(office):
    kept = made(an_export(office.leader, LATER, unit=BRANCH), LATER)
    waiting = an_export(office.leader, LATER, unit=BRANCH)
    account = Account.objects.get(pk=int(office.leader.id.partition(":")[2]))
    then = LATER + timedelta(days=1)
    for post in Post.objects.filter(account=account):
        people_commands.end_post(post.pk, on=LATER.date(), by=SYSTEM, at=LATER)
    now = actor(account, then)
    assert queries.one(kept.pk, now, then) is None
    waiting = made(waiting, then)
    assert (waiting.state, waiting.why, waiting.sha256) == (State.FAILED, "export-not-yours", "")
    with pytest.raises(FileNotFoundError):
        queries.open_content(waiting)
    assert journal.trail(waiting.subject)[-1].kind == "export.failed"


def test_one_person_does_not_fill_the_queue(office):
    for _ in range(MOST_WAITING):
        an_export(office.leader, LATER, unit=BRANCH)
    with pytest.raises(Refusal) as no:
        an_export(office.leader, LATER, unit=BRANCH)
    assert no.value == Refusal("exports-waiting", most=MOST_WAITING)
    made(Export.objects.first(), LATER)
    assert set(Export.objects.values_list("state", flat=True)) == {State.MADE}
    assert an_export(office.leader, LATER, unit=BRANCH).state == State.ASKED


def test_what_broke_off_is_made_again_from_the_beginning_and_no_half_is_offered(office, store, monkeypatch):
    export = an_export(office.leader, LATER, unit=BRANCH)

    def breaks(rows, pk):
        yield next(rows)
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(making, "_watched", breaks)
        with pytest.raises(RuntimeError):
            commands.make_next(at=LATER)
    export.refresh_from_db()
    assert (export.state, export.tries, export.sha256) == (State.MAKING, 1, "")
    with pytest.raises(FileNotFoundError):
        queries.open_content(export)
    export = made(export, LATER)
    assert (export.state, export.tries, len(rows_of(export)[2])) == (State.MADE, 2, 3)


def test_what_breaks_off_every_time_is_given_up(office, monkeypatch):
    export = an_export(office.leader, LATER, unit=BRANCH)
    monkeypatch.setattr(making, "_watched", lambda rows, pk: 1 / 0)
    for _ in range(MOST_TRIES):
        with pytest.raises(ZeroDivisionError):
            commands.make_next(at=LATER)
    assert made(export, LATER).why == "export-broken"


def test_one_maker_at_a_time_and_a_dead_one_leaves_it_to_the_next(office):
    export = an_export(office.leader, LATER, unit=BRANCH)
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [making._MAKER])
        assert commands.make_next(at=LATER) is None
        assert Export.objects.get().state == State.ASKED
    finally:
        other.close()  # as the worker's connection is when the worker dies
    wait_until_free()
    assert made(export, LATER).state == State.MADE


def wait_until_free():
    """The server notices that a connection is gone when it next looks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s), pg_advisory_unlock(%s)", [making._MAKER, making._MAKER])


def test_files_are_removed_after_their_days_and_who_took_them_stays(office, settings, store):
    settings.EXPORT_STAYS_DAYS = 3
    old = made(an_export(office.leader, LATER, unit=BRANCH), LATER)
    young = made(an_export(office.leader, LATER, unit=BRANCH), LATER + timedelta(days=1))
    left = store / "ab" / "cd" / ("abcd" + "0" * 60)
    left.parent.mkdir(parents=True)
    left.write_bytes(b"of a maker that died")
    assert commands.clear(at=old.until) == 1
    old.refresh_from_db()
    assert old.state == State.REMOVED and not left.exists()
    assert not storages["exports"].exists(place(old.sha256)) and storages["exports"].exists(place(young.sha256))
    assert [one.kind for one in journal.trail(old.subject)] == ["export.asked", "export.finished", "export.removed"]
    assert commands.clear(at=old.until) == 0


def test_tables_of_numbers(office):
    asked = Asked(Scope(unit="SNN"), Period.read("2024"), LATER)
    for axis in ("unit", "field", "procedure", "officer", "channel", "desk"):
        export = commands.ask("told-apart", told_apart.data("Q05", axis, asked), "csv", by=above(), at=LATER)
        _, heads, rows = rows_of(made(export, LATER))
        assert heads[-4:] == ["Được tính", "Trên", "Không tính", "Tỷ lệ (%)"]
        assert sum(int(row[-3]) for row in rows) == 2, axis
        assert {row[-1] for row in rows} <= {"100.00", ""}
    export = commands.ask("figures", figures.data(["W02", "Q05", "Q06"], asked), "csv", by=above(), at=LATER)
    _, heads, rows = rows_of(made(export, LATER))
    assert len(rows) == 9 == export.told
    q05 = dict(zip(heads, rows[3], strict=True))
    assert (q05["Mã"], q05["Được tính"], q05["Trên"], q05["Tỷ lệ (%)"]) == ("Q05", "2", "2", "100.00")


def above():
    found = Account.objects.filter(username="giamdoc").first()
    return actor(found, LATER) if found else people.an_actor("giamdoc", ("leader", "SNN"))


def test_what_is_no_number_is_not_written_down():
    asked = Asked(Scope(unit="SNN"), Period.read("2024"), LATER)
    for wrong in (lambda: told_apart.data("Q99", "unit", asked), lambda: told_apart.data("Q05", "size", asked),
                  lambda: figures.data(["Q99"], asked)):  # fmt: skip
        with pytest.raises(KeyError):
            wrong()


def test_what_is_asked_is_read_back():
    for known in (None, LATER):
        asked = Asked(Scope(unit="SNN", officer=7), Period.read("2024-Q3"), LATER, known)
        assert Asked.of(asked.data) == asked
    assert all(kind.title and kind.table for kind in KINDS.values())
