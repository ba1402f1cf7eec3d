"""What is asked for money and for the result."""

from typing import Any

from django import forms
from django.db import IntegrityError, transaction

from motcua.desk import wording
from motcua.desk.act.base import VerbForm, unit_choices
from motcua.desk.act.fields import Line, Reasons, Text
from motcua.dossiers import commands
from motcua.dossiers.commands import Received, books
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import GROUNDS, document_number, kind_in, number_in, unit_sign
from motcua.kernel.amounts import thousands
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal

MOST = 10**12
WAYS = list(wording.PAID_BY.items())


class Money(forms.IntegerField):
    """Whole đồng; dots and spaces between the thousands are how people write it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": MOST, "help_text": "Bằng đồng, ví dụ 150.000", **options})

    def to_python(self, value: Any) -> int | None:
        text = "".join(str(value or "").replace(".", "").split())[:20]
        if text and not (text.isascii() and text.isdigit()):
            raise forms.ValidationError("Nhập số tiền bằng chữ số, ví dụ 150.000")
        return int(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return thousands(value) if isinstance(value, int) else value


class AskPayment(VerbForm):
    reason = Text(label="Khoản phải nộp")

    def more(self) -> dict[str, forms.Field]:
        return {"amount": Money(label="Tổng số tiền phải nộp", initial=self.doing.dossier.fee_asked or None)}


class RecordPayment(VerbForm):
    def more(self) -> dict[str, forms.Field]:
        dossier = self.doing.dossier
        fees = [(fee.key, fee.name) for fee in dossier.procedure.fees] or [("other", "Phí, lệ phí")]
        return {
            "fee": forms.ChoiceField(label="Khoản thu", choices=fees, widget=forms.RadioSelect, initial=fees[0][0]),
            "amount": Money(label="Số tiền", initial=max(dossier.fee_asked - dossier.fee_paid, 0) or None),
            "way": forms.ChoiceField(label="Cách nộp", choices=WAYS, widget=forms.RadioSelect, initial="cash"),
            "payer": Line(label="Người nộp tiền", initial=dossier.owner_name),
            "reference": Line(label="Mã giao dịch", required=False, max_length=100),
            "receipt_number": Line(label="Số biên lai", required=False, max_length=100),
        }  # fmt: skip

    def perform(self) -> Dossier:
        try:
            return commands.record_payment(
                self.doing.dossier.pk, Received(**self.facts()), by=self.doing.actor, at=self.doing.at
            )
        except IntegrityError as clash:
            if "payment_reference_once" in str(clash):
                raise Refusal("payment-recorded") from clash
            raise


class Numbered(VerbForm):
    """A document that gets its number: typed in, or the next one of the unit's book."""

    KIND = ""

    def more(self) -> dict[str, forms.Field]:
        hint = "Để trống: lấy số tiếp theo trong sổ của đơn vị, năm nay"
        return {
            "kind": Line(label="Ký hiệu loại văn bản", initial=self.KIND, max_length=10, widget=forms.TextInput(NARROW)),
            "org": Line(label="Ký hiệu đơn vị", initial=unit_sign(self.doing.unit), max_length=30, widget=forms.TextInput(NARROW)),
            "number": Line(label="Số văn bản", required=False, max_length=100, help_text=hint),
        }

    def perform(self) -> Dossier:
        with transaction.atomic():  # a refusal gives the number back
            facts = self.facts()
            kind, org, number = facts.pop("kind").upper(), facts.pop("org"), facts.pop("number")
            year = local_date(self.doing.at).year
            if not number:
                number = document_number(books.next_number(self.doing.unit, kind, year), kind, org)
            elif typed := number_in(number):
                books.reach(self.doing.unit, kind_in(number) or kind, year, typed)
            command = getattr(commands, self.doing.verb)
            done: Dossier = command(self.doing.dossier.pk, by=self.doing.actor, at=self.doing.at, number=number, **facts)
            return done


NARROW = {"class": "govuk-input--width-10"}


class NumberAndSeal(Numbered):
    KIND = "QĐ"


class Reject(Numbered):
    KIND = "TB"

    def more(self) -> dict[str, forms.Field]:
        self.reasons = Reasons({**GROUNDS, **self.doing.dossier.requirements})
        title = Line(label="Chức danh người ký", required=False, max_length=100)
        return {**self.reasons.fields, "title": title, **super().more()}

    def facts(self) -> dict[str, Any]:
        kept = {name: self.cleaned_data[name] for name in ("kind", "org", "number", "title")}
        return {**kept, "reasons": self.reasons.given(self.cleaned_data)}


class Reopen(VerbForm):
    reason = Text(label="Kết quả sai ở đâu")

    def more(self) -> dict[str, forms.Field]:
        units = unit_choices(list(self.doing.dossier.units))
        return {"fault_unit": forms.ChoiceField(label="Đơn vị để xảy ra sai sót", choices=units, widget=forms.RadioSelect)}
