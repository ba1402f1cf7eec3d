from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from motcua.dossiers.rules import Channel
from motcua.kernel import identifiers
from motcua.kernel.refusals import Refusal
from motcua.portal.refusals import SENTENCES
from motcua.portal.wording import CHANNELS

TYPISTS = {
    "person": {"relative": "Người thân, người quen nộp giúp", "agent": "Bưu chính, đại lý hoặc người làm dịch vụ"},
    "organisation": {"applicant": "Người của tổ chức này", "agent": "Bưu chính, đại lý hoặc người làm dịch vụ"},
}
OWNERS = {"self": "Chính người nộp", "person": "Người khác", "organisation": "Tổ chức, doanh nghiệp, hợp tác xã"}
IDENTITY = "12 chữ số trên căn cước"
TAX = "10 chữ số, có thể thêm gạch nối và 3 chữ số"


def _text(
    label: str, *, required: bool = True, longest: int = 200, hint: str = "", width: int | None = None, **attrs: str
) -> forms.CharField:
    if width:
        attrs["class"] = f"govuk-input--width-{width}"
    return forms.CharField(label=label, required=required, max_length=longest, help_text=hint, widget=forms.TextInput(attrs))


class PersonsForm(forms.Form):
    """Who hands it in, whose it is, what is asked for and where the result goes."""

    submitter_name = _text("Họ và tên người nộp", longest=100, autocomplete="name")
    submitter_number = _text("Số định danh của người nộp", longest=20, hint=IDENTITY, inputmode="numeric", width=20)
    submitter_phone = _text("Điện thoại của người nộp", longest=20, autocomplete="tel", inputmode="tel", width=20)
    submitter_email = forms.EmailField(
        label="Thư điện tử của người nộp", required=False, max_length=200, help_text="Nhận thông báo về hồ sơ",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    submitter_address = _text("Nơi ở của người nộp", autocomplete="street-address")
    owner_is = forms.ChoiceField(label="Chủ hồ sơ là ai?", choices=list(OWNERS.items()), widget=forms.RadioSelect)
    person_typist = forms.ChoiceField(label="Người nộp là ai?", choices=list(TYPISTS["person"].items()), widget=forms.RadioSelect)
    person_name = _text("Họ và tên chủ hồ sơ", longest=100)
    person_number = _text("Số định danh của chủ hồ sơ", longest=20, hint=IDENTITY, inputmode="numeric", width=20)
    person_phone = _text("Điện thoại của chủ hồ sơ", required=False, longest=20, inputmode="tel", width=20)
    person_address = _text("Nơi ở của chủ hồ sơ")
    person_proxy = _text("Giấy tờ ủy quyền", hint="Số, ngày, nơi chứng thực. Bản chụp gửi ở bước Giấy tờ")
    organisation_typist = forms.ChoiceField(
        label="Người nộp là ai?", choices=list(TYPISTS["organisation"].items()), widget=forms.RadioSelect
    )
    organisation_name = _text("Tên tổ chức")
    organisation_number = _text("Mã số thuế", longest=20, hint=TAX, width=20)
    organisation_phone = _text("Điện thoại của tổ chức", required=False, longest=20, inputmode="tel", width=20)
    organisation_address = _text("Địa chỉ trụ sở")
    organisation_proxy = _text("Giấy giới thiệu hoặc ủy quyền", required=False, hint="Để trống nếu người nộp là người đại diện")
    case = forms.ChoiceField(label="Trường hợp", required=False, widget=forms.RadioSelect)
    requested = forms.CharField(
        label="Nội dung đề nghị", max_length=500, help_text="Ví dụ: cấp mới cho cửa hàng ở thôn Kép, xã Hồng Giang",
        widget=forms.Textarea({"rows": 3}),
    )
    receiving_unit = forms.ChoiceField(label="Nơi tiếp nhận hồ sơ")
    return_by = forms.ChoiceField(label="Nhận kết quả ở đâu?", choices=list(CHANNELS.items()), widget=forms.RadioSelect)
    return_place = _text("Địa chỉ nhận kết quả", autocomplete="street-address")

    def __init__(
        self, *given: Any, units: Iterable[tuple[str, str]], cases: Iterable[tuple[str, str]], helped: bool = False, **more: Any
    ) -> None:
        """:param helped: an official types; who does is known and not asked"""
        super().__init__(*given, **more)
        for name in ("person_typist", "organisation_typist") if helped else ():
            del self.fields[name]
        self.fields["receiving_unit"].choices = [("", "Chọn nơi tiếp nhận"), *units]  # type: ignore[attr-defined] # a ChoiceField
        if cases := list(cases):
            self.fields["case"].choices = [("none", "Cấp mới, trường hợp chung"), *cases]  # type: ignore[attr-defined]
            self.fields["case"].required = True
        else:
            del self.fields["case"]

    def clean(self) -> dict[str, Any]:
        self._forget_the_unasked()
        self._check("submitter_number", identifiers.why_not_personal_number, identifiers.personal_number)
        self._check("submitter_phone", identifiers.why_not_phone, identifiers.phone)
        match self.cleaned_data.get("owner_is"):
            case "person":
                self._check("person_number", identifiers.why_not_personal_number, identifiers.personal_number)
                self._check("person_phone", identifiers.why_not_phone, identifiers.phone)
            case "organisation":
                self._check("organisation_number", identifiers.why_not_tax_code, identifiers.tax_code)
                self._check("organisation_phone", identifiers.why_not_phone, identifiers.phone)
        return dict(self.cleaned_data)

    def _forget_the_unasked(self) -> None:
        """Drop what belongs to a choice that was not made, and what is missing there."""
        said = self.cleaned_data
        others = {"person_", "organisation_"} - {f"{said.get('owner_is')}_"}
        unasked = [name for name in self.fields if name.startswith(tuple(others))]
        if said.get("return_by") != Channel.POST:
            unasked.append("return_place")
        for name in unasked:
            self.errors.pop(name, None)
            said[name] = ""

    def prefilled(self, name: str, words: str) -> None:
        """Say below a field where what stands in it came from."""
        hint = str(self.fields[name].help_text)
        self.fields[name].help_text = f"{hint}. {words}" if hint else words

    def said(self, name: str, value: Any) -> str:
        """Return what stands in a field as its page shows it."""
        choices = {str(key): str(label) for key, label in getattr(self.fields[name], "choices", ())}
        return choices.get(str(value), "" if choices else str(value or ""))

    def _check(self, name: str, why_not: Callable[..., Refusal | None], normal: Callable[[str], str]) -> None:
        text = self.cleaned_data.get(name)
        if not text:
            return
        if refusal := why_not(text):
            self.add_error(name, SENTENCES[refusal.code])
        else:
            self.cleaned_data[name] = normal(text)


def answers(facts: Mapping[str, Any], role: str) -> dict[str, str]:
    """Return what was said of one person: name, number, phone, address, proxy."""
    return {part: facts.get(f"{role}_{part}", "") for part in ("name", "number", "phone", "address", "proxy")}
