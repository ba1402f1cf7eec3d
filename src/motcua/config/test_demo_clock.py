"""The command line on a demonstration goes by its clock, and by no other database's."""

import json
import os
from datetime import timedelta

import pytest

from motcua.config import demo_clock

OFFSET = timedelta(days=-770)
ELSEWHERE = "postgresql://motcua:secret@db/motcua"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("MOTCUA_PRODUCTION", "MOTCUA_DEMO", "MOTCUA_DEMO_OFFSET_SECONDS"):
        monkeypatch.setenv(name, "")  # so that it is put back afterwards
        monkeypatch.delenv(name)


def told():
    return os.environ.get("MOTCUA_DEMO"), os.environ.get("MOTCUA_DEMO_OFFSET_SECONDS")


@pytest.mark.parametrize("url", [None, ELSEWHERE])
def test_the_same_database_goes_by_the_clock(tmp_path, url):
    demo_clock.keep(tmp_path, url, OFFSET)
    demo_clock.take_up(tmp_path, url)
    assert told() == ("1", str(OFFSET.total_seconds()))
    assert "secret" not in (tmp_path / demo_clock.FILE).read_text()


@pytest.mark.parametrize(("kept", "asked"), [(None, ELSEWHERE), (ELSEWHERE, None), (ELSEWHERE, ELSEWHERE + "2")])
def test_another_database_goes_by_the_real_clock(tmp_path, kept, asked):
    demo_clock.keep(tmp_path, kept, OFFSET)
    demo_clock.take_up(tmp_path, asked)
    assert told() == (None, None)


def test_production_and_folders_without_a_demonstration(tmp_path, monkeypatch):
    demo_clock.take_up(tmp_path, None)
    demo_clock.keep(tmp_path, None, OFFSET)
    monkeypatch.setenv("MOTCUA_PRODUCTION", "1")
    demo_clock.take_up(tmp_path, None)
    assert told() == (None, None)


def test_the_environment_comes_first_and_a_demonstration_is_forgotten(tmp_path, monkeypatch):
    demo_clock.keep(tmp_path, None, OFFSET)
    assert json.loads((tmp_path / demo_clock.FILE).read_text())["database"] == "own"
    monkeypatch.setenv("MOTCUA_DEMO_OFFSET_SECONDS", "-5")
    demo_clock.take_up(tmp_path, None)
    assert told() == ("1", "-5")
    demo_clock.forget(tmp_path)
    demo_clock.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []
