"""A written report as a value: what it says, block by block, its tables and its annexes. NĐ 30/2020/NĐ-CP says how it looks."""

from dataclasses import dataclass, field
from datetime import date

from motcua.reports.rules.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a part ("I. …", level 1) or of a point in it ("1. …", level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What the system does not know and a person has to write, or to strike out. about: of what."""

    about: str

    @property
    def text(self) -> str:
        return f"[Đơn vị bổ sung: {self.about}.]"


@dataclass(frozen=True, slots=True)
class Table:
    """A small table in the text; its sheet's heading is not printed."""

    sheet: Sheet
    caption: str = ""


type Block = Title | Text | Blank | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report to a superior authority.

    :param sign: what follows the number ("BC-SNN")
    :param subject: the line below "BÁO CÁO"
    :param to: "Kính gửi"; empty: nobody is addressed
    :param annexes: each on pages of its own
    """

    authority: str
    issuer: str
    sign: str
    place: str
    day: date
    kind: str = "BÁO CÁO"
    subject: str
    to: str = ""
    number: str = ""
    blocks: tuple[Block, ...] = ()
    annexes: tuple[Sheet, ...] = field(default=())
    recipients: tuple[str, ...] = ()
    signer_titles: tuple[str, ...] = ()
    signer: str = ""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """What a person still has to write."""
        return tuple(block for block in self.blocks if isinstance(block, Blank))
