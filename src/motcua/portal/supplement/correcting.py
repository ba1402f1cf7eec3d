"""The fields of the form that an official marked: each with the official's words, open to be typed anew; all others stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from motcua.catalogue.rules.eform import Answers, EForm
from motcua.dossiers.models import Dossier
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest
from motcua.portal.filing.checking import answers_of
from motcua.portal.filing.eforms import Filled


@dataclass(frozen=True, slots=True)
class Correcting:
    """The marked fields with what stands in them now. before: the answers as they were handed in."""

    filled: Filled
    marked: Mapping[str, str]
    before: Answers

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Return the marked fields as the component draws them, in the order of the form, each with the official's words."""
        every = (field for section in self.filled.sections() for field in section["fields"])
        return [field | {"shown": True, "words": self.marked[field["path"]]} for field in every if field["path"] in self.marked]

    @property
    def lines(self) -> list[dict[str, str]]:
        """What is wrong with the marked fields, for the error summary."""
        return [line for line in self.filled.lines if line["href"].removeprefix("#f-").partition("-")[0] in self.marked]

    @property
    def answers(self) -> Answers:
        """What stands in the marked fields."""
        return {key: answer for key, answer in self.filled.answers.items() if key in self.marked}

    @property
    def changed(self) -> Answers:
        return {key: answer for key, answer in self.answers.items() if answer != self.before.get(key)}


def correcting(found: Dossier, wanted: Mapping[str, Any], request: PortalRequest) -> Correcting | None:
    """Return the marked fields with what was posted, else with what was typed so far; None when no field was marked."""
    form, marked = found.procedure.form, {one["key"]: one["reason"] for one in wanted["fields"]}
    if form is None or not marked:
        return None
    before: Answers = found.form.get("answers", {})
    posted = request.method == "POST"
    typed = posted_of(form, request.POST) if posted else wanted["unfinished"].get("answers", {})
    answers = before | {key: answer for key, answer in typed.items() if key in marked}
    rows = request.GET.get("rows", "")
    filled = Filled(form, answers, local_date(request.now), tell=posted, rows=rows if rows.partition(":")[0] in marked else "")
    return Correcting(filled, marked, before)


def posted_of(form: EForm, sent: QueryDict) -> Answers:
    """Tables and ticked boxes that the page did not have are not read as empty."""
    names = {name.split(".")[1] for name in sent if name.startswith("f.") and name.count(".")}
    return {key: answer for key, answer in answers_of(form, sent).items() if key in names or f"f.{key}" in sent.getlist("has")}
