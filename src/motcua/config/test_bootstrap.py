"""The way from a bare machine to a Python that is new enough, or to a sentence that says what to install."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from motcua.config.patrol.source import ROOT

UV = """#!/bin/sh
case "$2" in
  find) [ -e "$0-installed" ] && echo /kept/by/uv/python3.13 ;;
  install) : > "$0-installed" ;;
esac
"""


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """The program, on a machine where no Python is new enough."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    spec = spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    program = module_from_spec(spec)
    spec.loader.exec_module(program)
    monkeypatch.setattr(program, "WANTED", (99, 0))
    return program


def an_uv(folder, script=UV):
    (folder / "uv").write_text(script)
    (folder / "uv").chmod(0o755)


def test_nothing_new_enough_says_what_to_install(bootstrap):
    with pytest.raises(SystemExit, match=r"^Motcua needs Python 3\.12 or newer, and none was found\."):
        bootstrap.suitable_python()


def test_uv_fetches_one_when_it_keeps_none(bootstrap, tmp_path, capsys):
    an_uv(tmp_path)
    assert bootstrap.suitable_python() == Path("/kept/by/uv/python3.13")
    assert "by uv" in capsys.readouterr().out


def test_an_uv_without_a_network_ends_in_the_same_words(bootstrap, tmp_path):
    an_uv(tmp_path, "#!/bin/sh\nexit 2\n")
    with pytest.raises(SystemExit, match=r"and none was found\."):
        bootstrap.suitable_python()


def test_one_that_cannot_make_environments_is_told_apart(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "WANTED", (3, 12))
    monkeypatch.setattr(bootstrap, "has_venv", lambda python: False)
    with pytest.raises(SystemExit, match="is new enough, but cannot make environments"):
        bootstrap.suitable_python()


def test_the_usual_way(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "WANTED", (3, 12))
    assert bootstrap.version(bootstrap.suitable_python()) >= (3, 12)
