import csv
from datetime import date
from pathlib import Path

import pytest

from motcua.catalogue import queries
from motcua.catalogue.queries import finding
from motcua.catalogue.queries.situations import written

DAY = date(2025, 3, 3)


@pytest.mark.django_db
def test_every_situation_leads_to_procedures_in_force(province):
    found = queries.situations(DAY)
    assert len(found) == len(written()) >= 12
    assert all(1 <= len(one.procedures) <= 6 for one in found)
    shop = queries.situation("mo-cua-hang-thuoc-bao-ve-thuc-vat", DAY)
    assert shop.procedures[0].code == "1.004363"
    assert queries.situation("di-len-mat-trang", DAY) is None


def test_every_procedure_named_is_one_we_have():
    with (Path(finding.DATA) / "procedures.csv").open(encoding="utf-8-sig") as file:
        ours = {f"{row['code'] or row['internal_code']}-{row['level']}" for row in csv.DictReader(file)}
    assert {key for row in written() for key in row["procedures"]} - ours == set()


def test_each_is_named_once():
    rows = written()
    assert len({row["key"] for row in rows}) == len({row["name"] for row in rows}) == len(rows)
