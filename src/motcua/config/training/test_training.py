"""Training shares nothing with the real house."""

import csv
from datetime import datetime

import pytest
from django.conf import settings as real

from motcua.config import safety, training
from motcua.config.cli.training import seconds_to_midnight
from motcua.config.training import town
from motcua.kernel.moments import HANOI
from motcua.people.commands.loading import UNITS

URL = "postgresql://motcua:secret@db.example.vn:5433/motcua"


def test_nothing_leads_out_of_the_house_or_into_the_real_data(tmp_path):
    environment = {
        "DATABASE_URL": URL, "MOTCUA_PRODUCTION": "1", "MOTCUA_SMTP_HOST": "mail", "MOTCUA_SMS_URL": "https://sms", "PATH": "/bin",
        "MOTCUA_NOTICES": "smtp", "MOTCUA_SECRET_KEY": "real", "MOTCUA_S3_BUCKET": "real", "MOTCUA_HOSTS": "motcua.vn",
    }  # fmt: skip
    training.separate(environment, tmp_path)
    assert environment.keys() == {"PATH", "MOTCUA_VAR", "MOTCUA_TRAINING", "MOTCUA_DEMO", "MOTCUA_NOTICES", "MOTCUA_SECRET_KEY"}
    assert (environment["MOTCUA_VAR"], environment["MOTCUA_NOTICES"]) == (str(tmp_path / "training"), "file")
    assert environment["MOTCUA_SECRET_KEY"] not in {"real", real.DEFAULT_SECRET}
    again = {}
    training.separate(again, tmp_path)
    assert again["MOTCUA_SECRET_KEY"] == environment["MOTCUA_SECRET_KEY"], "or a restart would sign everybody out"


@pytest.mark.parametrize("own", [URL, URL.replace("motcua:secret", "other:word"), "postgresql://db.example.vn:5433/motcua"])
def test_the_real_database_is_refused(tmp_path, own):
    with pytest.raises(safety.Unsafe, match="one of its own"):
        training.separate({"DATABASE_URL": URL, training.DATABASE: own}, tmp_path)


def test_another_database_is_taken(tmp_path):
    environment = {"DATABASE_URL": URL, training.DATABASE: f"{URL}_training"}
    training.separate(environment, tmp_path)
    assert environment["DATABASE_URL"] == f"{URL}_training"


@pytest.mark.django_db
def test_what_is_made_up_is_marked_and_serves_nobody_else(monkeypatch):
    training.refuse_mixed()
    training.mark()
    assert training.is_marked()
    with pytest.raises(safety.Unsafe, match="made-up"):
        training.refuse_mixed()
    monkeypatch.setenv("MOTCUA_TRAINING", "1")
    training.refuse_mixed()


def test_production_never_trains(settings):
    settings.PRODUCTION = settings.TRAINING = True
    assert safety.TRAINING_IN_PRODUCTION in safety.why_unsafe(settings)


def test_the_town_has_the_shape_of_the_province_and_none_of_its_names(tmp_path):
    with town.write_units(tmp_path / "units.csv").open(encoding="utf-8") as made, UNITS.open(encoding="utf-8") as listed:
        rows, real_rows = list(csv.DictReader(made)), list(csv.DictReader(listed))
    same = ("unit_id", "parent_id", "level", "kind", "receives_dossiers")
    assert [[row[name] for name in same] for row in rows] == [[row[name] for name in same] for row in real_rows]
    places = ("Sơn Động", "Lục Ngạn", "Yên Thế", "Tây Yên Tử", "Cấm Sơn")
    assert [r["name_vi"] for r in rows if any(name in str(r) for name in places)] == []
    assert [r["name_vi"] for r in rows if "Bắc Giang" in str(r) or "Việt Yên" in str(r) or "H02" in str(r)] == []
    communes = [r["name_vi"] for r in rows if r["level"] == "commune"]
    assert len(set(communes)) == len(communes)
    assert not set(communes) & {r["name_vi"] for r in real_rows}


def test_the_day_ends_in_ha_noi():
    assert seconds_to_midnight(datetime(2024, 3, 4, 23, 0, tzinfo=HANOI)) == 3600
    assert seconds_to_midnight(datetime(2024, 3, 4, 0, 0, tzinfo=HANOI)) == 86400
