"""What the form of every change to people and units is: it asks, and then does."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.ui.forms import DayField

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Day(DayField):
    """A day of a year in which somebody may serve."""

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError("Chọn năm từ 1990 đến 2100")
        return day


class LastDay(Day):
    """The last day on which something holds, kept as the first on which it no longer does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": "Đến hết ngày", "error_messages": {"required": "Nhập ngày cuối cùng"}, **options})

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        return day + ONE_DAY if day else None

    def prepare_value(self, value: Any) -> Any:
        return value - ONE_DAY if isinstance(value, date) else value


class Change(forms.Form):
    """Asks nothing and does what it is named after; the others add fields.

    title: heading and button; about: what it will do; done: said afterwards; grave: the button warns
    """

    title: ClassVar[str] = ""
    about: ClassVar[str] = ""
    done: ClassVar[str] = ""
    grave: ClassVar[bool] = False
    use_required_attribute = False

    def __init__(self, *args: Any, target: Any, actor: Actor, at: datetime, **options: Any) -> None:
        self.target, self.actor, self.at = target, actor, at
        super().__init__(*args, **options)
        self.prepare()

    def prepare(self) -> None:
        """Choices and beginnings that depend on the target."""

    def perform(self) -> None:
        """Do it.

        :raises Refusal: whatever the command refuses
        """
        raise NotImplementedError

    def attempt(self) -> Refusal | None:
        """Do it, and return what was refused, if anything."""
        try:
            with transaction.atomic():
                self.perform()
        except Refusal as no:
            return no
        return None

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.actor, "at": self.at}
