"""Screenshots made small: a PNG with a palette of few colours."""

import os
import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).resolve().parents[1] / "docs"
README, MANUAL = DOCS / "screenshots", DOCS / "manual" / "pictures"
OF_README = {"portal-home", "procedure", "filing-review", "track", "inbox", "dossier", "intake", "receipt"}
MOST_BYTES, LEAST_WIDTH = 150_000, 600
COLOURS = {README: 256, MANUAL: 64}  # the manual has many pictures, and they are read over bad lines


def wanted() -> bool:
    """Only when asked for: a test run leaves the tree as it was."""
    return bool(os.environ.get("MOTCUA_SCREENSHOTS"))


def keep_page(pdf: bytes, name: str) -> None:
    """The same for the first page of a printed paper."""
    if wanted():
        command = ["pdftoppm", "-png", "-singlefile", "-r", "110", "-"]
        keep(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout, name)


def keep(png: bytes, name: str) -> None:
    """Write the picture, small, to where it is shown: the READMEs have a few, all others are the manual's."""
    folder = README if name in OF_README else MANUAL
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.png"
    picture = Image.open(BytesIO(png)).convert("RGB")
    _save(picture, file)
    while file.stat().st_size > MOST_BYTES:  # what shows a photographed paper
        assert picture.width > LEAST_WIDTH, f"{name}: {file.stat().st_size} bytes"
        picture = picture.resize((picture.width * 3 // 4, picture.height * 3 // 4))
        _save(picture, file)


def _save(picture: Image.Image, file: Path) -> None:
    picture.quantize(COLOURS[file.parent], dither=Image.Dither.NONE).save(file, optimize=True)
