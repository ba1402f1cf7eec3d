"""How somebody is called at the door: given name, then the first letters of the others. Nguyễn Văn An is "annv"."""

from collections.abc import Container

from motcua.kernel.texts import fold


def username(full_name: str, taken: Container[str]) -> str:
    """Return a login name that nobody has yet: "annv", then "annv2"."""
    names = ["".join(letter for letter in fold(name) if letter.isascii() and letter.isalnum()) for name in full_name.split()]
    names = [name for name in names if name] or ["canbo"]
    base = names[-1] + "".join(name[0] for name in names[:-1])
    number, wanted = 1, base
    while wanted in taken:
        number += 1
        wanted = f"{base}{number}"
    return wanted
