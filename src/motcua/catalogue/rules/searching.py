"""What is searched in and searched for."""

import re

from motcua.kernel.texts import fold

# How offices and farmers shorten; folded, because accents may be missing.
_SHORT = {
    "attp": "an toàn thực phẩm",
    "bvtv": "bảo vệ thực vật",
    "cchn": "chứng chỉ hành nghề",
    "gcn": "giấy chứng nhận",
    "htx": "hợp tác xã",
    "kdđv": "kiểm dịch động vật",
    "kddv": "kiểm dịch động vật",
    "kdtv": "kiểm dịch thực vật",
    "ntm": "nông thôn mới",
    "ntts": "nuôi trồng thủy sản",
    "tacn": "thức ăn chăn nuôi",
}
# Words of nearly every name: they tell procedures apart less than the others.
_COMMON = frozenset({
    "cap", "lai", "giay", "chung", "nhan", "phep", "quyet", "dinh", "phe", "duyet", "xac", "doi", "voi", "cac", "cua", "cho",
    "co", "so", "du", "dieu", "kien",
})


def search_text(text: str) -> str:
    """Return the words without accents and signs (but the dots of codes), single spaces."""
    return " ".join(re.sub(r"[^a-z0-9.]+", " ", fold(text)).split())


def spelled_out(text: str) -> str:
    """Return the text with what offices shorten written out: "thuốc bvtv" means "thuốc bảo vệ thực vật"."""
    return " ".join(_SHORT.get(word, word) for word in text.split())


def looks_like_code(text: str) -> bool:
    """Tell whether somebody types a national code, or the beginning of one."""
    return re.fullmatch(r"\d\.\d{0,6}", text) is not None


def weight(word: str) -> float:
    """Return how much a word of the question says."""
    return 0.25 if word in _COMMON else 1.0
