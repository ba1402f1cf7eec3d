"""The collected electronic forms, laid upon the collected procedures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.facts import Case, Paper, PublishedVersion
from motcua.catalogue.rules.questions import read_questions


def with_form(version: PublishedVersion, data: Mapping[str, Any], common: Mapping[str, Any]) -> PublishedVersion:
    """Return the version with its form, its questions and what they decide. No agency confirmed it: it is not verified.

    :raises BadForm, BadFormula: the collected form is wrong
    """
    return replace(
        version, form=eform.read({"sections": [_section(section, common) for section in data["sections"]]}),
        questions=read_questions(data.get("questions", [])), cases=_cases(version, data.get("cases", {})),
        papers=tuple(_paper(paper, data.get("papers", {})) for paper in version.papers),
        unverified=tuple(sorted({*version.unverified, "form"})),
    )


def _section(section: Mapping[str, Any], common: Mapping[str, Any]) -> Mapping[str, Any]:
    return common[section["use"]] if "use" in section else section


def _cases(version: PublishedVersion, listed: Mapping[str, Mapping[str, str]]) -> tuple[Case, ...]:
    """Known cases get their conditions; new ones stand first, since they are the ordinary ones."""
    known = {case.key for case in version.cases}
    fresh = [Case(key=key, name=told["name"], when=_when(told)) for key, told in listed.items() if key not in known]
    return (*fresh, *(replace(case, when=_when(listed.get(case.key, {}))) for case in version.cases))


def _paper(paper: Paper, listed: Mapping[str, Mapping[str, str]]) -> Paper:
    return replace(paper, when=_when(listed[paper.key])) if paper.key in listed else paper


def _when(told: Mapping[str, str]) -> eform.Formula | None:
    return eform.parse(told["when"]) if "when" in told else None
