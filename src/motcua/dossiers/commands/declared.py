"""What the sender declares: answers to the procedure's questions, which decide, and the fields of its form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.catalogue.rules import decide, decides_case, eform
from motcua.dossiers import queries, rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Seen
from motcua.kernel.refusals import Refusal

UNFINISHED = "unfinished"  # the part of a draft's form that holds what is not whole yet
PAGES = "pages"  # in it: which page wrote a part last


def without(said: Mapping[str, Any], kept: Mapping[str, Any], part: str) -> dict[str, Any]:
    """Return the form with something said anew, and nothing unfinished left of one part."""
    unfinished = {name: typed for name, typed in kept.get(UNFINISHED, {}).items() if name != part}
    form = {name: one for name, one in {**kept, **said}.items() if name != UNFINISHED}
    return {**form, UNFINISHED: unfinished} if unfinished else form


def why_not_over(dossier: Dossier, part: str, seen: Seen | None, typed: Any = None) -> Refusal | None:
    """Tell why a page that showed this may not write one part: changed-elsewhere."""
    writer = dossier.form.get(UNFINISHED, {}).get(PAGES, {}).get(part, "")
    return rules.why_not_over(queries.kept(dossier, part), writer, seen, typed)


def written(form: dict[str, Any], part: str, seen: Seen | None) -> dict[str, Any]:
    """Return the form with a note of the page that wrote one part of it."""
    unfinished = form.get(UNFINISHED, {})
    pages = {name: page for name, page in unfinished.get(PAGES, {}).items() if name != part} | ({part: seen.page} if seen else {})
    rest = {name: typed for name, typed in unfinished.items() if name != PAGES} | ({PAGES: pages} if pages else {})
    return {**form, UNFINISHED: rest} if rest else {name: said for name, said in form.items() if name != UNFINISHED}


def settle(dossier: Dossier) -> None:
    """Let case and fee follow from what is declared, where the procedure lets them."""
    version, questions = dossier.procedure, dossier.form.get("questions", {})
    if decides_case(version):
        dossier.case = decide(version, questions).case
    dossier.fee_asked = fee_asked(dossier)


def fee_asked(dossier: Dossier) -> int:
    """Return what is asked after the questions and the form, in đồng."""
    version, said = dossier.procedure, dossier.form
    if not (version.questions or any(fee.formula for fee in version.fees)):
        return version.fee_asked
    return decide(version, {**said.get("answers", {}), **said.get("questions", {})}, case=dossier.case).amount


def why_not(dossier: Dossier, today: date) -> Refusal | None:
    """Return what is still to be declared: questions-open, form-incomplete."""
    version, said = dossier.procedure, dossier.form
    if version.questions and decide(version, said.get("questions", {}), case=dossier.case).missing:
        return Refusal("questions-open")
    if version.form and eform.problems(version.form, said.get("answers", {}), today):
        return Refusal("form-incomplete")
    return None


def freeze(dossier: Dossier, today: date) -> None:
    """Leave of the form what was asked and what was reckoned from it on this day; nothing of it is reckoned again."""
    version = dossier.procedure
    form = {part: said for part, said in dossier.form.items() if part != UNFINISHED}
    if version.form and "answers" in form:
        form["answers"] = eform.settled(version.form, form["answers"], today)
    dossier.form = form
