"""The user's manual as it lies in `docs/manual`, beside the code: Markdown that is also read where the code is."""

import struct
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from motcua.ui import prose

INDEX = "so-tay"
PARTS = {INDEX: "README", **{part: part for part in ("nguoi-dan", "tiep-nhan", "thu-ly", "lanh-dao", "quan-tri")}}


def folder() -> Path:
    return Path(settings.ROOT) / "docs" / "manual"


@cache
def is_here() -> bool:
    """Whether the manual came along: a package without `docs` has none."""
    return (folder() / "README.md").exists()


@cache
def page(part: str, unfolded: bool) -> prose.Prose | None:
    """Return a part, with its pictures folded or not; None where there is no such part."""
    file = folder() / f"{PARTS.get(part, part)}.md"
    if part not in PARTS or not file.exists():
        return None
    return prose.read(file.read_text(encoding="utf-8"), lambda address: _place(address, unfolded))


@cache
def picture(name: str) -> Path | None:
    """Return the file of a picture of the manual or of the READMEs; `name` comes from an address and may be anything."""
    known = {file.stem: file for place in ("pictures", "../screenshots") for file in (folder() / place).glob("*.png")}
    return known.get(name)


def _place(address: str, unfolded: bool) -> prose.Target:
    """Elsewhere in the code, outside the manual, leads nowhere here."""
    file, _, anchor = address.partition("#")
    tail = f"#{anchor}" if anchor else ""
    if file.endswith(".png"):
        found = picture(Path(file).stem)
        return _picture(found, unfolded) if found else prose.Target("")
    parts = {f"{name}.md": part for part, name in PARTS.items()}
    if file in parts:
        return prose.Target(reverse("portal:manual", args=[parts[file]]) + tail)
    return prose.Target(address if file.startswith("/") and not file.startswith("//") else tail)


def _picture(file: Path, unfolded: bool) -> prose.Target:
    width, height = struct.unpack(">II", file.read_bytes()[16:24])  # where every PNG says it
    return prose.Target(reverse("portal:manual_picture", args=[file.stem]), width, height, "Hình: ", unfolded)
