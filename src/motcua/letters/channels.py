"""The ways out: SMTP through Django's mail, a gateway for short messages, a folder. Each says what came of it, as an outcome."""

import json
import os
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.smtp import EmailBackend

from motcua.kernel.identifiers import e164
from motcua.letters.rules import Channel

SMS_SECONDS = 10  # somebody waits at a page for it


class Outcome(StrEnum):
    """What became of one letter.

    CLOSED: the way itself is closed to every letter; RETRY: nobody got it, later it may work; REFUSED: nor ever will;
    UNCERTAIN: nobody knows.
    """

    ARRIVED = "arrived"
    CLOSED = "closed"
    RETRY = "retry"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Sent:
    outcome: Outcome
    error: str = ""


ARRIVED = Sent(Outcome.ARRIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is handed to a channel. `id`: of the notice; 0: a one-time code."""

    id: int = 0
    recipient: str
    subject: str
    body: str


class Way(Protocol):
    def hand_over(self, letter: Letter, at: datetime) -> Sent: ...
    def close(self) -> None: ...


def way(channel: Channel) -> Way:
    if channel is Channel.SMS:
        return Sms()
    return Smtp() if channel is Channel.EMAIL else Folder(Path(settings.VAR) / "notices")


def chosen() -> Channel:
    """Return by which way applicants are told here (settings.NOTICE_CHANNEL: "smtp" or "file")."""
    return Channel.EMAIL if settings.NOTICE_CHANNEL == "smtp" else Channel.FILE


def to_phone() -> Channel | None:
    """Return by which way a telephone is told here; None where there is none."""
    if settings.SMS_URL:
        return Channel.SMS
    return Channel.FILE if chosen() is Channel.FILE else None


def message(letter: Letter, at: datetime) -> EmailMessage:
    """Write the letter as an e-mail. The same letter has the same Message-ID, so that a second copy shows itself."""
    headers = {"Date": format_datetime(at), "Auto-Submitted": "auto-generated"}
    if letter.id:
        headers["Message-ID"] = message_id(letter.id)
    return EmailMessage(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.recipient], headers=headers)


def message_id(notice: int) -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<notice-{notice}@{domain}>"


class _Watched(smtplib.SMTP):
    """Remembers whether the content of the last message may have gone out."""

    may_have_gone = False

    def sendmail(self, *args: Any, **kwargs: Any) -> Any:
        self.may_have_gone = False
        return super().sendmail(*args, **kwargs)

    def data(self, msg: Any) -> Any:
        self.may_have_gone = True
        return super().data(msg)


class _WatchedOverTls(_Watched, smtplib.SMTP_SSL):
    """The same where TLS begins with the first byte."""


class Backend(EmailBackend):
    """Django's SMTP, able to tell before from after the content (name it in settings.MAILERS)."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _WatchedOverTls if self.use_ssl else _Watched

    @property
    def may_have_gone(self) -> bool:
        return isinstance(self.connection, _Watched) and self.connection.may_have_gone


class Smtp:
    """One connection for as many letters as it bears."""

    def __init__(self) -> None:
        self.backend = mailers["default"]

    def hand_over(self, letter: Letter, at: datetime) -> Sent:
        """Send one letter and tell what came of it. A reply of the server is certain; silence after the content is not."""
        try:
            self.backend.open()
        except (OSError, smtplib.SMTPException) as failure:
            self.close()
            return Sent(Outcome.CLOSED, _sentence("Không kết nối được máy chủ thư", failure))
        try:
            self.backend.send_messages([message(letter, at)])
        except (OSError, smtplib.SMTPException, ValueError) as failure:
            sent = self._judge(failure)
            self.close()
            return sent
        return ARRIVED

    def _judge(self, failure: Exception) -> Sent:
        if (code := _code(failure)) is not None:
            refused = code >= 500
            return Sent(Outcome.REFUSED if refused else Outcome.RETRY, _sentence("Máy chủ thư từ chối", failure))
        if isinstance(failure, ValueError):
            return Sent(Outcome.REFUSED, _sentence("Địa chỉ thư không hợp lệ", failure))
        # A backend that cannot tell counts as one whose letter may have gone.
        if getattr(self.backend, "may_have_gone", True):
            return Sent(Outcome.UNCERTAIN, _sentence("Mất kết nối sau khi đã chuyển nội dung", failure))
        return Sent(Outcome.RETRY, _sentence("Mất kết nối trước khi chuyển nội dung", failure))

    def close(self) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self.backend.close()


def _code(failure: Exception) -> int | None:
    """The server's own reply, where there was one."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return max(code for code, _ in failure.recipients.values())
    return failure.smtp_code if isinstance(failure, smtplib.SMTPResponseException) else None


def _sentence(what: str, failure: Exception) -> str:
    return f"{what}: {failure}"[:500]


class Sms:
    """A gateway for short messages: one POST of JSON a message (settings.SMS_URL, SMS_TOKEN; see deploy/README.md)."""

    def hand_over(self, letter: Letter, at: datetime) -> Sent:
        """Send one message and tell what came of it. The gateway's answer is certain; silence after the content is not."""
        address = urlsplit(settings.SMS_URL)
        line = (HTTPSConnection if address.scheme == "https" else HTTPConnection)(address.netloc, timeout=SMS_SECONDS)
        try:
            line.connect()
        except OSError as failure:
            line.close()
            return Sent(Outcome.CLOSED, _sentence("Không kết nối được cổng tin nhắn", failure))
        try:
            line.request("POST", f"{address.path or '/'}?{address.query}".rstrip("?"), _content(letter, at), _headers())
            return _judged(line.getresponse().status)
        except (OSError, HTTPException) as failure:
            return Sent(Outcome.UNCERTAIN, _sentence("Cổng tin nhắn không trả lời sau khi đã nhận nội dung", failure))
        finally:
            line.close()

    def close(self) -> None:
        """Nothing is held open."""


def _content(letter: Letter, at: datetime) -> bytes:
    name = f"notice-{letter.id}" if letter.id else uuid4().hex
    told = {"id": name, "to": e164(letter.recipient), "text": letter.body, "at": at.isoformat()}
    return json.dumps(told, ensure_ascii=False).encode()


def _headers() -> dict[str, str]:
    return {"Content-Type": "application/json; charset=utf-8", "Authorization": f"Bearer {settings.SMS_TOKEN}"}


def _judged(status: int) -> Sent:
    """What the gateway answers besides its status may hold the number: it is not kept."""
    said = f"Cổng tin nhắn trả lời {status}"
    if 200 <= status < 300:
        return ARRIVED
    return Sent(Outcome.RETRY if status == 429 or status >= 500 else Outcome.REFUSED, said)


class Folder:
    """Letters as files, one a notice, whole or not at all. Writing one again changes nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, letter: Letter, at: datetime) -> Sent:
        name = self.folder / f"notice-{letter.id:010d}.eml"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(name, message(letter, at).message().as_bytes())
        except OSError as failure:
            return Sent(Outcome.CLOSED, _sentence("Không ghi được vào thư mục thông báo", failure))
        except ValueError as failure:
            return Sent(Outcome.REFUSED, _sentence("Địa chỉ thư không hợp lệ", failure))
        return ARRIVED

    def _write(self, name: Path, content: bytes) -> None:
        half = name.with_suffix(".part")  # the same for every try, so that a broken-off one is not left behind
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(name)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def close(self) -> None:
        """Nothing is held open."""
