"""A version is kept with its values and files, never changed, approved only by who leads, and read only by whom it concerns."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.db import DatabaseError, transaction

from motcua.documents import builders as documents
from motcua.documents import queries as files
from motcua.dossiers.builders import an_office
from motcua.journal import queries as journal
from motcua.kernel.moments import HANOI, start_of
from motcua.kernel.refusals import Refusal
from motcua.people.builders import an_actor
from motcua.reports import commands, queries
from motcua.reports.builders import CUT_OFF, PERIOD, a_form_06a, assembled_06a, assembled_control
from motcua.reports.models import Report
from motcua.reports.rules.making import data_of, digest, form_of

pytestmark = pytest.mark.django_db
AT = start_of(date(2024, 9, 16)).astimezone(HANOI) + timedelta(hours=9)
LATER = AT + timedelta(hours=1)


@pytest.fixture
def people(province, tmp_path, settings):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    office = an_office()
    return {
        "control": an_actor("kiemsoat", ("control", "SNN")), "leader": an_actor("giamdoc", ("leader", "SNN")),
        "inspector": an_actor("thanhtra", ("inspector", "SNN")), "officer": office.officer, "citizen": office.citizen,
        "head": an_actor("chicuc", ("head", "SNN-CCTTBVTV")), "elsewhere": an_actor("khac", ("leader", "D215")),
    }  # fmt: skip


def refused(command, *args, **facts):
    with pytest.raises(Refusal) as no:
        command(*args, **facts)
    return no.value.code


def content(report, format):
    with files.open_content(queries.files(report)[format].file) as stream:
        return stream.read()


def test_a_version_is_kept_with_its_values_their_digest_and_three_files(people):
    one = assembled_06a()
    report = commands.make(one, by=people["control"], at=AT)
    assert (report.form, report.unit_id, report.period, report.version, report.broken) == ("II.06a", "SNN", "2024-Q3", 1, [])
    assert (report.since, report.until) == (PERIOD.since, PERIOD.until)
    assert report.digest == digest(one.facts) == digest(Report.objects.get(pk=report.pk).facts)
    assert queries.forms(Report.objects.get(pk=report.pk))["Theo lĩnh vực"] == a_form_06a()
    assert {name: content(report, name)[:4] for name in queries.files(report)} == {
        "xlsx": b"PK\x03\x04", "docx": b"PK\x03\x04", "pdf": b"%PDF",
    }  # fmt: skip
    (event,) = journal.events(report.subject)
    assert (event.kind, event.data["digest"]) == ("report.assembled", report.digest)


def test_a_form_comes_back_from_what_was_kept():
    assert form_of(data_of(a_form_06a(by="unit"))) == a_form_06a(by="unit")


def test_a_new_version_stands_beside_the_old_and_the_same_again_is_refused(people):
    first = commands.make(assembled_06a(), by=people["control"], at=AT)
    before = content(first, "xlsx")
    assert refused(commands.make, assembled_06a(), by=people["control"], at=LATER) == "report-unchanged"
    second = commands.make(assembled_06a(more=1), by=people["control"], at=LATER)
    assert [one.version for one in queries.versions(first)] == [2, 1]
    assert (second.version, content(first, "xlsx")) == (2, before)
    other_unit = commands.make(assembled_06a("SNN-CCTTBVTV"), by=people["head"], at=LATER)
    assert other_unit.version == 1


def test_what_was_kept_cannot_be_changed_and_what_was_approved_not_even_approved_again(people):
    report = commands.make(assembled_06a(), by=people["control"], at=AT)
    every = Report.objects.filter(pk=report.pk)
    for change in ({"facts": {}}, {"version": 7}, {"digest": "0"}):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            every.update(**change)
    commands.approve(report.pk, by=people["leader"], at=LATER)
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        every.update(approved_by="account:1")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        queries.files(report)["pdf"].delete()
    assert refused(commands.approve, report.pk, by=people["leader"], at=LATER) == "report-approved"


def test_only_the_newest_version_that_adds_up_is_approved(people):
    old = commands.make(assembled_06a(), by=people["control"], at=AT)
    broken = assembled_06a(more=2, before=a_form_06a())
    new = commands.make(broken, by=people["control"], at=AT)
    assert len(new.broken) == len(broken.broken) > 0
    assert {one["identity"] for one in new.broken} == {"6 = 11 của kỳ trước"}
    assert refused(commands.approve, old.pk, by=people["leader"], at=LATER) == "report-replaced"
    assert refused(commands.approve, new.pk, by=people["leader"], at=LATER) == "report-not-whole"


def test_what_was_reported_is_the_approved_version_even_when_a_newer_one_is_being_made(people):
    first = commands.make(assembled_06a(), by=people["control"], at=AT)
    commands.approve(first.pk, by=people["leader"], at=AT)
    commands.make(assembled_06a(more=1), by=people["control"], at=LATER)
    assert queries.reported("II.06a", "SNN", "2024-Q3").pk == first.pk
    assert queries.reported("II.06a", "SNN", "2024-Q2") is None


@pytest.mark.parametrize(
    ("who", "makes", "approves", "reads"),
    [
        ("control", True, False, True), ("leader", True, True, True), ("head", False, False, False),
        ("inspector", False, False, True),
        ("officer", False, False, False), ("elsewhere", False, False, False), ("citizen", False, False, False),
    ],
)  # fmt: skip
def test_who_makes_who_approves_who_reads(people, who, makes, approves, reads):
    report = commands.make(assembled_06a(), by=people["control"], at=AT)
    actor = people[who]
    assert (queries.one(report.pk, actor, AT) is not None) is reads
    if approves:
        assert commands.approve(report.pk, by=actor, at=LATER).approver == actor.name
    else:
        assert refused(commands.approve, report.pk, by=actor, at=LATER) == "not-your-duty"
    if makes:
        assert commands.make(assembled_06a(more=1), by=actor, at=LATER).version == 2
    else:
        assert refused(commands.make, assembled_06a(more=1), by=actor, at=LATER) == "not-your-duty"


def test_who_leads_a_branch_makes_its_reports_and_the_department_reads_them(people):
    report = commands.make(assembled_06a("SNN-CCTTBVTV"), by=people["head"], at=AT)
    assert queries.one(report.pk, people["leader"], AT) == report


def test_a_text_that_was_written_on_is_a_new_version_with_the_same_values(people):
    report = commands.make(assembled_control(), by=people["control"], at=AT)
    text = docx.Document(io.BytesIO(content(report, "docx")))
    text.paragraphs[0].text = "Đã sửa"
    out = io.BytesIO()
    text.save(out)
    mine = documents.a_kept_file(name="bao-cao.docx", content=out.getvalue(), by=people["control"], at=LATER)
    again = commands.rewrite(report.pk, mine.id, by=people["control"], at=LATER)
    assert (again.version, again.digest, again.follows_id) == (2, report.digest, report.pk)
    assert content(again, "docx") == out.getvalue()
    assert refused(commands.rewrite, report.pk, mine.id, by=people["control"], at=LATER) == "file-not-yours"
    assert refused(commands.rewrite, report.pk, mine.id, by=people["head"], at=LATER) == "not-your-duty"
    picture = documents.a_kept_file(name="anh.pdf", by=people["control"], at=LATER)
    assert refused(commands.rewrite, report.pk, picture.id, by=people["control"], at=LATER) == "report-not-word"


def test_the_department_owes_quarterly_and_yearly_reports_and_late_is_who_has_not_approved(people):
    owed = queries.owed(["SNN"], 2024)
    quarterly = [(one.kind.name, one.due.due) for one in owed if one.period.key == "2024-Q3"]
    assert quarterly == [(name, date(2024, 9, 20)) for name in ("II.06a", "II.07b", "control")]
    assert [one.period.key for one in owed if one.kind.name == "control"] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024"]
    assert not any(one.due.verified for one in owed)
    report = commands.make(assembled_06a(), by=people["control"], at=AT)
    (mine,) = (one for one in queries.owed(["SNN"], 2024) if (one.period.key, one.kind.name) == ("2024-Q3", "II.06a"))
    assert (mine.latest, mine.is_late(date(2024, 9, 20)), mine.is_late(date(2024, 9, 21))) == (report, False, True)
    commands.approve(report.pk, by=people["leader"], at=LATER)
    (mine,) = (one for one in queries.owed(["SNN"], 2024) if (one.period.key, one.kind.name) == ("2024-Q3", "II.06a"))
    assert not mine.is_late(date(2024, 9, 21))


def test_a_confirmed_rule_goes_before_what_the_product_came_with(people):
    facts = {"day": 18, "valid_from": date(2024, 7, 1), "source": "CV 12/VP-KSTT", "by": people["control"], "at": AT}
    commands.confirm("due.quarter.province", **facts)
    due = {one.period.key: (one.due.due.day, one.due.verified) for one in queries.owed(["SNN"], 2024) if one.kind.name == "control"}
    assert due["2024-Q3"] == (18, True)
    assert due["2024"] == (20, False)
    assert not queries.cut_off_rule(date(2024, 8, 1)).verified
    commands.confirm("cut-off", **facts | {"day": 1})
    assert (queries.cut_off(date(2024, 6, 30)), queries.cut_off(date(2024, 7, 1)).first_day) == (CUT_OFF, 1)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"day": 0}, "report-rule-day"), ({"day": 32}, "report-rule-day"), ({"source": " "}, "report-rule-source")],
)
def test_a_rule_that_cannot_be_is_refused(people, change, code):
    facts = {"day": 18, "valid_from": date(2024, 7, 1), "source": "CV 12", "by": people["control"], "at": AT} | change
    assert refused(commands.confirm, "due.quarter.province", **facts) == code
    assert refused(commands.confirm, "due.week.province", **facts | {"day": 1, "source": "x"}) == "report-rule-unknown"
    assert refused(commands.confirm, "cut-off", **facts | {"day": 29, "source": "x"}) == "report-rule-day"
    assert refused(commands.confirm, "cut-off", **facts | {"by": people["leader"]}) == "not-your-duty"
