"""What the form of every verb is: it asks, and then does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from motcua.dossiers import commands
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does what to which dossier, and when."""

    verb: str
    dossier: Dossier
    actor: Actor
    at: datetime

    @property
    def unit(self) -> str:
        return self.dossier.holder_unit_id or self.dossier.receiving_unit_id


class VerbForm(forms.Form):
    """Asks nothing and does the verb; the others add fields and say what the command gets."""

    # A screen reader hears the label of a required field; the sentence under it says what to do.
    use_required_attribute = False
    takes_files: ClassVar[bool] = False

    def __init__(self, *args: Any, doing: Doing, **options: Any) -> None:
        self.doing = doing
        super().__init__(*args, **options)
        self.fields.update(self.more())

    def more(self) -> dict[str, forms.Field]:
        """Fields that depend on the dossier."""
        return {}

    def facts(self) -> dict[str, Any]:
        """What the command is given besides who and when."""
        return dict(self.cleaned_data)

    def perform(self) -> Dossier:
        """Do it.

        :raises Refusal: whatever the command refuses
        """
        command = getattr(commands, self.doing.verb)
        done: Dossier = command(self.doing.dossier.pk, by=self.doing.actor, at=self.doing.at, **self.facts())
        return done

    def attempt(self) -> Refusal | None:
        """Do it, and return what the command refused, if it did."""
        try:
            self.perform()
        except Refusal as no:
            return no
        return None


def unit_choices(codes: list[str]) -> list[tuple[str, str]]:
    return [(code, people.unit(code).name) for code in codes]
