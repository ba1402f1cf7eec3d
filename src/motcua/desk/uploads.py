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

    def has_picture(self, name: str) -> bool:
        """Whether the first page of what was kept under this name can be shown."""
        return queries.has_pages(self.kept[name])


def uploads(names: Sequence[str], posted: Mapping[str, Any], files: Mapping[str, Any], *, by: Actor, at: datetime) -> Uploads:
    """Keep what the form has sent under these names, beside what it kept before: `<name>-kept`, unless `<name>-drop` is ticked."""
    sent = {name: files[name] for name in names if files.get(name)}
    found = documents.keep_each(((one, one.name or "") for one in sent.values()), by=by, at=at) if sent else []
    fresh = dict(zip(sent, found, strict=True))
    named = {name: posted[f"{name}-kept"] for name in names if posted.get(f"{name}-kept") and not posted.get(f"{name}-drop")}
    kept = _own(named, by)
    gone = {name: Refusal("file-not-yours") for name in named.keys() - kept.keys() - fresh.keys()}
    refused = {name: one for name, one in fresh.items() if isinstance(one, Refusal)} | gone
    kept |= {name: one for name, one in fresh.items() if isinstance(one, File)}
    return Uploads(kept, {name: refusals.sentence(why) for name, why in refused.items()})


def _own(named: Mapping[str, str], by: Actor) -> dict[str, File]:
    """What this official has kept and not attached; nobody else's, whatever the form says."""
    ids = {name: id for name, text in named.items() if (id := _id(text))}
    own = {file.id: file for file in queries.unattached(by).filter(id__in=list(ids.values()))} if ids else {}
    return {name: own[id] for name, id in ids.items() if id in own}


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
