"""Scans of the papers counted at a counter: each is kept as it comes in, and stays when the form comes back."""

from dataclasses import dataclass, field
from uuid import UUID

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.documents import commands as documents
from motcua.documents import queries
from motcua.documents.models import File
from motcua.kernel.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Scans:
    """By the row of their paper: the files that are kept, and in a sentence why another was refused."""

    kept: dict[int, File] = field(default_factory=dict)
    wrong: dict[int, str] = field(default_factory=dict)


def scans(request: DeskRequest, papers: int) -> Scans:
    """Keep what the form has sent, `papers-<n>-scan`, beside what it kept before, `papers-<n>-kept`."""
    sent = {n: upload for n in range(papers) if (upload := request.FILES.get(f"papers-{n}-scan"))}
    found = documents.keep_each(((one, one.name or "") for one in sent.values()), by=request.actor, at=request.now) if sent else []
    fresh = dict(zip(sent, found, strict=True))
    return Scans(
        kept=_kept_before(request, papers) | {n: one for n, one in fresh.items() if isinstance(one, File)},
        wrong={n: refusals.sentence(one) for n, one in fresh.items() if isinstance(one, Refusal)},
    )


def _kept_before(request: DeskRequest, papers: int) -> dict[int, File]:
    """What this official kept with an earlier try of the form; nobody else's, whatever the form says."""
    named = {n: _id(text) for n in range(papers) if (text := request.POST.get(f"papers-{n}-kept"))}
    wanted = [id for id in named.values() if id]
    own = {file.id: file for file in queries.unattached(request.actor).filter(id__in=wanted)} if wanted else {}
    return {n: own[id] for n, id in named.items() if id in own}


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
