from datetime import datetime

from motcua.deadlines.rules import ics
from motcua.kernel.moments import HANOI

DUE = datetime(2024, 5, 6, 17, tzinfo=HANOI)


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_the_moment_is_written_in_utc_between_the_right_brackets():
    lines = unfolded(ics(DUE, "Hẹn trả kết quả"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART:20240506T100000Z" in lines
    assert "SUMMARY:Hẹn trả kết quả" in lines
    for part in ("VCALENDAR", "VEVENT", "VALARM"):
        assert lines.count(f"BEGIN:{part}") == lines.count(f"END:{part}") == 1


def test_text_cannot_break_out_of_its_line():
    lines = unfolded(ics(DUE, "a; b, c\\d\r\nEND:VEVENT\x00", description="dòng 1\ndòng 2"))
    assert r"SUMMARY:a\; b\, c\\d\nEND:VEVENT" in lines
    assert r"DESCRIPTION:dòng 1\ndòng 2" in lines
    assert lines.count("END:VEVENT") == 1


def test_long_lines_are_folded_between_characters():
    title = "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật " * 4
    text = ics(DUE, title)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"SUMMARY:{title}" in unfolded(text)
    assert "\n" not in text.replace("\r\n", "")


def test_the_same_appointment_is_one_entry_and_another_is_another():
    def uid(text):
        return next(line for line in unfolded(text) if line.startswith("UID:"))

    assert ics(DUE, "Hẹn") == ics(DUE, "Hẹn")
    assert uid(ics(DUE, "Hẹn")) == uid(ics(DUE, "Hẹn", at=DUE.replace(day=1)))
    assert uid(ics(DUE, "Hẹn")) != uid(ics(DUE, "Hẹn khác")) != uid(ics(DUE.replace(day=7), "Hẹn"))
    assert "DTSTAMP:20240501T100000Z" in unfolded(ics(DUE, "Hẹn", at=DUE.replace(day=1)))
