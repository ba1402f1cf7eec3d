"""A part of a draft open twice: what its page carries, and what is said when another page has written it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from motcua.catalogue.rules.eform import Answers, EForm, Field, FieldKind
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Seen
from motcua.portal.filing.spelling import spelled
from motcua.ui import twice
from motcua.ui.twice import Elsewhere, Merged, Shown
from motcua.ui.words import t


def seen(request: HttpRequest) -> Seen | None:
    """Return what the page that was sent showed, as the commands take it."""
    shown = twice.read(request.POST)
    return Seen(shown.page, shown.mark) if shown else None


def carried(request: HttpRequest, draft: Dossier, part: str, base: Mapping[str, Any]) -> str:
    """Return what a page carries that shows this part now, `base` in its fields; the same page as was sent stays the same."""
    before = twice.read(request.POST)
    page = before.page if before else twice.a_page()
    return twice.written(Shown(page, dossiers.seen(draft, part, page).mark, base))


def merged(request: HttpRequest, form: EForm, theirs: Answers, mine: Answers) -> tuple[Answers, Elsewhere]:
    """Put together the answers that another page kept and those of the page that was sent, and say what changed."""
    shown, fields = twice.read(request.POST), {field.key: field for field in form.fields()}
    found = twice.merged(shown.base if shown else {}, theirs, mine, fields)
    return {**mine, **found.values}, told(
        found, {key: field.label for key, field in fields.items()}, {key: in_words(fields[key], theirs.get(key)) for key in fields},
        {key: in_words(fields[key], mine.get(key)) for key in fields},
    )  # fmt: skip


def told(found: Merged, labels: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]) -> Elsewhere:
    """Say in words what was put together."""
    return Elsewhere(
        tuple((labels[key], theirs[key]) for key in found.taken),
        tuple((labels[key], theirs[key], mine[key]) for key in found.clashing),
    )


def in_words(field: Field, answer: Any) -> str:
    """Return an answer as people read it."""
    if isinstance(answer, bool):
        return t("Có") if answer else t("Không")
    if field.kind is FieldKind.TABLE:
        rows = [", ".join(filter(None, (in_words(one, row.get(one.key)) for one in field.columns))) for row in answer or []]
        return "; ".join(filter(None, rows))
    if isinstance(answer, list):
        return ", ".join(_label(field, one) for one in answer)
    return _label(field, answer) if field.choices else spelled(field, answer)


def _label(field: Field, key: Any) -> str:
    choice = field.choice(str(key)) if key is not None else None
    return choice.label if choice else str(key or "")
