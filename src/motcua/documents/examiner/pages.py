"""One page as a grey picture: blank, dark, faint, blurred, turned? Measured with Pillow alone."""

import struct
from collections.abc import Sequence
from statistics import median

from PIL import Image, ImageChops, ImageFilter

LONG_SIDE = 1600  # dots: a sheet of A4 at 137 dots an inch; letters are ten dots high
FEWEST = 400  # dots of the shorter side: less shows no letters of a sheet
BLANK, DARK, FAINT, BLURRED = "blank", "dark", "faint", "blurred"
SIDEWAYS, UPSIDE_DOWN, FEW_DOTS = "sideways", "upside-down", "few-dots"

_INK = 28  # how much darker than the paper around it
_LEAST_INK = 0.00025  # of the page: less than one short line
_DARKEST = 75  # of 255: the paper itself, in its brightest twentieth
_FAINTEST = 34  # between paper and ink
_SOFTEST = 0.155  # how much of an edge's height lies between two neighbouring dots
_LINES = 6  # bands of a page before their direction means something


def odd(page: Image.Image) -> list[str]:
    """Return what is wrong with this page; nothing when in doubt."""
    page = _small(page)
    paper = page.filter(ImageFilter.BoxBlur(max(page.size) // 40))
    ink = ImageChops.subtract(paper, page)
    if _share(ImageChops.subtract(paper, page.filter(ImageFilter.BoxBlur(1))), 9) < _LEAST_INK:
        return [DARK] if _percentile(page, 0.95) < _DARKEST and _percentile(page, 0.95) > 3 and _noisy(page) else [BLANK]
    if _percentile(page, 0.95) < _DARKEST:
        return [DARK]
    if _percentile(ink, 1 - _LEAST_INK) < _FAINTEST:
        return [FAINT]
    if _softness(page) < _SOFTEST:
        return [BLURRED]
    return _turned(ink)


def _small(page: Image.Image) -> Image.Image:
    """Without its rim, where scanners leave shadows, and no larger than needed."""
    rim_x, rim_y = page.width // 40, page.height // 40
    page = page.crop((rim_x, rim_y, page.width - rim_x, page.height - rim_y))
    if max(page.size) > LONG_SIDE:
        page.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BOX)
    return page


def _percentile(page: Image.Image, share: float) -> int:
    """The value that this share of the dots does not exceed."""
    counts = page.histogram()
    left = share * sum(counts)
    for value, count in enumerate(counts):
        left -= count
        if left <= 0:
            return value
    return 255


def _share(page: Image.Image, above: int) -> float:
    counts = page.histogram()
    return sum(counts[above:]) / max(sum(counts), 1)


def _noisy(page: Image.Image) -> bool:
    return _percentile(page, 0.98) - _percentile(page, 0.02) > 6


def _softness(page: Image.Image) -> float:
    """How steep the steepest edges are: about 0.5 in a sharp page, under 0.15 where letters have run together."""
    near = [_difference(page, 1, 0), _difference(page, 0, 1)]
    far = [_difference(page, 8, 0), _difference(page, 0, 8)]
    steps = [_percentile(one, 0.9985) for one in near]
    heights = [_percentile(one, 0.9985) for one in far]
    return max(steps) / max(*heights, 1)


def _difference(page: Image.Image, x: int, y: int) -> Image.Image:
    width, height = page.width - x, page.height - y
    return ImageChops.difference(page.crop((0, 0, width, height)), page.crop((x, y, page.width, page.height)))


def _turned(ink: Image.Image) -> list[str]:
    marks = ink.point([255 if value > _INK else 0 for value in range(256)])
    rows, columns = _profile(marks, along=1), _profile(marks, along=0)
    upright, lying = _bands(rows), _bands(columns)
    if _regular(lying) and _contrast(columns) > 2.5 * _contrast(rows) and len(lying) > len(upright):
        return [SIDEWAYS]
    if _regular(upright) and _contrast(rows) > 1.5 * _contrast(columns) and _hangs(rows, upright):
        return [UPSIDE_DOWN]
    return []


def _profile(marks: Image.Image, *, along: int) -> list[float]:
    """How much ink each row (along=1) or column (0) has."""
    size = (1, marks.height) if along else (marks.width, 1)
    shares = marks.convert("F").resize(size, Image.Resampling.BOX)
    return [value / 255 for (value,) in struct.iter_unpack("f", shares.tobytes())]


def _contrast(profile: Sequence[float]) -> float:
    """How much neighbouring rows differ, against how much ink there is: lines of text are rows and gaps."""
    whole = sum(profile) / max(len(profile), 1)
    steps = sum((b - a) ** 2 for a, b in zip(profile, profile[2:], strict=False)) / max(len(profile), 1)
    return steps / max(whole * whole, 1e-9)


def _bands(profile: Sequence[float]) -> list[tuple[int, int]]:
    """Runs of rows with ink: lines of text, where it is text."""
    least = max(profile, default=0.0) * 0.04
    found, start = [], None
    for at, value in enumerate([*profile, 0.0]):
        if value > least and start is None:
            start = at
        elif value <= least and start is not None:
            found.append((start, at))
            start = None
    return found


def _regular(bands: Sequence[tuple[int, int]]) -> bool:
    """Lines of text: enough of them, of about the same height, none of which is a picture."""
    heights = [end - start for start, end in bands if end - start >= 5]
    if len(heights) < _LINES or not 6 <= median(heights) <= 60:
        return False
    usual = median(heights)
    return sum(0.5 * usual <= height <= 2 * usual for height in heights) >= 0.7 * len(heights)


def _hangs(rows: Sequence[float], bands: Sequence[tuple[int, int]]) -> bool:
    """Vietnamese carries its marks above the line: with most of the ink outside the small letters below, it stands on its head."""
    votes = [vote for start, end in bands if end - start >= 8 and (vote := _vote(rows[start:end]))]
    down = sum(vote < 0 for vote in votes)
    return len(votes) >= _LINES and down >= 0.75 * len(votes)


def _vote(line: Sequence[float]) -> int:
    """1: more ink above the small letters of this line; -1: below; 0: cannot be told."""
    body = max(line) * 0.55
    first = next(at for at, value in enumerate(line) if value >= body)
    last = len(line) - 1 - next(at for at, value in enumerate(reversed(line)) if value >= body)
    above, below = sum(line[:first]), sum(line[last + 1 :])
    if abs(above - below) < 0.12 * (above + below):
        return 0
    return 1 if above > below else -1
