"""What the layouts show around a page. The doors fill it; everything may be left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One entry of a menu. `count` is shown as a badge when it is not 0."""

    text: str
    href: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who sits at the desk, in words: "Nguyễn Thị Hoa", "Bộ phận Một cửa", "Tiếp nhận hồ sơ"."""

    name: str
    unit: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """Context variable `nav` of both layouts. Addresses that are empty hide what they lead to.

    :param home: address of the product name
    :param main: menu of the layout; `sub`: second row below it (desk)
    :param account: entries at the right of the header (sign in, my dossiers)
    :param search: address of a GET form with the text in `q`; `query` is what was searched
    :param switch: address of a POST with `language` and `next`
    :param leave: address of a POST that signs out
    :param notices: address and number of unread notices (desk)
    :param person: who is signed in at the desk
    :param help: address of the help of this very page
    :param demo: a sentence shown above everything on a demonstration
    """

    home: str = "/"
    main: tuple[Link, ...] = ()
    sub: tuple[Link, ...] = ()
    account: tuple[Link, ...] = ()
    search: str = ""
    query: str = ""
    switch: str = ""
    leave: str = ""
    notices: Link | None = None
    person: Person | None = None
    demo: str = ""
    help: str = ""
