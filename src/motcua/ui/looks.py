"""Whether the page is light or dark: as the machine says, unless the person has said otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

AS_THE_MACHINE, LIGHT, DARK = "auto", "light", "dark"
LOOKS = {AS_THE_MACHINE: "Như máy của tôi", LIGHT: "Sáng", DARK: "Tối"}

_current: ContextVar[str] = ContextVar("look", default=AS_THE_MACHINE)


def current() -> str:
    return _current.get()


def known(look: str | None) -> str:
    """Return the look when it is one of ours: a cookie may hold anything."""
    return look if look in LOOKS else AS_THE_MACHINE


@contextmanager
def seen(look: str | None) -> Iterator[None]:
    """Draw pages in this look inside the block."""
    token = _current.set(known(look))
    try:
        yield
    finally:
        _current.reset(token)
