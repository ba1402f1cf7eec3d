"""A file with procedures, and later what it held, sealed so that it comes back as it was shown."""

from typing import Any

from django import forms
from django.core import signing

SALT = "desk.catalogue_import"
SHOWN_FOR = 4 * 3600


class ProceduresFile(forms.Form):
    file = forms.FileField(
        label="Tệp thủ tục",
        help_text="JSON hoặc Excel do hệ thống này hay Cơ sở dữ liệu quốc gia xuất ra; bảng Word, Excel. Tối đa 2 MB.",
        widget=forms.FileInput({"accept": ".json,.xlsx,.docx"}),
    )
    use_required_attribute = False


def seal(found: list[dict[str, Any]], actor: str) -> str:
    """Return the versions as text that only this actor can send back, unchanged."""
    return signing.dumps({"by": actor, "versions": found}, salt=SALT, compress=True)


def opened(sealed: str, actor: str) -> list[dict[str, Any]] | None:
    """Return the versions; None: not one of ours, another's, or of yesterday."""
    try:
        kept = signing.loads(sealed, salt=SALT, max_age=SHOWN_FOR)
    except signing.BadSignature:
        return None
    return list(kept["versions"]) if kept["by"] == actor else None
