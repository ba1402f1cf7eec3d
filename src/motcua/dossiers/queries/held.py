"""Papers that somebody has handed in before and may hand in again: nobody brings twice what the office has."""

from motcua.documents.rules import is_same_paper
from motcua.dossiers.models import Dossier, SubmittedPaper
from motcua.dossiers.queries.lists import of_person
from motcua.kernel.actors import Actor

_LATEST, _OFFERED = 100, 3  # papers looked through; offered for one requirement


def held(draft: Dossier, actor: Actor) -> dict[str, list[SubmittedPaper]]:
    """Return for each requirement of a draft what its owner handed in under the like, the newest first.

    Only of dossiers that were taken in, that this person sees as one's own, and of the same owner (and organisation) as the draft.
    Whoever helps has nothing of one's own to offer.
    """
    owner = draft.parties.filter(role="owner").first()
    if draft.helper_id is not None or owner is None or not owner.identity_number:
        return {}
    own = of_person(actor).order_by().filter(
        organisation=draft.organisation_id, accepted_at__isnull=False, parties__role="owner",
        parties__identity_kind=owner.identity_kind, parties__identity_number=owner.identity_number,
    )  # fmt: skip
    papers = SubmittedPaper.objects.filter(dossier__in=own, file__isnull=False, requirement__isnull=False)
    latest = list(papers.select_related("file", "dossier").order_by("-id")[:_LATEST])
    there = {(paper.requirement, paper.file.sha256) for paper in draft.papers.select_related("file") if paper.file}
    return {key: found for key, name in draft.requirements.items() if (found := _like(key, name, latest, there))}


def _like(key: str, name: str, papers: list[SubmittedPaper], there: set[tuple[str | None, str]]) -> list[SubmittedPaper]:
    found: dict[str, SubmittedPaper] = {}
    for paper in papers:
        if paper.file and (key, paper.file.sha256) not in there and is_same_paper(name, paper.name):
            found.setdefault(paper.file.sha256, paper)
    return list(found.values())[:_OFFERED]
