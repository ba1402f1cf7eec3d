"""Which of the two languages the person reads: Vietnamese first, English second."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

VIETNAMESE, ENGLISH = "vi", "en"
LANGUAGES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}

_current: ContextVar[str] = ContextVar("language", default=VIETNAMESE)


def current() -> str:
    """Return the language code of the page that is being made."""
    return _current.get()


def known(code: str | None) -> str:
    """Return the code when it is one of ours, else Vietnamese: a cookie may hold anything."""
    return code if code in LANGUAGES else VIETNAMESE


@contextmanager
def spoken(code: str | None) -> Iterator[None]:
    """Speak this language inside the block."""
    token = _current.set(known(code))
    try:
        yield
    finally:
        _current.reset(token)
