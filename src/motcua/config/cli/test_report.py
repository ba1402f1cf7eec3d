import io
import json
from datetime import datetime

import openpyxl
import pytest
from django.utils import timezone

from motcua.config import cli
from motcua.kernel.moments import HANOI

pytestmark = pytest.mark.django_db
AT = datetime(2024, 9, 16, 9, tzinfo=HANOI)


@pytest.fixture
def ask(province, settings, monkeypatch, capsys):
    settings.DEMO_OFFSET_SECONDS = (AT - timezone.now()).total_seconds()
    monkeypatch.setattr(cli, "_wire", lambda words: None)
    monkeypatch.setattr(cli, "_refuse_unmigrated", lambda: None)

    def asked(*words):
        status = cli.main(["report", *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


@pytest.mark.parametrize(
    ("form", "ending", "start"),
    [
        ("II.06a", "xlsx", b"PK"), ("II.06a", "pdf", b"%PDF"),
        ("control", "docx", b"PK"), ("II.07b", "docx", b"PK"), ("II.07b", "pdf", b"%PDF"),
        ("II.05", "xlsx", b"PK"), ("mau-06", "docx", b"PK"), ("danh-sach-qua-han", "xlsx", b"PK"), ("kiem-tra", "pdf", b"%PDF"),
        ("minh-chung", "zip", b"PK"), ("cham-muon", "pdf", b"%PDF"), ("ban-giao", "pdf", b"%PDF"),
    ],
)  # fmt: skip
def test_a_report_is_written_as_what_its_file_is_called(ask, tmp_path, form, ending, start):
    out = tmp_path / f"bao-cao.{ending}"
    status, said, _ = ask(form, "--period", "2024-Q3", "--unit", "SNN", "--out", out)
    assert (status, str(out) in said) == (0, True)
    assert out.read_bytes().startswith(start)


def test_as_json_it_tells_the_totals_and_what_is_broken(ask, tmp_path):
    status, said, _ = ask("II.07b", "--period", "2024-Q3", "--out", tmp_path / "a.xlsx", "--json")
    told = json.loads(said)
    assert (status, told["period"], told["broken"]) == (0, "2024-Q3", [])
    (page,) = openpyxl.load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes()))
    assert told["total"][0] in {cell.value for row in page.iter_rows() for cell in row}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["II.99", "--period", "2024-Q3", "--out", "a.xlsx"], "Không có biểu “II.99”; có: control, 07a-BTP"),
        (["II.06a", "--period", "2024-Q7", "--out", "a.xlsx"], "Không hiểu kỳ “2024-Q7”"),
        (["II.06a", "--period", "bao giờ", "--out", "a.xlsx"], "Không hiểu kỳ"),
        (["II.06a", "--period", "2024-Q3", "--unit", "XYZ", "--out", "a.xlsx"], "Không có đơn vị nào mang mã “XYZ”"),
        (["kiem-tra", "--period", "2024-Q3", "--out", "a.zip"], "Danh sách này ghi được thành: .xlsx, .docx, .pdf"),
        (["kiem-tra", "--period", "2024-01-01..2026-01-01", "--out", "a.pdf"], "Không hiểu kỳ"),
        (["II.07b", "--period", "2024-Q3", "--out", "a.txt"], "Báo cáo này ghi được thành: .xlsx, .docx, .pdf"),
        (["II.07b", "--period", "2024-Q3", "--out", "/khong/co/a.xlsx"], "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(ask, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    status, out, err = ask(*words)
    assert (status, out, said in err, err.count("\n")) == (2, "", True, 1)
    assert list(tmp_path.iterdir()) == []
