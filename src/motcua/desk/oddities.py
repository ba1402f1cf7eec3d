"""What is odd about a paper's file, as the desk shows it beside the file."""

from motcua.documents.rules import is_another_paper
from motcua.dossiers.models import SubmittedPaper
from motcua.ui import oddities


def odd(paper: SubmittedPaper) -> list[str]:
    """Return what is odd about its file, and who signed it, one sentence each."""
    file = paper.file
    if file is None:
        return []
    asked = paper.name if paper.requirement else ""
    found = oddities.odd(file.warnings, file.findings, lambda kind: is_another_paper(kind, asked))
    return [*found, *oddities.signatures(file.findings)]
