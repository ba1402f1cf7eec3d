"""From counts by procedure and by unit to forms that agree, in the words and levels of the catalogue and the units of the day."""

from datetime import date, datetime

import pytest

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import HANOI
from motcua.people import queries as people
from motcua.people.builders import an_actor
from motcua.reports import commands
from motcua.reports.builders import PERIOD
from motcua.reports.queries import assembling
from motcua.reports.rules.settled import Counts, Waiting

pytestmark = pytest.mark.django_db
AT = datetime(2024, 9, 16, 9, tzinfo=HANOI)
BY = {
    "procedure": {
        "1.004363-province": Counts(received_online=5, carried_over=2, early=4, open_in_time=3, waiting=1),
        "1.008004-commune": Counts(received_otherwise=3, on_time=2, late=1),
        "9.999999-district": Counts(received_otherwise=1, open_late=1),
    },
    "unit": {
        "SNN-CCTTBVTV": Counts(received_online=5, carried_over=2, early=4, open_in_time=3, waiting=1),
        "D213": Counts(received_otherwise=4, on_time=2, late=1, open_late=1),
    },
}  # fmt: skip


def counted(axis, unit, period):
    assert (unit, period) == ("SNN", PERIOD)
    return BY[axis]


def assembled(kind, **facts):
    return assembling.assemble(kind, "SNN", PERIOD, at=AT, counted=counted, **facts)


def test_the_form_by_field_knows_the_level_and_the_field_of_each_procedure(province):
    form = assembling.form_by_field("SNN", PERIOD, counted)
    rows = {(group.total.name, line.name): line.cells for group in form.groups for line in group.lines}
    assert rows == {
        ("Cấp tỉnh", "Bảo vệ thực vật"): (7, 5, 0, 2, 4, 4, 0, 0, 3, 3, 0),
        ("Cấp huyện", "Lĩnh vực khác"): (1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1),
        ("Cấp xã", "Trồng trọt"): (3, 0, 3, 0, 3, 0, 2, 1, 0, 0, 0),
    }


def test_by_field_and_by_unit_agree_and_the_sheet_says_where_the_waiting_stand(province):
    open_ones, settled = (assembled("II.06a", waiting=waiting) for waiting in Waiting)
    assert open_ones.broken == settled.broken == ()
    assert [name for name, _ in open_ones.sheets] == ["Theo lĩnh vực", "Theo đơn vị"]
    columns = [one.facts["forms"]["Theo lĩnh vực"]["total"][2:] for one in (open_ones, settled)]
    assert (columns[0][6], columns[1][6]) == (2, 3)
    assert "cột (12)" in open_ones.sheets[0][1].layout.notes[-1]
    assert "cột (9)" in settled.sheets[0][1].layout.notes[-1]


def test_the_heading_names_who_reports_to_whom_as_they_were_called(province):
    heading = assembling.heading("SNN", PERIOD, AT)
    assert (heading.authority, heading.place) == ("UBND TỈNH BẮC GIANG", "Bắc Giang")
    assert heading.reporter == "Sở Nông nghiệp và Phát triển nông thôn tỉnh Bắc Giang"
    assert heading.receiver == "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang"


def test_every_procedure_of_the_department_stands_once_among_the_procedures(province):
    form = assembling.form_07b("SNN", date(2024, 9, 14))
    every = catalogue.current_versions(date(2024, 9, 14))
    assert form.total[3] == sum(line[3] for group in form.groups for line in group.lines)
    own = [one for one in every if one.lead_unit in people.subtree("SNN", date(2024, 9, 14))]
    below = [one for one in every if "?" in one.lead_unit or "*" in one.lead_unit]
    ours = [*own, *(one for one in below if one.field in {known.field for known in own})]
    assert form.total[3] == len(ours) > len(own)
    assert form.total[6] == len([one for one in ours if one.level == "commune"]) > 0
    branch = assembling.form_07b("SNN-CCTTBVTV", date(2024, 9, 14))
    assert {line.name for group in branch.groups for line in group.lines} >= {"Chi cục Trồng trọt và Bảo vệ thực vật"}
    assert branch.total[3] < form.total[3]


def test_what_does_not_open_with_what_the_last_report_closed_with_is_told(province, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    control = an_actor("kiemsoat", ("control", "SNN"))
    before = assembling.period_before(PERIOD)
    nothing = assembling.assemble("II.06a", "SNN", before, at=AT, counted=lambda *_: {})
    commands.make(nothing, by=control, at=AT)
    broken = assembled("II.06a").broken
    assert {(one.identity, one.found, one.expected) for one in broken} == {("6 = 11 của kỳ trước", 2, 0)}


def test_the_written_report_is_of_the_same_numbers(province):
    one = assembled("control")
    text = "\n".join(block.text for block in one.document.blocks if hasattr(block, "text"))
    assert "Tổng số hồ sơ tiếp nhận: 11 hồ sơ" in text
    assert one.document.sign == "BC-SNN"
    assert one.facts["forms"] == assembled("II.06a").facts["forms"]


def test_there_is_no_other_kind(province):
    with pytest.raises(KeyError):
        assembled("II.99")
