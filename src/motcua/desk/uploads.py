"""Files that came with a form: each is kept as it comes in, and stays when the form comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.desk import refusals
from motcua.documents import commands as documents
from motcua.documents import queries
from motcua.documents.models import File
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Uploads:
    """By the name of the input: the files kept, and in a sentence why another was refused. Drawn by `desk/uploads.html`."""

    kept: Mapping[str, File] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def uploads(names: Sequence[str], posted: Mapping[str, Any], files: Mapping[str, Any], *, by: Actor, at: datetime) -> Uploads:
    """Keep what the form has sent under these names, beside what it kept before, which it names in `<name>-kept`."""
    sent = {name: files[name] for name in names if files.get(name)}
    found = documents.keep_each(((one, one.name or "") for one in sent.values()), by=by, at=at) if sent else []
    fresh = dict(zip(sent, found, strict=True))
    return Uploads(
        kept=_kept_before(names, posted, by) | {name: one for name, one in fresh.items() if isinstance(one, File)},
        wrong={name: refusals.sentence(one) for name, one in fresh.items() if isinstance(one, Refusal)},
    )


def _kept_before(names: Sequence[str], posted: Mapping[str, Any], by: Actor) -> dict[str, File]:
    """What this official kept with an earlier try of the form; nobody else's, whatever the form says."""
    named = {name: id for name in names if (id := _id(posted.get(f"{name}-kept")))}
    own = {file.id: file for file in queries.unattached(by).filter(id__in=list(named.values()))} if named else {}
    return {name: own[id] for name, id in named.items() if id in own}


def _id(text: Any) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
