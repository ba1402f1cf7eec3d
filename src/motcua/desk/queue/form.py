"""What an official's console sends: one verb, about one number."""

from typing import Any

from django import forms

VERBS = ("next", "again", "serve", "miss", "finish", "hand_on", "take")
ABOUT_A_TICKET = {"again", "serve", "miss", "finish", "hand_on"}
ABOUT_A_QUEUE = {"hand_on", "take"}
LARGEST = 2**62


class ConsoleForm(forms.Form):
    """`do` with the number or the queue that it needs."""

    do = forms.ChoiceField(choices=[(verb, verb) for verb in VERBS])
    ticket = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    queue = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    desk = forms.CharField(required=False, max_length=20)
    queues = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args: Any, queues: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["queues"].choices = [(str(pk), str(pk)) for pk in queues]  # type: ignore[attr-defined] # it offers choices

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        for name, verbs in (("ticket", ABOUT_A_TICKET), ("queue", ABOUT_A_QUEUE)):
            if found.get("do") in verbs and not found.get(name):
                self.add_error(name, "?")
        return found
