import argparse
import json

import pytest

from motcua.config.cli import deadline


@pytest.fixture
def ask(capsys):
    def run(*words):
        parser = argparse.ArgumentParser()
        deadline.arguments(parser)
        status = deadline.run(parser.parse_args(words))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def due(ask):
    def run(*words):
        status, out, err = ask("--json", *words)
        assert (status, err) == (0, "")
        return json.loads(out)

    return run


def test_a_term_is_answered_in_vietnamese(ask):
    status, out, _ = ask("--term", "5 working days", "--from", "2024-04-25 10:00")
    assert status == 0
    assert "Hẹn trả: 17:00 06/05/2024 (Thứ hai)" in out
    assert "· 30/04/2024  nghỉ lễ: Ngày Chiến thắng" in out
    assert "+ 06/05/2024  ngày làm việc thứ 5" in out


def test_json_gives_the_due_moment_and_every_day(due):
    answer = due("--term", "1 working day", "--from", "2026-11-23 09:00")
    assert (answer["due"], answer["original_due"]) == ("2026-11-25T17:00:00+07:00",) * 2
    assert answer["provisional"] is True
    assert answer["working"][1] == {"date": "2026-11-24", "counted": False, "reason": "nghỉ lễ: Ngày Văn hóa Việt Nam"}


@pytest.mark.parametrize(
    "moment", ["2024-04-25 10:00", "2024-04-25T10:00", "2024-04-25T03:00Z", "25/04/2024 10:00", "10:00 25/04/2024"]
)
def test_a_moment_may_be_written_in_several_ways(due, moment):
    assert due("--term", "1 hour", "--from", moment)["due"] == "2024-04-25T11:00:00+07:00"


FROM = ("--term", "5 working days", "--from", "2024-05-06 09:00")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "2024-05-13"),
        (("--pause", "2024-05-08 09:00/2024-05-08 09:00"), "2024-05-13"),
        (("--pause", "2024-05-08/2024-05-10"), "2024-05-15"),
        (("--pause", "2024-05-08/2024-05-09", "--pause", "2024-05-09/2024-05-10"), "2024-05-15"),
        (("--pause", "2024-05-08/2024-05-10", "--pause", "2024-05-08/2024-05-09"), "2024-05-15"),
        (("--restart", "2024-05-20 09:00"), "2024-05-27"),
        (("--pause", "2024-05-08/2024-05-10", "--restart", "2024-05-20 09:00"), "2024-05-27"),
        (("--restart", "2024-05-20 09:00", "--pause", "2024-05-22/2024-05-23"), "2024-05-28"),
        (("--restart", "2024-05-20 09:00", "--pause", "2024-05-20 09:00/2024-05-22"), "2024-05-28"),
        (("--restart", "2024-05-20 09:00", "--pause", "2024-05-15/2024-05-22"), "2024-05-28"),
        (("--restart", "2024-05-20 09:00", "--pause", "2024-05-15/2024-05-20 09:00"), "2024-05-27"),
        (("--restart", "2024-05-27 09:00", "--restart", "2024-05-20 09:00"), "2024-06-03"),
    ],
)
def test_pauses_and_restarts(due, words, expected):
    answer = due(*FROM, *words)
    assert answer["due"] == f"{expected}T17:00:00+07:00"
    assert answer["original_due"] == "2024-05-13T17:00:00+07:00"


@pytest.mark.parametrize(
    "words",
    [
        ("--term", "5 weeks", "--from", "2024-05-06"),
        ("--term", "5 days", "--from", "tomorrow"),
        ("--term", "5 days", "--from", "9999-12-31"),
        ("--term", "5 days", "--from", "0001-01-01T00:00+14:00"),
        ("--from", "2024-05-06"),
        ("1.004363", "--term", "5 days", "--from", "2024-05-06"),
        (*FROM, "--pause", "2024-05-08"),
        (*FROM, "--pause", "2024-05-09/2024-05-08"),
        (*FROM, "--pause", "2024-05-01/2024-05-08"),
        (*FROM, "--pause", "2024-05-08/9999-12-31T23:59-14:00"),
        (*FROM, "--restart", "2024-05-01"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_and_status_2(ask, words):
    status, out, err = ask(*words)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert err.strip().endswith(".")


@pytest.mark.django_db
def test_a_procedure_that_nobody_published_is_named(ask):
    status, _, err = ask("9.999999", "--from", "2024-04-25 10:00")
    assert (status, err) == (2, "Không có thủ tục mang mã “9.999999” được công bố vào ngày 25/04/2024.\n")
