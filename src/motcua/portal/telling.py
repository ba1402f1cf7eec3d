"""How a secret reaches its owner: a one-time code by e-mail, or by the file channel where nothing can be sent.

Letters only tell what the journal holds; a code must never be there.
"""

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

from motcua.kernel.moments import hh_mm_dd_mm_yyyy

SUBJECT = "Mã đăng nhập Một cửa"
def tell_code(told_to: str, code: str, *, at: datetime) -> None:
    """Send the code to where it was asked for. Without a way to send, it is written where the office's own person can read it.

    :raises OSError: the mail server does not take it
    """
    if "@" in told_to and settings.NOTICE_CHANNEL == "smtp":
        EmailMessage(SUBJECT, _body(code), to=[told_to]).send()
    else:
        _write(told_to, code, at)


def _body(code: str) -> str:
    return f"""Mã đăng nhập là {code}.

Mã dùng được trong 10 phút, một lần. Không đưa mã này cho ai, kể cả người xưng là cán bộ.
Nếu Ông/Bà không yêu cầu mã, hãy bỏ qua thư này.

Your sign-in code is {code}. It works once, for 10 minutes. Tell it to nobody.
"""


def is_shown() -> bool:
    """Tell whether the page may show the code: only where everything is made up."""
    return bool(settings.DEMO or settings.DEBUG) and not settings.PRODUCTION


def _write(told_to: str, code: str, at: datetime) -> None:
    place = Path(settings.VAR) / "notices" / "codes.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        file.write(f"{hh_mm_dd_mm_yyyy(at)}\t{told_to}\t{code}\n")
