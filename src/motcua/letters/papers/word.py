"""A Word file from a template and the facts of a dossier. Placeholders are filled in a sandbox: a template can ask, never act."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

HERE = Path(__file__).resolve().parent
# What a result can be drafted from while an office has no template of its own.
TEMPLATES = {"decision": "Quyết định", "answer": "Thông báo, văn bản trả lời"}
LARGEST = 8 * 2**20


class _Blank(ChainableUndefined):
    """What a template asks for and nobody knows is a line of dots, to be seen and filled in by hand."""

    def __str__(self) -> str:
        return "……"


def docx(template: str, facts: Mapping[str, Any]) -> bytes:
    """Return the template filled in.

    :raises LookupError: there is no such template
    :raises ValueError: what came out is too large to be a letter
    """
    if template not in TEMPLATES:
        raise LookupError(template)
    made = DocxTemplate(HERE / f"{template}.docx")
    environment = ImmutableSandboxedEnvironment(undefined=_Blank, autoescape=True)
    made.render(dict(facts), environment, autoescape=True)
    out = BytesIO()
    made.save(out)
    if out.tell() > LARGEST:
        raise ValueError(f"{out.tell()} bytes are no letter")
    return out.getvalue()
