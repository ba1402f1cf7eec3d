"""A Word file of a report that a person wrote on."""

from typing import Any

from django import forms

from motcua.desk.changes import Change
from motcua.documents import commands as documents
from motcua.kernel.refusals import Refusal
from motcua.reports import commands
from motcua.reports.models import Report

MOST = 16 * 2**20


class Rewritten(Change):
    """target: the version whose text was written on."""

    title, done = "Tải bản đã sửa lên", "Đã nhận bản sửa thành phiên bản mới."
    file = forms.FileField(label="Tệp Word đã sửa (.docx)", widget=forms.FileInput({"accept": ".docx"}))

    def perform(self) -> None:
        sent: Any = self.cleaned_data["file"]
        if sent.size > MOST:
            raise Refusal("file-too-large", limit=MOST)
        kept = documents.keep(sent, name=sent.name or "", limit=MOST, **self.who)
        self.added: Report = commands.rewrite(self.target.pk, kept.id, **self.who)
