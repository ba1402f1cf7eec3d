"""An electronic form as values: sections of fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from motcua.catalogue.rules.eform.formulas import Formula

type Bound = Decimal | date | Formula | None

PREFILLS = (
    "account.name", "account.phone", "account.email", "account.personal_number", "owner.name", "owner.address",
    "owner.identity_number", "owner.phone", "earlier",
)


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    PHONE = "phone"
    EMAIL = "email"
    PERSONAL_NUMBER = "personal_number"
    TAX_CODE = "tax_code"
    TABLE = "table"
    COMPUTED = "computed"
    NOTE = "note"


NUMBERS = frozenset({FieldKind.WHOLE, FieldKind.DECIMAL, FieldKind.MONEY})
CHOOSING = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
UNASKED = frozenset({FieldKind.COMPUTED, FieldKind.NOTE})


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing asked, reckoned (COMPUTED, by its formula) or said (NOTE).

    A false `check` is a problem, told in the words of `check_text`. columns, min_rows, max_rows: of a TABLE.
    """

    key: str
    kind: FieldKind
    label: str
    hint: str = ""
    required: bool | Formula = False
    show_if: Formula | None = None
    choices: tuple[Choice, ...] = ()
    minimum: Bound = None
    maximum: Bound = None
    max_length: int | None = None
    unit: str = ""
    prefill: str | None = None
    formula: Formula | None = None
    columns: tuple["Field", ...] = ()
    min_rows: int = 0
    max_rows: int | None = None
    check: Formula | None = None
    check_text: str = ""

    def choice(self, key: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    key: str
    title: str
    hint: str = ""
    show_if: Formula | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class EForm:
    sections: tuple[Section, ...] = ()

    def fields(self) -> Iterator[Field]:
        """Every field in order, without the columns of tables."""
        return (field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field | None:
        return next((field for field in self.fields() if field.key == key), None)
