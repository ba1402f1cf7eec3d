import csv
from datetime import datetime

import openpyxl
import pytest
from django.utils import timezone

from motcua.config import cli
from motcua.dossiers import builders
from motcua.indicators import commands as indicators
from motcua.kernel.moments import HANOI

AT = datetime(2024, 9, 16, 9, tzinfo=HANOI)


@pytest.fixture
def ask(transactional_db, province, settings, monkeypatch, capsys):
    settings.DEMO_OFFSET_SECONDS = (AT - timezone.now()).total_seconds()
    monkeypatch.setattr(cli, "_wire", lambda words: None)
    monkeypatch.setattr(cli, "_refuse_unmigrated", lambda: None)
    office = builders.an_office()
    for _ in range(3):
        builders.a_dossier(office, until="deliver")
    indicators.rebuild()

    def asked(*words):
        status = cli.main(["export", *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def test_the_list_behind_a_number_is_a_file(ask, tmp_path):
    out = tmp_path / "ho-so.csv"
    assert ask("W02", "--period", "2024", "--unit", "SNN", "--out", out)[:2] == (0, f"{out}: 3 dòng.\n")
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert sum(row[:1] != [] and row[0].startswith("H02") for row in rows) == 3
    book = tmp_path / "ho-so.xlsx"
    assert ask("Q05", "--part", "rest", "--from", "2024-01-01", "--to", "2024-12-31", "--out", book)[0] == 0
    assert openpyxl.load_workbook(book).sheetnames
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [(("Q99", "--period", "2024", "--out", "a.csv"), "Không có số nào mang mã"),
     (("W02", "--period", "2024", "--out", "a.txt"), ".xlsx"), (("W02", "--out", "a.csv"), "Hãy cho biết kỳ"),
     (("W02", "--period", "2024", "--unit", "nowhere", "--out", "a.csv"), "nowhere")],
)  # fmt: skip
def test_what_cannot_be_asked_writes_nothing(ask, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    status, _, error = ask(*words)
    assert status == 2 and said in error and list(tmp_path.iterdir()) == []
