"""Where dossiers lie for whom nobody is there: only how many, an administrator sees no dossier."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.desk.wording import DUTIES
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import duties_for
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.words import t


@dataclass(frozen=True, slots=True)
class Alone:
    """A unit, a sentence, and whose dossiers they still are."""

    unit: Any
    text: str
    holder: Any


def alone(actor: Actor, at: datetime) -> list[Alone]:
    """Return where in the units this administrator looks after dossiers wait for somebody who is not there."""
    return list(_said(dossiers.unborne(people.administered(actor, local_date(at)), at)))


def _said(found: list[dossiers.Unborne]) -> Iterator[Alone]:
    units, names = people.every_unit(), people.accounts(one.holder for one in found if one.holder)
    for one in found:
        if one.why == "left":
            text = t("{n} hồ sơ còn đứng tên người đã thôi nhiệm vụ ở đây.", n=one.count)
        else:
            duties = f" {t('hoặc')} ".join(t(words) for duty, words in DUTIES.items() if duty in duties_for(one.waits_for))
            text = t("{n} hồ sơ chờ {duties}; hôm nay không có ai.", n=one.count, duties=duties)
        yield Alone(units[one.unit], text, names.get(one.holder) if one.holder else None)
