"""What is searched in and searched for."""

import re

from motcua.kernel.texts import fold


def search_text(text: str) -> str:
    """Return the words without accents and signs (but the dots of codes), single spaces."""
    return " ".join(re.sub(r"[^a-z0-9.]+", " ", fold(text)).split())


def looks_like_code(text: str) -> bool:
    """Tell whether somebody types a national code, or the beginning of one."""
    return re.fullmatch(r"\d\.\d{0,6}", text) is not None
