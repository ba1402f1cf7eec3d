"""Production starts only with settings meant for it; each fault is one sentence."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from motcua.config import safety
from motcua.portal.sign_in_partner import partner

SAFE = {
    "PRODUCTION": True, "DEFAULT_SECRET": "default", "SECRET_KEY": "kX7v2Qp9sLw4Zt8Rb1Nc6Hm3Yd5Jf0Ga-kX7v2Qp9sLw4Zt8Rb1Nc6",
    "DEBUG": False, "DEMO": False, "TRAINING": False, "DEMO_OFFSET_SECONDS": 0.0,
    "ALLOWED_HOSTS": ["motcua.example.vn", "localhost"],
    "PUBLIC_URL": "https://motcua.example.vn", "CSRF_TRUSTED_ORIGINS": [], "NOTICE_CHANNEL": "smtp",
    "DEFAULT_FROM_EMAIL": "motcua@example.vn", "SMS_URL": "https://sms.example.vn/send", "SMS_TOKEN": "t",
    "OIDC_ISSUER": "", "OIDC_CLIENT_ID": "", "OIDC_SECRET": "",
}  # fmt: skip
FAULTS = [
    ({"SECRET_KEY": "default"}, "MOTCUA_SECRET_KEY is not set"),
    ({"SECRET_KEY": "kX7v2Qp9sLw4Zt8"}, "MOTCUA_SECRET_KEY is too easy"),
    ({"SECRET_KEY": "a" * 80}, "MOTCUA_SECRET_KEY is too easy"),
    ({"DEBUG": True}, "MOTCUA_DEBUG"),
    ({"DEMO": True}, "Demo mode cannot be switched on together with production settings."),
    ({"TRAINING": True}, safety.TRAINING_IN_PRODUCTION),
    ({"DEMO_OFFSET_SECONDS": -3600.0}, "MOTCUA_DEMO_OFFSET_SECONDS"),
    ({"ALLOWED_HOSTS": ["motcua.example.vn", "*"]}, "MOTCUA_HOSTS is open"),
    ({"ALLOWED_HOSTS": []}, "MOTCUA_HOSTS is not set"),
    ({"ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "testserver"]}, "MOTCUA_HOSTS is not set"),
    ({"PUBLIC_URL": "http://motcua.example.vn"}, "MOTCUA_PUBLIC_URL"),
    ({"PUBLIC_URL": "https://localhost"}, "MOTCUA_PUBLIC_URL"),
    ({"PUBLIC_URL": "https://"}, "MOTCUA_PUBLIC_URL"),
    ({"CSRF_TRUSTED_ORIGINS": ["https://a.vn", "http://b.vn"]}, "MOTCUA_ORIGINS trusts http://b.vn"),
    ({"NOTICE_CHANNEL": "file"}, "MOTCUA_NOTICES"),
    ({"DEFAULT_FROM_EMAIL": "motcua@localhost"}, "MOTCUA_MAIL_FROM"),
    ({"SMS_TOKEN": ""}, "MOTCUA_SMS_TOKEN is not set"),
    ({"SMS_URL": "http://sms.example.vn/send"}, "MOTCUA_SMS_URL must begin with https://"),
    ({"SMS_URL": "https://"}, "MOTCUA_SMS_URL must begin with https://"),
]


DATABASE_URL = os.environ["DATABASE_URL"]  # the plugin of the tests has started one


def reasons(**changes):
    return safety.why_unsafe(SimpleNamespace(**(SAFE | changes)))


def test_settings_meant_for_production_are_let_through():
    assert reasons() == []
    assert reasons(SMS_URL="", SMS_TOKEN="") == []
    assert reasons(SMS_URL="http://127.0.0.1:9000/sms") == []


@pytest.mark.parametrize(("changes", "said"), FAULTS)
def test_each_fault_alone_is_one_sentence(changes, said):
    (reason,) = reasons(**changes)
    assert reason.startswith(said)
    assert reason.endswith(".")
    assert "\n" not in reason


def test_a_laptop_may_be_as_open_as_it_likes():
    assert reasons(PRODUCTION=False, DEBUG=True, DEMO=True, SECRET_KEY="default", ALLOWED_HOSTS=["*"]) == []


def test_production_has_a_database_server(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    assert reasons() == [safety.NO_DATABASE]


def ask(*command, **environment):
    """Run in a process of its own: settings are read once a process."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MOTCUA_", "DATABASE_URL"))}
    return subprocess.run(command, env=clean | environment, capture_output=True, text=True, timeout=60, check=False)


MOTCUA = [sys.executable, "-c", "import sys; from motcua.config.cli import main; sys.exit(main())"]
BARE = ["MOTCUA_SECRET_KEY is not set", "MOTCUA_HOSTS is not set", "MOTCUA_PUBLIC_URL", "MOTCUA_NOTICES", "DATABASE_URL is not set"]


@pytest.mark.parametrize("command", ["run", "worker"])
def test_an_unprepared_server_does_not_start(command, tmp_path):
    said = ask(*MOTCUA, command, MOTCUA_PRODUCTION="1", MOTCUA_VAR=str(tmp_path))
    assert (said.returncode, said.stdout) == (2, "")
    assert [line.startswith(start) for line, start in zip(said.stderr.splitlines(), BARE, strict=True)] == [True] * 5
    assert list(tmp_path.iterdir()) == []


def test_a_secret_left_empty_is_not_set():
    said = ask(*MOTCUA, "run", MOTCUA_PRODUCTION="1", MOTCUA_SECRET_KEY="", DATABASE_URL=DATABASE_URL)
    assert (said.returncode, said.stderr.startswith(BARE[0])) == (2, True)


def test_the_demo_does_not_start_in_production():
    said = ask(*MOTCUA, "demo", MOTCUA_PRODUCTION="on")
    assert (said.returncode, said.stderr) == (2, safety.DEMO_IN_PRODUCTION + "\n")


def test_another_server_of_the_pages_is_stopped_too():
    said = ask(sys.executable, "-c", "import motcua.config.wsgi", MOTCUA_PRODUCTION="1")
    assert said.returncode != 0
    assert "MOTCUA_SECRET_KEY is not set" in said.stderr


def test_djangos_own_check_says_the_same():
    said = ask(*MOTCUA, "manage", "check", MOTCUA_PRODUCTION="1", DATABASE_URL=DATABASE_URL)
    assert said.returncode != 0
    assert "MOTCUA_SECRET_KEY is not set" in said.stderr


@pytest.mark.parametrize(("issuer", "client", "reason"), [
    ("", "", None), ("https://id.example.vn", "motcua", None), ("http://id.example.vn", "motcua", "MOTCUA_OIDC_ISSUER"),
    ("https://", "motcua", "MOTCUA_OIDC_ISSUER"), ("id.example.vn", "motcua", "MOTCUA_OIDC_ISSUER"),
    ("https://id.example.vn", "", "MOTCUA_OIDC_CLIENT_ID"),
])  # fmt: skip
def test_a_partner_that_names_citizens_speaks_https_and_knows_us(issuer, client, reason):
    said = partner.why_not(issuer, client, "secret")
    assert (said or "").split(" ")[0] == (reason or "")
