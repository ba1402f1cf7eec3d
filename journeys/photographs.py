"""Screenshots made small: a PNG with a palette of 256 colours."""

import os
import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
MOST_BYTES = 150_000


def wanted() -> bool:
    """Only when asked for: a test run leaves the tree as it was."""
    return bool(os.environ.get("MOTCUA_SCREENSHOTS"))


def keep_page(pdf: bytes, name: str) -> None:
    """The same for the first page of a printed paper."""
    if wanted():
        command = ["pdftoppm", "-png", "-singlefile", "-r", "110", "-"]
        keep(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout, name)


def keep(png: bytes, name: str) -> None:
    """Write the picture to the manual's screenshots, small."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{name}.png"
    Image.open(BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    assert file.stat().st_size <= MOST_BYTES, f"{name}: {file.stat().st_size} bytes"
