"""The papers of a draft as the page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from motcua.documents.queries import has_pages
from motcua.dossiers.models import Dossier, SubmittedPaper
from motcua.portal.file_check.view import check_of
from motcua.portal.oddities import odd_of, signatures_of
from motcua.portal.wording import readable
from motcua.ui.words import t

OTHER = "giay-to-khac"  # the address of what the catalogue does not ask for


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement with what was sent for it. files: arguments of the component's row; warnings, signatures: sentences.

    held: what the same person handed in earlier and may use again.
    """

    key: str
    name: str
    hint: str
    required: bool
    files: list[dict[str, Any]]
    warnings: list[str]
    signatures: list[str]
    held: list[dict[str, Any]]


def asked(dossier: Dossier, earlier: Mapping[str, Sequence[SubmittedPaper]] = {}) -> list[Asked]:
    """Return every paper that the case asks for, and the place for others. One statement.

    :param earlier: by requirement, what may be used again
    """
    held: dict[str | None, list[SubmittedPaper]] = {}
    for paper in dossier.papers.select_related("file").order_by("pk"):
        held.setdefault(paper.requirement, []).append(paper)
    wanted: list[tuple[str, str | None, str, str, bool]]
    wanted = [(p.key, p.key, readable(p.name), _form(p.form), p.required) for p in dossier.papers_asked]
    wanted.append((OTHER, None, t("Giấy tờ khác"), t("Giấy tờ muốn gửi thêm."), False))
    return [
        Asked(key, name, hint, required, [row(dossier, p) for p in held.get(requirement, [])],
              [one for p in held.get(requirement, []) for one in warnings(p)],
              [one for p in held.get(requirement, []) for one in signatures(p)],
              [_offer(dossier, key, paper) for paper in earlier.get(key, ())])
        for key, requirement, name, hint, required in wanted
    ]  # fmt: skip


def _offer(dossier: Dossier, requirement: str, paper: SubmittedPaper) -> dict[str, Any]:
    """What the page says of a paper that is held, and where it is looked at and used."""
    file, source = paper.file, paper.dossier
    return {
        "name": file.name if file else paper.name, "size": file.size if file else 0, "number": source.number, "at": paper.added_at,
        "look": reverse("portal:dossier_file", args=[source.number, paper.file_id]),
        "use": reverse("portal:filing_paper_reuse", args=[dossier.pk, requirement, paper.pk]),
    }  # fmt: skip


def _form(name: str | None) -> str:
    return t("Theo mẫu: {form}.", form=readable(name)) if readable(name) else ""


def row(dossier: Dossier, paper: SubmittedPaper) -> dict[str, Any]:
    """Return the arguments of the component that shows one file."""
    if paper.file is None:
        return {"name": paper.name, "size": 0, "sha256": "", "href": "", "remove": "", "check": "", "note": ""}
    return {
        "name": paper.file.name, "size": paper.file.size, "sha256": paper.file.sha256,
        "href": _address(dossier, paper),
        "remove": reverse("portal:filing_paper_remove", args=[dossier.pk, paper.pk]),
        "check": check_of(paper.file, paper.name if paper.requirement else ""),
        "note": t("dùng lại từ hồ sơ {number}", number=paper.reused_from) if paper.reused_from else "",
    }  # fmt: skip


def _address(dossier: Dossier, paper: SubmittedPaper) -> str:
    """Shown page by page where it can be drawn; else handed out."""
    if paper.file and has_pages(paper.file):
        return reverse("portal:file_pages", args=[paper.file_id])
    return reverse("portal:draft_file", args=[dossier.pk, paper.file_id])


def warnings(paper: SubmittedPaper) -> list[str]:
    """Return what is odd about its file, each in a sentence that names the file."""
    return odd_of(paper.file, paper.name if paper.requirement else "") if paper.file else []


def signatures(paper: SubmittedPaper) -> list[str]:
    """Return who signed its file."""
    return signatures_of(paper.file) if paper.file else []
