"""A sheet as PDF/A, to be signed. The same sheet gives the same bytes."""

import json
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from motcua.kernel import moments
from motcua.letters.papers.glyphs import FONTS, printable
from motcua.letters.papers.render import STANDARD, plain, trained
from motcua.reports.layouts import words
from motcua.reports.rules.sheets import Rank, Sheet, head_cells, numbers

_HOUSE = Path(__file__).resolve().parents[2]  # the letters' own layout is imported from below
_one_at_a_time = threading.Lock()
_WIDE = 14  # columns; more of them are set smaller


def pdf(first: Sheet, *others: Sheet) -> bytes:
    """Print sheets, each from a page of its own on; what the file tells of its making is the start of the first one's day."""
    pages = [page(sheet) for sheet in (first, *others)]
    return compiled("table", pages[0] | {"sheets": pages}, made=int(moments.start_of(first.heading.day).timestamp()))


def compiled(template: str, page: dict[str, Any], *, made: int) -> bytes:
    """Print what a template of this folder makes of a page of plain values."""
    with _one_at_a_time:
        printed: bytes = _compiler().compile(
            input=Path(__file__).with_name(f"{template}.typ"), sys_inputs={"data": json.dumps(page, ensure_ascii=False)},
            format="pdf", pdf_standards=STANDARD, timestamp=made,
        )  # fmt: skip
    return printed


@cache
def _compiler() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=_HOUSE, font_paths=fonts)


def head(sheet: Sheet) -> dict[str, Any]:
    """What the letters' heading asks for."""
    heading = sheet.heading
    return {
        "authority": printable(heading.authority), "issuer": printable(heading.issuer), "place": printable(heading.place),
        "day": plain(heading.day), "title": printable(sheet.layout.title), "mark": trained(""), "number": "",
    }  # fmt: skip


def page(sheet: Sheet) -> dict[str, Any]:
    """Everything that a form's page is made of."""
    layout = sheet.layout
    told = [text for text in (words.reporter(sheet.heading), words.receiver(sheet.heading)) if text]
    return head(sheet) | {
        "form": words.form_of(sheet), "source": layout.source, "measure": layout.measure,
        "period": sheet.heading.period, "told": [printable(text) for text in told],
        **grid(sheet), "notes": layout.notes, "signers": plain(sheet.heading.signers),
    }  # fmt: skip


def grid(sheet: Sheet) -> dict[str, Any]:
    """What the table itself asks for."""
    layout, leaves = sheet.layout, sheet.layout.leaves
    heads = [{"title": c.title, "row": c.row, "column": c.column, "rows": c.rows, "columns": c.columns} for c in head_cells(layout)]
    rows = [{"bold": row.rank is not Rank.LINE, "cells": [printable(words.written(v)) for v in row.cells]} for row in sheet.rows]
    return {
        "size": 10 if len(leaves) <= _WIDE else 8.5, "widths": [leaf.width for leaf in leaves],
        "kinds": [leaf.kind.value for leaf in leaves],
        "fed": [leaf.fed for leaf in leaves], "depth": sheet.depth, "heads": heads,
        "numbers": numbers(layout) if layout.numbered else [], "rows": rows,
    }  # fmt: skip
