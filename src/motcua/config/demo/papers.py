"""Real files for the made-up dossiers: a page of PDF with a title and a name."""

import json
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from uuid import UUID

import typst

from motcua.documents import commands as documents
from motcua.kernel.actors import Actor
from motcua.letters.papers.glyphs import FONTS

PAGE = Path(__file__).with_name("page.typ")


def keep(paper: str, procedure: str, name: str, *, by: Actor, at: datetime) -> UUID:
    """Make the page and keep it as its sender would."""
    facts = json.dumps({"paper": paper, "procedure": procedure, "name": name}, ensure_ascii=False)
    page = _compiler().compile(input=PAGE, sys_inputs={"facts": facts}, format="pdf")
    if not isinstance(page, bytes):
        raise TypeError("a PDF is one file")
    return documents.keep(BytesIO(page), name=f"{paper[:60]}.pdf", by=by, at=at).id


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=PAGE.parent, font_paths=fonts)
