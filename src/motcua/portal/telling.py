"""How a secret reaches its owner: a one-time code by e-mail or short message, or a file where nothing can be sent.

Letters only tell what the journal holds; a code must never be there.
"""

import logging
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.kernel.refusals import Refusal
from motcua.letters.channels import Letter, Outcome, Sms, Smtp, Way

log = logging.getLogger(__name__)
SUBJECT = "Mã đăng nhập Một cửa"
# Without accents one message is enough; with them it would be three, and paid as three.
SHORT = "Ma dang nhap Mot cua: {code}. Dung duoc 10 phut, mot lan. Khong dua ma nay cho ai, ke ca nguoi xung la can bo."


def tell_code(told_to: str, code: str, *, at: datetime) -> bool:
    """Send the code to where it was asked for; without a way to send, write it where the office's own person can read it.

    Returns whether it is sure to be on its way: False when the line broke after the code had left.
    :raises Refusal: code-not-sent
    """
    way = _way(told_to)
    if way is None:
        _write(told_to, code, at)
        return True
    body = _body(code) if "@" in told_to else SHORT.format(code=code)
    sent = way.hand_over(Letter(recipient=told_to, subject=SUBJECT, body=body), at)
    way.close()
    if sent.outcome is Outcome.ARRIVED:
        return True
    log.error("a sign-in code was not sent (%s): %s", sent.outcome, sent.error.replace(told_to, "…"))
    if sent.outcome is Outcome.UNCERTAIN:
        return False
    raise Refusal("code-not-sent")


def reaches_phones() -> bool:
    """Tell whether a code may be asked for by phone: in production only through a gateway."""
    return bool(settings.SMS_URL) or not settings.PRODUCTION


def _way(told_to: str) -> Way | None:
    if "@" in told_to:
        return Smtp() if settings.NOTICE_CHANNEL == "smtp" else None
    return Sms() if settings.SMS_URL else None


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
    if settings.PRODUCTION:
        raise Refusal("code-not-sent")
    place = Path(settings.VAR) / "notices" / "codes.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
        file.write(f"{hh_mm_dd_mm_yyyy(at)}\t{told_to}\t{code}\n")
