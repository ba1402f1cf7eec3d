"""What is photographed, and where it goes: a paper of a draft, or what a supplement request asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands import Paper, papers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.portal.dossier.view import asked
from motcua.portal.entrance import own_dossier, own_draft
from motcua.portal.filing_papers import rows
from motcua.portal.wording import readable
from motcua.ui.words import t


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """title: what the paper is called. page, page_name: where its files are shown. camera, link: the two ways to take them."""

    title: str
    page: str
    page_name: str
    camera: str
    link: str
    put: Callable[[UUID, Actor, datetime], None]


def of_draft(actor: Actor, pk: int, requirement: str) -> Spot:
    """Return the place of one paper in one's own draft.

    :raises Http404: not one's own, or the procedure does not ask for it
    """
    draft = own_draft(actor, pk)
    title = _title(draft, requirement)

    def put(file: UUID, by: Actor, at: datetime) -> None:
        paper = Paper(requirement=None if requirement == rows.OTHER else requirement, name=title, file=file)
        papers.add_paper(pk, paper, by=by, at=at)

    return Spot(
        title=title, page=f"{reverse('portal:filing_papers', args=[pk])}#{requirement}", page_name="Giấy tờ",
        camera=reverse("portal:camera", args=[pk, requirement]),
        link=reverse("portal:camera_link", args=[pk, requirement]), put=put,
    )  # fmt: skip


def of_supplement(actor: Actor, number: str, requirement: str) -> Spot:
    """Return the place of one paper in the answer to the request that is open.

    :raises Http404: not one's own, nothing is asked, or not this
    """
    found = own_dossier(actor, number)
    title = {one["key"]: one["name"] for one in (asked(found) or {"wanted": []})["wanted"]}.get(requirement)
    if title is None:
        raise Http404

    def put(file: UUID, by: Actor, at: datetime) -> None:
        dossiers.keep_answer_file(found.pk, requirement, file, by=by, at=at)

    place = [number, requirement]
    return Spot(
        title=title, page=f"{reverse('portal:supplement', args=[number])}#id_{requirement}", page_name="Bổ sung hồ sơ",
        camera=reverse("portal:supplement_camera", args=place), link=reverse("portal:supplement_camera_link", args=place), put=put,
    )  # fmt: skip


def _title(draft: Dossier, requirement: str) -> str:
    if requirement == rows.OTHER:
        return t("Giấy tờ khác")
    if requirement not in draft.requirements:
        raise Http404
    return readable(draft.requirements[requirement])
