"""The command line as somebody at a terminal meets it: help, exit statuses, one sentence for what goes wrong."""

import argparse
import io
import json
import os
import pkgutil
import re
import socket
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import psycopg
import pytest

from motcua.config import cli, database
from motcua.config.cli import user, verify
from motcua.people.models import Account

COMMANDS = sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules(cli.__path__) if not m.name.startswith("test"))
MAIN = [sys.executable, "-c", "import sys; from motcua.config.cli import main; sys.exit(main())"]
URL = os.environ["DATABASE_URL"]  # the plugin of the tests has started one
NOWHERE = "postgresql://motcua@127.0.0.1:1/motcua"


def motcua(*words, url=NOWHERE, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    return subprocess.run([*MAIN, *words], env=clean | {"DATABASE_URL": url} | environment, capture_output=True, text=True,
                          timeout=60, check=False)  # fmt: skip


def only_sentence(said):
    assert said.stdout == ""
    assert said.stderr.count("\n") == 1
    assert "Traceback" not in said.stderr
    return said.stderr.strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_without_a_database(command, capsys):
    with pytest.raises(SystemExit) as left:
        cli.main([command, "--help"])
    said = capsys.readouterr()
    assert left.value.code == 0
    assert said.out.startswith(f"usage: motcua {command}")
    assert said.err == ""


def test_the_list_of_commands_tells_what_each_does(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    listed = capsys.readouterr().out
    assert left.value.code == 0
    assert [command for command in COMMANDS if f"    {command} " not in listed] == []


@pytest.mark.parametrize("words", [[], ["no-such-command"], ["deadline"], ["run", "--port", "many"]])
def test_what_is_not_understood_is_status_2_and_nothing_is_started(words, capsys, monkeypatch):
    monkeypatch.setattr(database, "start", lambda *_: pytest.fail("a database was started"))
    monkeypatch.setattr(database, "why_unusable", lambda url: None)
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert re.search(r"; `motcua.* --help` says more\.$", said), said


def test_help_works_where_no_server_answers():
    said = motcua("verify", "--help")
    assert (said.returncode, said.stderr) == (0, "")


def test_a_server_that_does_not_answer_is_named():
    said = motcua("verify")
    assert said.returncode == 2
    assert only_sentence(said).startswith("The database of DATABASE_URL does not answer: ")


def test_an_address_of_another_kind_of_database_is_named():
    said = motcua("deadline", "--term", "5 working days", "--from", "2024-05-06 09:00", url="mysql://root@localhost/motcua")
    assert said.returncode == 2
    assert only_sentence(said) == "DATABASE_URL must begin with postgresql://, not mysql://."


@pytest.mark.parametrize(
    ("version", "words"), [(b"15.8", "The database is PostgreSQL 15; Motcua needs 16 or newer."), (b"9.6.24", "PostgreSQL 9")]
)
def test_a_server_that_is_too_old_is_named(version, words):
    """A server of a few bytes that says what an old one says."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=old_server, args=(listener, version), daemon=True).start()
        where = f"127.0.0.1:{listener.getsockname()[1]}/motcua?sslmode=disable&gssencmode=disable"
        why = database.why_unusable(f"postgresql://motcua@{where}")
    assert words in why


def old_server(listener, version):
    """Let anybody in, and answer every question with no rows."""
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        settings = b"".join(message(b"S", name + b"\0" + value + b"\0") for name, value in [
            (b"server_version", version), (b"client_encoding", b"UTF8"), (b"standard_conforming_strings", b"on")])  # fmt: skip
        ready = message(b"Z", b"I")
        connection.sendall(message(b"R", bytes(4)) + settings + ready)
        while connection.recv(4096):
            connection.sendall(message(b"T", bytes(2)) + message(b"C", b"SELECT 0\0") + ready)


def message(kind, body):
    return kind + (len(body) + 4).to_bytes(4) + body


def test_a_server_that_fits_is_not_complained_about():
    assert database.why_unusable(URL) is None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "DATABASE_URL must begin with postgresql://, not nothing://."),
        ("postgresql://motcua@127.0.0.1:5432/", "DATABASE_URL names no database"),
        ("postgresql://motcua:a#b@127.0.0.1/motcua", "DATABASE_URL names no database"),
        ("postgresql://motcua:a/b@127.0.0.1/motcua", "The port in DATABASE_URL is not a number"),
        ("postgresql://motcua@127.0.0.1:1/motcua?speed=high", "DATABASE_URL is not understood: "),
    ],
)
def test_an_address_that_is_miswritten_is_one_sentence(url, words):
    said = motcua("verify", url=url)
    assert said.returncode == 2
    assert only_sentence(said).startswith(words)


@pytest.fixture
def somebody_elses():
    """A database in which our user may nothing but look."""
    with psycopg.connect(URL, autocommit=True) as server:
        name = f"test_motcua_poor_{os.getpid()}"
        server.execute(f"CREATE DATABASE {name}")
        server.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC, CURRENT_USER")
        server.execute(f"GRANT CONNECT ON DATABASE {name} TO CURRENT_USER")
        yield urlsplit(URL)._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name}")


def test_a_user_who_may_not_create_the_extensions_is_told_what_to_ask_for(somebody_elses):
    said = motcua("manage", "migrate", url=somebody_elses)
    assert said.returncode == 2
    assert "may not create the extensions btree_gist in" in only_sentence(said)


def test_a_database_that_cannot_hold_vietnamese_is_named():
    name = f"test_motcua_ascii_{os.getpid()}"
    with psycopg.connect(URL, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
        try:
            why = database.why_unusable(urlsplit(URL)._replace(path=f"/{name}").geturl())
        finally:
            server.execute(f"DROP DATABASE {name}")
    assert why.startswith("The database is encoded in SQL_ASCII; Motcua needs UTF8")


def test_a_folder_that_cannot_hold_the_data_is_named(tmp_path):
    taken = tmp_path / "var"
    taken.touch()
    said = motcua("verify", url="", MOTCUA_VAR=str(taken))
    assert said.returncode == 2
    assert only_sentence(said).startswith(f"The folder {taken} cannot hold the data (")


def test_data_of_another_postgresql_is_told(tmp_path):
    (tmp_path / "postgres").mkdir(mode=0o700)
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    said = motcua("verify", url="", MOTCUA_VAR=str(tmp_path))
    assert said.returncode == 2
    assert said.stderr.splitlines()[-1].startswith(f"PostgreSQL does not start in {tmp_path / 'postgres'}: ")


def test_set_to_nothing_is_not_set():
    asked = motcua("deadline", "--term", "1 hour", "--from", "2024-05-06 09:00", "--json", url="")
    assert (asked.returncode, asked.stderr) == (0, "")


def test_the_words_for_django_are_handed_on_as_they_are():
    said = motcua("manage", "--version", url=URL)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("command", [["run"], ["worker"], ["load"], ["verify"], ["user", "an"]])
def test_without_tables_it_is_said_how_they_are_made(command):
    assert motcua(*command, url=URL).stderr == cli.TABLES_WAIT + "\n"  # the tests' own database has another name


def test_database_url_answers_in_json_and_in_a_line():
    said = motcua("database-url", "--json", url=URL)
    assert (said.returncode, json.loads(said.stdout)) == (0, {"database_url": URL})
    assert motcua("database-url", url=URL).stdout == URL + "\n"


@pytest.mark.django_db
def test_verify_answers_in_json(capsys, province):
    assert verify.run(argparse.Namespace(json=True)) == 0
    assert json.loads(capsys.readouterr().out) == {"holds": True, "breaks": []}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody"], "There is no account nobody"),
        (["an", "--name", "Nguyễn Văn An", "--post", "intake@NO-SUCH-UNIT"], "There is no unit NO-SUCH-UNIT"),
        (["an", "--name", "Nguyễn Văn An", "--post", "king@SNN"], "There is no duty king"),
    ],
)
@pytest.mark.django_db
def test_an_account_that_can_not_be_opened_is_one_sentence_and_status_2(words, said, capsys, monkeypatch, province):
    parser = argparse.ArgumentParser()
    user.arguments(parser)
    monkeypatch.setattr(sys, "stdin", io.StringIO("mot-mat-khau-dai-2024\n"))
    assert user.run(parser.parse_args([*words, "--password-stdin"])) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert Account.objects.count() == 0


@pytest.mark.django_db
def test_an_account_is_opened_with_its_posts(capsys, monkeypatch, province):
    parser = argparse.ArgumentParser()
    user.arguments(parser)
    monkeypatch.setattr(sys, "stdin", io.StringIO("mot-mat-khau-dai-2024\n"))
    assert user.run(parser.parse_args(["an", "--name", "Nguyễn Văn An", "--post", "intake@SNN-BPMC", "--password-stdin"])) == 0
    assert capsys.readouterr().out == "an: Nguyễn Văn An\n"
    account = Account.objects.get()
    assert account.check_password("mot-mat-khau-dai-2024")
    assert list(account.posts.values_list("duty", "unit_id")) == [("intake", "SNN-BPMC")]


@pytest.fixture
def an(monkeypatch, capsys, province):
    """`motcua user an …` of somebody who is there already; returns status, what was printed, and what was complained of."""
    parser = argparse.ArgumentParser()
    user.arguments(parser)

    def ask(*words, typed="mot-mat-khau-dai-2024\n"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = user.run(parser.parse_args(["an", *words]))
        said = capsys.readouterr()
        return status, said.out, said.err

    ask("--name", "Nguyễn Văn An", "--post", "intake@SNN-BPMC", "--password-stdin")
    return ask


@pytest.mark.django_db
def test_a_post_more_leaves_the_password_alone(an):
    status, out, err = an("--post", "cashier@SNN-BPMC", "--json", typed="")
    assert (status, err) == (0, "")
    assert json.loads(out) == {"username": "an", "name": "Nguyễn Văn An", "posts": ["cashier@SNN-BPMC", "intake@SNN-BPMC"]}
    assert Account.objects.get().check_password("mot-mat-khau-dai-2024")


@pytest.mark.django_db
def test_a_post_that_is_held_already_is_said(an):
    assert an("--post", "intake@SNN-BPMC") == (2, "", "an has the post intake@SNN-BPMC already.\n")


@pytest.mark.django_db
def test_a_new_password_takes_the_place_of_the_old_one(an):
    assert an("--password-stdin", typed="mot-cau-khac-2025\n")[0] == 0
    assert Account.objects.get().check_password("mot-cau-khac-2025")
    status, _, err = an("--password-stdin", typed="ngan\n")
    assert (status, err.count("\n")) == (2, 1)
    assert Account.objects.get().check_password("mot-cau-khac-2025")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "said"),
    [([], "No password was given: "), (["mot-cau-khac-2025", "mot-cau-khac-2052"], "The two passwords are not the same")],
)
def test_a_password_that_is_not_typed_or_mistyped_changes_nothing(an, monkeypatch, typed, said):
    answers = iter(typed)

    def terminal(prompt):
        if (word := next(answers, None)) is None:
            raise EOFError
        return word

    monkeypatch.setattr(user.getpass, "getpass", terminal)
    status, out, err = an()
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert Account.objects.get().check_password("mot-mat-khau-dai-2024")
