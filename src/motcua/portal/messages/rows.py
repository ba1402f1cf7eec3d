"""The conversation as its component shows it to the applicant."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from motcua.dossiers.models import Dossier, Message
from motcua.dossiers.rules import Side


def rows(found: Dossier, written: Iterable[Message]) -> list[dict[str, Any]]:
    """Return what the component takes, oldest first."""
    return [
        {"author": one.author_name, "at": one.written_at, "text": one.text, "mine": one.side == Side.APPLICANT,
         "read_at": one.read_at,
         "files": [(sent.file.name, reverse("portal:message_file", args=[found.number, sent.file_id])) for sent in one.files.all()]}
        for one in written
    ]  # fmt: skip
