import json
from pathlib import Path

import pytest

from motcua.config import cli
from motcua.config.cli import plan as command
from motcua.plans.models import Plan

SAMPLE = Path(command.__file__).parents[2] / "plans" / "data" / "plan-2024.txt"


def asked(capsys, *words):
    options = cli._parser().parse_args(["plan", "import", *map(str, words)])
    return command.run(options), *capsys.readouterr()


def test_what_a_plan_holds_is_printed_and_nothing_kept(capsys):
    status, out, _ = asked(capsys, SAMPLE, "--dry-run", "--json")
    found = json.loads(out)
    assert (status, len(found["tasks"]), len(found["targets"]), found["plan"]) == (0, 23, 21, None)
    assert found["tasks"][10]["deadline"] == {
        "kind": "months", "words": "Tháng 3, 6, 9, 12/2024", "last_day": None, "months": [3, 6, 9, 12], "day": None}
    early = next(one for one in found["targets"] if one["indicator"] == "Q06")
    assert (early["comparison"], early["value"], early["places"], early["due"]) == (">", "60", ["II.5", "PL III.2"], "2024-12-14")
    status, out, _ = asked(capsys, SAMPLE, "--dry-run")
    assert status == 0 and "23 nhiệm vụ" in out and "21 chỉ tiêu" in out and "Chưa lưu gì." in out


@pytest.mark.parametrize(("content", "more", "said"), [
    (b"", [], "Tệp không có nội dung"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", [], "phải là tệp Word"),
    ("Năm 2024\n\nA\tB\n1\tx\n".encode(), [], "Các cột: 1. A; 2. B"), (b"x", ["--column", "x"], "Không hiểu “x”"),
])  # fmt: skip
def test_what_can_not_be_read_is_one_sentence(capsys, tmp_path, content, more, said):
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    status, out, error = asked(capsys, file, "--dry-run", *more)
    assert status == 2 and not out and said in error and error.count("\n") == 1


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert asked(capsys, tmp_path / "x.docx", "--dry-run")[0] == 2


@pytest.mark.django_db
def test_it_is_kept_as_a_draft(capsys, province):
    status, out, _ = asked(capsys, SAMPLE, "--json")
    assert status == 0 and Plan.objects.get(pk=json.loads(out)["plan"]).tasks.count() == 23
    status, _, error = asked(capsys, SAMPLE, "--owner", "NOBODY")
    assert status == 2 and "Không có đơn vị mang mã “NOBODY”" in error and Plan.objects.count() == 1
