"""What is odd about a file somebody sent, beside what it was sent for."""

from motcua.documents.models import File
from motcua.documents.rules import is_another_paper
from motcua.ui import oddities


def odd_of(file: File, asked: str) -> list[str]:
    """Return sentences that name the file.

    :param asked: the name of the requirement it was sent for; "" if none
    """
    found = oddities.odd(file.warnings, file.findings, lambda kind: is_another_paper(kind, asked))
    return [f"{file.name}: {said}" for said in found]


def signatures_of(file: File) -> list[str]:
    return [f"{file.name}: {said}" for said in oddities.signatures(file.findings)]
