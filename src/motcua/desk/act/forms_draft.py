"""What is asked while the result is drafted, signed, or sent back with the places to look at again."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django import forms

from motcua.desk.act.base import VerbForm
from motcua.desk.act.fields import Line, Text, where_wrong
from motcua.desk.uploads import uploads
from motcua.documents import commands as documents
from motcua.dossiers import commands, queries
from motcua.dossiers.commands import Marked
from motcua.dossiers.models import Dossier
from motcua.kernel.refusals import Refusal
from motcua.letters import queries as letters
from motcua.letters.papers import word
from motcua.ui.forms import judged_by_form
from motcua.ui.words import t

UPLOADED, ON_PAPER = "file", "paper"


class WithFile(VerbForm):
    """A form with one file, kept as soon as it comes in."""

    file = forms.FileField(label="Tệp", required=False, widget=forms.FileInput)

    def more(self) -> dict[str, forms.Field]:
        self.uploads = uploads(["file"], self.data, self.files, by=self.doing.actor, at=self.doing.at)
        return {}

    def clean_file(self) -> UUID | None:
        if why := self.uploads.wrong.get("file"):
            raise forms.ValidationError(why)
        kept = self.uploads.kept.get("file")
        return kept.id if kept else None


class DraftResult(WithFile):
    """From a template, or as it comes back from Word."""

    field_order = ("way", "file")

    def more(self) -> dict[str, forms.Field]:
        super().more()
        doing = self.doing
        self.own = {one.subject: one for one in letters.templates_for(doing.dossier, doing.at)}
        ways = [(key, t("Tạo từ mẫu: {name}", name=one.name)) for key, one in self.own.items()]
        ways += [(key, t("Tạo từ mẫu: {name}", name=t(name))) for key, name in word.TEMPLATES.items()]
        ways.append((UPLOADED, t("Tải lên bản đã soạn hoặc đã sửa")))
        first = UPLOADED if self.doing.dossier.drafts.exists() else ways[0][0]
        way = forms.ChoiceField(label="Cách làm", choices=ways, initial=first, widget=forms.RadioSelect, required=False)
        file = forms.FileField(label="Tệp Word hoặc PDF, nếu tải lên", required=False, widget=forms.FileInput)
        judged_by_form(way, file)  # either says enough
        return {"way": way, "file": file}

    def perform(self) -> Dossier:
        doing, chosen, file = self.doing, self.cleaned_data.get("way"), self.cleaned_data.get("file")
        template = "" if file or chosen == UPLOADED else chosen or next(iter((*self.own, *word.TEMPLATES)))
        if template:
            file = self._from(template)
        if file is None:
            raise Refusal("result-missing")
        return commands.draft_result(doing.dossier.pk, by=doing.actor, at=doing.at, file=file, template=template)

    def _from(self, template: str) -> UUID:
        doing, own = self.doing, self.own.get(template)
        facts = letters.draft_facts(queries.whole(doing.dossier), by=doing.actor, at=doing.at)
        try:
            made = letters.template_filled(own, facts) if own else word.docx(template, facts)
        except word.Unusable as no:
            raise Refusal(no.code, words=no.words) from None
        name = f"du-thao-{doing.dossier.number}.docx"
        return documents.keep(BytesIO(made), name=name, by=doing.actor, at=doing.at).id


class Decide(WithFile):
    """The result that is signed: a version drafted here, a file, or paper signed by hand."""

    field_order = ("abstract", "title", "result", "file")  # one answer speaks of the file below

    abstract = Text(label="Trích yếu kết quả", help_text="Điền sẵn theo tên thủ tục; sửa nếu kết quả khác")
    title = Line(label="Chức danh người ký", required=False, max_length=100)
    file = forms.FileField(label="Tệp kết quả", required=False, widget=forms.FileInput)

    def more(self) -> dict[str, forms.Field]:
        super().more()
        ordinals = self.doing.dossier.drafts.order_by("-ordinal").values_list("ordinal", flat=True)
        drafts = [(str(n), t("Ký bản dự thảo {n}", n=n)) for n in ordinals]
        ways = [*drafts, (UPLOADED, t("Ký tệp tải lên ở dưới")), (ON_PAPER, t("Đã ký tay trên bản giấy"))]
        first = ways[0][0] if drafts else ON_PAPER
        self.fields["abstract"].initial = self.doing.dossier.procedure_name
        radio = forms.ChoiceField(label="Kết quả được ký", choices=ways, initial=first, widget=forms.RadioSelect, required=False)
        judged_by_form(radio)  # an answer is chosen already
        return {"result": radio}

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        chosen, file = typed.get("result", ""), typed.get("file")
        draft = int(chosen) if chosen.isdigit() and not file else None
        return {
            "abstract": typed["abstract"], "title": typed["title"], "file": file, "draft": draft,
            "on_paper": chosen == ON_PAPER and not file,
        }  # fmt: skip


class SendBack(VerbForm):
    """Why, and at each place what to look at again; a place left empty is in order."""

    reason = Text(label="Lý do")

    def more(self) -> dict[str, forms.Field]:
        self.places = places(self.doing.dossier)
        return {f"mark-{n}": where_wrong(title) for n, (_, _, title) in enumerate(self.places)}

    def facts(self) -> dict[str, Any]:
        said = ((n, self.cleaned_data.get(f"mark-{n}", "")) for n in range(len(self.places)))
        marked = [(*self.places[n], words) for n, words in said if words]
        marks = [Marked(kind=kind, place=place, title=title, words=words) for kind, place, title, words in marked]
        return {"reason": self.cleaned_data["reason"], "marks": marks}


def places(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Return what can be marked: kind, key, and what it is called; the draft first, then papers, then answers."""
    found = [("draft", str(n), t("Dự thảo bản {n} (ghi cả số trang)", n=n)) for n in _last_draft(dossier)]
    found += [("paper", str(paper.pk), t("Giấy tờ: {name}", name=paper.name)) for paper in dossier.papers.order_by("id")]
    form = getattr(dossier.procedure, "form", None)
    labels = {field.key: field.label for section in form.sections for field in section.fields} if form else {}
    answers = dossier.form.get("answers", {})
    return found + [("field", key, t("Tờ khai: {name}", name=labels.get(key, key))) for key in answers]


def _last_draft(dossier: Dossier) -> list[int]:
    return list(dossier.drafts.order_by("-ordinal").values_list("ordinal", flat=True)[:1])
