"""A file with a list, and later the list itself, sealed so that it comes back as it was shown."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.core import signing

from motcua.desk.people_import import sheet
from motcua.people.rules.staff_list import Line

SALT = "desk.people_import"
SHOWN_FOR = 4 * 3600


class ListFile(forms.Form):
    file = forms.FileField(
        label="Tệp Excel (.xlsx)", help_text="Tối đa 1.000 dòng, 2 MB", widget=forms.FileInput({"accept": ".xlsx"}),
    )  # fmt: skip
    use_required_attribute = False
    lines: list[Line]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.lines = sheet.read(file, file.size)
        except sheet.Unreadable as why:
            raise forms.ValidationError(str(why)) from None
        return file


def seal(lines: list[Line], actor: str) -> str:
    """Return the list as text that only this actor can send back, unchanged."""
    return signing.dumps({"by": actor, "lines": [list(asdict(line).values()) for line in lines]}, salt=SALT, compress=True)


def opened(sealed: str, actor: str) -> list[Line] | None:
    """Return the list; None: it is not one of ours, another's, or of yesterday."""
    try:
        kept = signing.loads(sealed, salt=SALT, max_age=SHOWN_FOR)
    except signing.BadSignature:
        return None
    return [Line(*row) for row in kept["lines"]] if kept["by"] == actor else None
