"""What the counter found: each paper listed by the sender with how many there are and of which kind, and what came besides."""

from collections.abc import Mapping
from typing import Any

from django import forms

from motcua.desk.act.fields import Line
from motcua.desk.intake.papers import AT_COUNTER, MOST, PaperRows
from motcua.desk.wording import PAPER_KINDS
from motcua.dossiers.commands import Counted, Paper
from motcua.dossiers.models import Dossier

UNTICKED = "Còn giấy tờ chưa đánh dấu đã kiểm tra; thiếu hoặc sai thì sửa số lượng hoặc lập phiếu yêu cầu bổ sung"


class ReceivedRows:
    """A tick, a count and a kind for each paper listed; a count and a kind for each that is added; drawn by `act/received.html`.

    :ivar rows: key and name of each paper listed
    :ivar added: the rows of papers that come besides
    :ivar missing: names of required papers that the sender has not listed
    """

    def __init__(self, dossier: Dossier) -> None:
        listed = list(dossier.papers.order_by("id"))
        self.case = dossier.case
        self.rows = [(paper.pk, paper.name) for paper in listed]
        self.added = PaperRows(dossier.procedure.papers_of(dossier.case), expected=False)
        self.missing = [dossier.requirements[key] for key in dossier.missing_papers]
        self.fields: dict[str, forms.Field] = {}
        if listed:
            ticks = [(str(pk), name) for pk, name in self.rows]
            self.fields["checked"] = forms.MultipleChoiceField(label="Giấy tờ đã kiểm tra", choices=ticks, required=False)
        for paper in listed:
            self.fields |= _counted(f"paper-{paper.pk}", paper.name, paper.quantity, paper.kind, PAPER_KINDS)
        other = "Giấy tờ khác, ngoài danh mục"
        self.fields |= self.added.fields
        self.fields["other"] = Line(label=other, required=False, max_length=200)
        self.fields |= _counted("other", other, None, "original", {kind: PAPER_KINDS[kind] for kind in AT_COUNTER})

    def counted(self, cleaned: Mapping[str, Any]) -> list[Counted]:
        """Return what was received of the papers listed, as the command takes it."""
        return [
            Counted(paper=pk, kind=cleaned[f"paper-{pk}-kind"] or "electronic", quantity=self._count(cleaned, pk))
            for pk, _ in self.rows
        ]

    def besides(self, cleaned: Mapping[str, Any]) -> list[Paper]:
        """Return what came besides, as the command takes it."""
        found = self.added.given(cleaned, self.case)
        if cleaned.get("other"):
            kind, count = cleaned.get("other-kind") or "original", cleaned.get("other-count") or 1
            found.append(Paper(requirement=None, name=cleaned["other"], kind=kind, quantity=count))
        return found

    def is_unticked(self, cleaned: Mapping[str, Any]) -> bool:
        """Whether something that is there has not been looked at."""
        ticked = cleaned.get("checked", [])
        return any(str(pk) not in ticked and self._count(cleaned, pk) for pk, _ in self.rows)

    def _count(self, cleaned: Mapping[str, Any], pk: int) -> int:
        typed = cleaned.get(f"paper-{pk}-count")
        return int(self.fields[f"paper-{pk}-count"].initial if typed is None else typed)


def _counted(name: str, label: str, count: int | None, kind: str, kinds: Mapping[str, str]) -> dict[str, forms.Field]:
    return {
        f"{name}-count": forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST, initial=count),
        f"{name}-kind": forms.ChoiceField(label=label, required=False, choices=list(kinds.items()), initial=kind),
    }
