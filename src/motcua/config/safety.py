"""What production must not start with. Each reason is one sentence: what is wrong, and what to set."""

import os
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings as current
from django.core.checks import Error

from motcua.config import storage
from motcua.portal.sign_in_partner import partner

SECRET_LENGTH, SECRET_VARIETY = 50, 10
# What only this machine answers to, and what the tests call it.
HERE = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
DEMO_IN_PRODUCTION = "Demo mode cannot be switched on together with production settings."
TRAINING_IN_PRODUCTION = "MOTCUA_TRAINING is set: the real data is not for training; run `motcua training` beside it."
NO_DATABASE = "DATABASE_URL is not set: production keeps its data on a PostgreSQL server that is backed up, not in var/."


class Unsafe(Exception):
    """Production is asked to start with settings meant for a laptop."""


def why_unsafe(settings: Any) -> list[str]:
    """Return every reason not to serve citizens with these settings; none outside production."""
    if not settings.PRODUCTION:
        return []
    found = [_secret(settings), *_switches(settings), _hosts(settings.ALLOWED_HOSTS), *_addresses(settings),
             *_notices(settings), _sms(settings), _partner(settings), storage.why_unusable(),
             None if os.environ.get("DATABASE_URL") else NO_DATABASE]  # fmt: skip
    return [reason for reason in found if reason]


def refuse_unsafe(settings: Any) -> None:
    """Stop a server or a worker before it does anything.

    :raises Unsafe: with one sentence a line
    """
    if reasons := why_unsafe(settings):
        raise Unsafe("\n".join(reasons))


def refuse_silent_store() -> None:
    """Stop before anybody is served when the documents cannot be kept.

    :raises Unsafe: what is wrong with the store
    """
    from motcua.documents import commands as documents  # noqa: PLC0415 - a room with tables: Django has to stand first

    if reason := storage.why_silent(documents.prove_store):
        raise Unsafe(reason)


def check(app_configs: Any, **options: Any) -> list[Error]:
    """The same reasons for `motcua manage check`."""
    return [Error(reason, id="motcua.unsafe") for reason in why_unsafe(current)]


def _secret(settings: Any) -> str | None:
    secret: str = settings.SECRET_KEY
    if secret == settings.DEFAULT_SECRET:
        return "MOTCUA_SECRET_KEY is not set: production refuses the development secret."
    if len(secret) < SECRET_LENGTH or len(set(secret)) < SECRET_VARIETY:
        return f"MOTCUA_SECRET_KEY is too easy to guess: take {SECRET_LENGTH} or more random characters."
    return None


def _switches(settings: Any) -> list[str | None]:
    return [
        "MOTCUA_DEBUG is on: it shows code and data to whoever meets an error; switch it off." if settings.DEBUG else None,
        DEMO_IN_PRODUCTION if settings.DEMO else None,
        TRAINING_IN_PRODUCTION if settings.TRAINING else None,
        "MOTCUA_DEMO_OFFSET_SECONDS is set: production runs by the real clock." if settings.DEMO_OFFSET_SECONDS else None,
    ]


def _hosts(hosts: list[str]) -> str | None:
    if "*" in hosts:
        return "MOTCUA_HOSTS is open to every name (*): name the hosts that citizens and officials use."
    if not set(hosts) - HERE:
        return "MOTCUA_HOSTS is not set: name the hosts that citizens and officials use."
    return None


def _addresses(settings: Any) -> list[str | None]:
    public = urlsplit(settings.PUBLIC_URL)
    plain = [origin for origin in settings.CSRF_TRUSTED_ORIGINS if not origin.startswith("https://")]
    return [
        "MOTCUA_PUBLIC_URL must begin with https:// and name a host: papers and notices lead citizens there."
        if public.scheme != "https" or not public.hostname or public.hostname in HERE
        else None,
        f"MOTCUA_ORIGINS trusts {', '.join(plain)} without https://." if plain else None,
    ]


def _notices(settings: Any) -> list[str | None]:
    by_mail = settings.NOTICE_CHANNEL == "smtp"
    return [
        None if by_mail else "MOTCUA_NOTICES is not smtp: notices would be written to a folder and reach nobody.",
        "MOTCUA_MAIL_FROM is not set: notices need a sender who can be answered to."
        if by_mail and settings.DEFAULT_FROM_EMAIL.endswith("@localhost")
        else None,
    ]


def _partner(settings: Any) -> str | None:
    return partner.why_not(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_SECRET)


def _sms(settings: Any) -> str | None:
    """No gateway is fine: then nobody is offered a code by phone."""
    address = urlsplit(settings.SMS_URL)
    if settings.SMS_URL and not settings.SMS_TOKEN:
        return "MOTCUA_SMS_TOKEN is not set: the gateway of MOTCUA_SMS_URL has to know who asks."
    if settings.SMS_URL and (not address.hostname or (address.scheme != "https" and address.hostname not in HERE)):
        return "MOTCUA_SMS_URL must begin with https:// and name a host: codes travel there."
    return None
