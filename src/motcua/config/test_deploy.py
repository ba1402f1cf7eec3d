"""What installations copy from is what the code reads."""

import re
from types import SimpleNamespace

from motcua.config import safety
from motcua.config.patrol.source import HOUSE, ROOT

EXAMPLE = (ROOT / "deploy" / "motcua.env.example").read_text(encoding="utf-8")


def test_the_example_names_every_variable_and_no_other():
    files = [file for file in (HOUSE / "config").glob("*.py") if not file.name.startswith("test_")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    read = set(re.findall(r'(?:environ\.get|environ|flag|words)[\[(]"(MOTCUA_[A-Z_]+|DATABASE_URL)"', code))
    assert set(re.findall(r"\b(MOTCUA_[A-Z_]+|DATABASE_URL)\b", EXAMPLE)) == read


def test_the_example_is_safe_once_its_secret_is_filled_in(monkeypatch):
    given = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if re.match("[A-Z]", line))
    monkeypatch.setenv("DATABASE_URL", given["DATABASE_URL"])
    settings = SimpleNamespace(
        PRODUCTION=given["MOTCUA_PRODUCTION"] == "1", DEFAULT_SECRET="default", SECRET_KEY=given["MOTCUA_SECRET_KEY"],
        DEBUG=False, DEMO=False, TRAINING=False, DEMO_OFFSET_SECONDS=0, ALLOWED_HOSTS=given["MOTCUA_HOSTS"].split(),
        PUBLIC_URL=given["MOTCUA_PUBLIC_URL"],
        CSRF_TRUSTED_ORIGINS=[], NOTICE_CHANNEL=given["MOTCUA_NOTICES"], DEFAULT_FROM_EMAIL=given["MOTCUA_MAIL_FROM"],
        SMS_URL="", SMS_TOKEN="", OIDC_ISSUER="", OIDC_CLIENT_ID="", OIDC_SECRET="",
    )  # fmt: skip
    (left,) = safety.why_unsafe(settings)
    assert "MOTCUA_SECRET_KEY" in left
    settings.SECRET_KEY = "kX7v2Qp9sLw4Zt8Rb1Nc6Hm3Yd5Jf0Ga-kX7v2Qp9sLw4Zt8Rb1Nc6"
    assert safety.why_unsafe(settings) == []
