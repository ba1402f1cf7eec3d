"""What the journal is told of a dossier handed in, so that it can be counted from the journal alone."""

from collections.abc import Iterable
from typing import Any, Protocol

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, State
from motcua.people.queries.citizens import has_identity


class HandedIn(Protocol):
    """A paper, typed or stored."""

    @property
    def file(self) -> object | None: ...
    @property
    def reused_from(self) -> str: ...


def told(dossier: Dossier, papers: Iterable[HandedIn]) -> dict[str, Any]:
    """Return how many papers there are, how many have a file or were used again; the fee; whether eID vouched for the sender."""
    if dossier.state == State.DRAFT:
        return {}
    said = [(paper.file is not None, bool(paper.reused_from)) for paper in papers]
    online = dossier.channel == Channel.ONLINE and dossier.submitter_id is not None
    return {
        "papers": len(said), "filed": sum(filed for filed, _ in said), "reused": sum(reused for _, reused in said),
        "fee_asked": dossier.fee_asked, "return_by": dossier.return_by,
        "eid": online and has_identity(dossier.submitter_id or 0),
    }
