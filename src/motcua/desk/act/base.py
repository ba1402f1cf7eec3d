"""What the form of every verb is: it asks, and then does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction

from motcua.dossiers import commands
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people

STALE = "changed-meanwhile"


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

    # The dossier's last event when the page was made: pressed twice, or from a page gone stale, nothing is done.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, doing: Doing, **options: Any) -> None:
        self.doing = doing
        super().__init__(*args, **options)
        self.fields.update(self.more())
        self.order_fields(self.field_order)
        self.fields["seen"].initial = doing.dossier.seq

    def more(self) -> dict[str, forms.Field]:
        """Fields that depend on the dossier."""
        return {}

    def facts(self) -> dict[str, Any]:
        """What the command is given besides who and when."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def perform(self) -> Dossier:
        """Do it.

        :raises Refusal: whatever the command refuses
        """
        command = getattr(commands, self.doing.verb)
        done: Dossier = command(self.doing.dossier.pk, by=self.doing.actor, at=self.doing.at, **self.facts())
        return done

    def attempt(self) -> Refusal | None:
        """Do it, and return what was refused, if anything: by the command, or changed-meanwhile."""
        try:
            with transaction.atomic():
                require(None if self._is_fresh() else Refusal(STALE))
                self.perform()
        except Refusal as no:
            return no
        return None

    def renew(self, doing: Doing) -> None:
        """Let the form that is shown again stand on the dossier as it is now: whoever has read the sentence may press again."""
        self.doing = doing
        posted: Any = self.data  # a QueryDict, which may not be written in
        data = posted.copy()
        data["seen"] = str(self.doing.dossier.seq)
        self.data = data

    def typed(self) -> list[tuple[str, str]]:
        """Return the label and the words of every field somebody wrote in, to be copied where the form can not be shown again."""
        written = [bound for bound in self.visible_fields() if not isinstance(bound.field, (forms.ChoiceField, forms.FileField))]
        return [(str(bound.label), bound.data) for bound in written if isinstance(bound.data, str) and bound.data.strip()]

    def _is_fresh(self) -> bool:
        """Whoever presses second waits here, and then finds another event than the one on the page."""
        return bool(dossiers.locked_seq(self.doing.dossier.pk) == self.cleaned_data["seen"])


def unit_choices(codes: list[str]) -> list[tuple[str, str]]:
    known = people.every_unit()
    return [(code, known[code].name) for code in codes]
