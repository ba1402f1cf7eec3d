"""What an officer types when somebody stands at the counter, or when the post brings a dossier."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.functional import cached_property

from motcua.catalogue.queries import PublishedVersion
from motcua.desk import refusals, wording
from motcua.desk.act.fields import ComingDay, Line, Text
from motcua.desk.catalogue.eforms import shown_of
from motcua.desk.intake.asked import Asked
from motcua.desk.intake.papers import PaperRows, scan_of
from motcua.desk.intake.person import NOBODY, Scanned
from motcua.desk.uploads import Uploads
from motcua.dossiers.commands import Filing, Person
from motcua.dossiers.rules import Channel, TypedBy
from motcua.kernel import identifiers
from motcua.kernel.moments import HANOI, local_date
from motcua.kernel.refusals import Refusal
from motcua.ui.forms import DayField

TOLD = {"counter": "Trực tiếp tại quầy", "post": "Qua bưu chính công ích"}
KINDS = {"person": "Cá nhân", "organisation": "Tổ chức"}
STANDS = {"owner": "Chính chủ hồ sơ", "other": "Người khác nộp giúp", "proxy": "Người được ủy quyền"}
RETURNS = list(wording.RETURNS.items())
USUAL = "-"  # none of the cases that the catalogue names
HOUR = {"class": "govuk-input--width-5"}


SCANNER = {"autocomplete": "off", "class": "govuk-input--width-30", "spellcheck": False, "data-key": "F2", "data-forget": "yes"}


def _number(keys: str = "numeric") -> forms.TextInput:
    return forms.TextInput({"inputmode": keys, "autocomplete": "off", "class": "govuk-input--width-20"})


class IntakeForm(forms.Form):
    """The three persons, the papers with counts, how it came and how the result goes back."""

    use_required_attribute = False

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    ticket = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**62)
    card = forms.CharField(label="Quét thẻ căn cước", required=False, max_length=600, widget=forms.TextInput(SCANNER),
                           help_text="Đưa mã QR của thẻ vào máy quét, hoặc gõ 12 số rồi bấm Enter")
    unit = forms.ChoiceField(label="Tiếp nhận tại")
    case = forms.ChoiceField(label="Trường hợp", widget=forms.RadioSelect, initial=USUAL)
    kind = forms.ChoiceField(label="Chủ hồ sơ là", choices=list(KINDS.items()), widget=forms.RadioSelect, initial="person")
    identity_kind = forms.ChoiceField(label="Loại giấy tờ", choices=list(wording.IDENTITY_KINDS.items()), initial="cccd")
    identity_number = Line(label="Số giấy tờ", max_length=20, widget=_number())
    name = Line(label="Họ tên hoặc tên tổ chức", max_length=200)
    birth_date = DayField(label="Ngày sinh", required=False)
    phone = Line(label="Điện thoại", max_length=20, widget=_number("tel"))
    email = forms.EmailField(label="Thư điện tử", required=False, max_length=200)
    address = Line(label="Địa chỉ", max_length=300)
    stands = forms.ChoiceField(label="Người nộp là", choices=list(STANDS.items()), widget=forms.RadioSelect, initial="owner")
    submitter_name = Line(label="Họ tên người nộp", required=False, max_length=200)
    submitter_identity_number = Line(label="Số định danh người nộp", required=False, max_length=20, widget=_number())
    submitter_phone = Line(label="Điện thoại người nộp", required=False, max_length=20, widget=_number("tel"))
    submitter_address = Line(label="Địa chỉ người nộp", required=False)
    proxy_paper = Line(label="Văn bản ủy quyền (số, ngày, nơi chứng thực)", required=False)
    requested = Text(label="Nội dung yêu cầu giải quyết", required=False, help_text="Để trống: theo tên thủ tục")
    copies = forms.IntegerField(label="Số bộ hồ sơ", min_value=1, max_value=99, initial=1,
                                widget=forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"}))  # fmt: skip
    channel = forms.ChoiceField(label="Cách nộp", choices=list(TOLD.items()), widget=forms.RadioSelect, initial="counter")
    handed_day = DayField(label="Ngày ký biên bản giao nhận với bưu chính", required=False)
    handed_time = forms.TimeField(label="Giờ ký biên bản giao nhận", required=False, widget=forms.TimeInput(HOUR))
    typed_by = forms.ChoiceField(label="Ai kê khai", choices=list(wording.TYPED_BY.items()), initial="applicant")
    return_by = forms.ChoiceField(label="Nhận kết quả", choices=RETURNS, widget=forms.RadioSelect, initial="counter")
    return_place = Line(label="Nơi nhận kết quả", required=False, help_text="Khi nhận qua bưu chính: địa chỉ đầy đủ")

    def __init__(
        self, *args: Any, procedure: PublishedVersion, units: list[tuple[str, str]], at: datetime, scans: Uploads | None = None,
        who: Scanned = NOBODY, typed: Mapping[str, Any] | None = None, **options: Any,
    ) -> None:
        """`typed`: what the page sent, where the form opens with it and nothing is judged yet."""
        super().__init__(*args, **options)
        self.procedure, self.at, self.who = procedure, at, who
        self.fields["unit"].choices = units  # type: ignore[attr-defined] # it offers choices
        self.asked = Asked(procedure, local_date(at))
        self.fields.update(self.asked.fields)
        cases = [] if self.asked.decides_case else [(case.key, case.name) for case in procedure.cases]
        self.fields["case"].choices = [(USUAL, "Trường hợp chung"), *cases]  # type: ignore[attr-defined]
        self.said = self.asked.said(typed or self.data or self.initial)
        chosen = self.data.get("case", self.initial.get("case", USUAL))
        self.decided = self.asked.decided(self.said, None if chosen == USUAL else chosen)
        if not cases:
            del self.fields["case"]
        self.papers = PaperRows(procedure.papers, scans=scans)
        self.fields.update(self.papers.fields)
        if self.decided.term is None:
            self.fields["appointment"] = ComingDay(at=at, label="Ngày hẹn trả", required=self.accepts)

    def hands_at(self, name: str) -> None:
        """Let the field wait for the keyboard when the page opens; a name that is no field leaves that to the page."""
        if name in self.fields:
            self.fields[name].widget.attrs["autofocus"] = True

    @property
    def accepts(self) -> bool:
        """Whether the button was the one that takes the dossier in."""
        return str(self.data.get("do", "accept")) == "accept"

    def clean_case(self) -> str | None:
        return None if self.cleaned_data["case"] == USUAL else str(self.cleaned_data["case"])

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self._judge("identity_number", _why_not_identity(found, local_date(self.at)))
        self._judge("phone", identifiers.why_not_phone(found["phone"]) if found.get("phone") else None)
        if found.get("stands") != "owner":
            self._judge_submitter(found)
        if found.get("channel") == "post":
            self._judge_hand_over(found)
        for n, paper in enumerate(self.procedure.papers):
            if why := self.papers.scans.wrong.get(scan_of(n)):
                self.add_error(None, f"{paper.name}: {why}")
        self._judge_asked()
        missing = self.papers.missing(found, self.decided.case, self._asked_for) if self.accepts and not self.errors else []
        if missing:
            papers = "; ".join(missing)
            self.add_error(None, refusals.sentence(Refusal("papers-missing", papers=[papers])))
        return found

    def _judge(self, field: str, refusal: Refusal | None) -> None:
        if refusal is not None and field not in self.errors:
            self.add_error(field, refusals.sentence(refusal))

    @property
    def _asked_for(self) -> set[str] | None:
        """What the answers ask for; None where nothing is asked and the case alone decides."""
        return {paper.key for paper in self.decided.papers} if self.asked.questions else None

    def _judge_asked(self) -> None:
        for name in (f"f.{key}" for key in self.decided.missing if self.accepts):
            if name in self.fields:
                self.add_error(name, "Trả lời câu này: nó quyết định giấy tờ, phí và thời hạn")
        for sentence in dict.fromkeys(self.asked.wrong(self.said).values()):
            self.add_error(None, sentence)

    @cached_property
    def sections(self) -> list[dict[str, Any]]:
        """The electronic form as it is drawn."""
        return self.asked.sections(self.said, self.data or self.initial, tell=self.is_bound)

    @property
    def shown(self) -> list[str]:
        """What of it the page shows."""
        return shown_of(self.sections)

    @property
    def questions_shown(self) -> list[str]:
        return self.asked.questions_shown(self.said)

    def _judge_submitter(self, found: Mapping[str, Any]) -> None:
        if not found.get("submitter_name"):
            self.add_error("submitter_name", "Nhập họ tên người nộp")
        if found.get("submitter_identity_number"):
            number = found["submitter_identity_number"]
            self._judge("submitter_identity_number", identifiers.why_not_personal_number(number, old=True))
        if found.get("submitter_phone"):
            self._judge("submitter_phone", identifiers.why_not_phone(found["submitter_phone"]))
        if found.get("stands") == "proxy" and not found.get("proxy_paper"):
            self.add_error("proxy_paper", "Ghi văn bản ủy quyền")

    def _judge_hand_over(self, found: Mapping[str, Any]) -> None:
        if "handed_day" in self.errors or "handed_time" in self.errors:
            return
        moment = self.handed_over(found)
        if moment is None:
            self.add_error("handed_day", "Ghi ngày giờ ký biên bản giao nhận với bưu chính")
        elif not (local_date(self.at) - moment.date()).days <= 60 or moment > self.at:
            self.add_error("handed_day", "Ngày giờ giao nhận phải trong 60 ngày qua và không ở sau lúc này")

    @staticmethod
    def handed_over(found: Mapping[str, Any]) -> datetime | None:
        """When the post's hand-over record was signed: the legal moment of handing in."""
        day, hour = found.get("handed_day"), found.get("handed_time")
        return datetime.combine(day, hour, HANOI) if day and isinstance(hour, time) and found.get("channel") == "post" else None

    def filing(self) -> Filing:
        """Return what was typed as the commands take it."""
        found = self.cleaned_data
        return Filing(
            version=self.procedure.id, receiving_unit=found["unit"], persons=persons(found),
            papers=self.papers.given(found, self.decided.case, self._asked_for), form=self.said,
            channel=Channel(found["channel"]), typed_by=TypedBy(found["typed_by"]), case=self.decided.case,
            requested=found["requested"], copies=found["copies"], return_by=Channel(found["return_by"]),
            return_place=found["return_place"], key=found["key"],
        )  # fmt: skip


def persons(found: Mapping[str, Any]) -> list[Person]:
    """Return the owner, whoever hands in, and on whose authority."""
    owner = Person(
        role="owner", kind=found["kind"], name=found["name"], identity_kind=found["identity_kind"],
        identity_number=identifiers.personal_number(found["identity_number"]), birth_date=found["birth_date"],
        phone=identifiers.phone(found["phone"]), email=found["email"], address=found["address"],
    )  # fmt: skip
    if found["stands"] == "owner":
        return [owner, Person(**{**vars(owner), "role": "submitter"})]
    other = {
        "name": found["submitter_name"], "identity_kind": "cccd",
        "identity_number": identifiers.personal_number(found["submitter_identity_number"]),
        "phone": identifiers.phone(found["submitter_phone"]), "address": found["submitter_address"],
    }  # fmt: skip
    proxy = [Person(role="proxy", proxy_paper=found["proxy_paper"], **other)] if found["stands"] == "proxy" else []
    return [owner, Person(role="submitter", **other), *proxy]


def _why_not_identity(found: Mapping[str, Any], day: Any) -> Refusal | None:
    kind, number = found.get("identity_kind"), found.get("identity_number")
    if not number:
        return None
    if kind == "mst":
        return identifiers.why_not_tax_code(number, day=day)
    if kind == "passport":
        return None
    return identifiers.why_not_personal_number(number, born=found.get("birth_date"), old=kind == "cmnd")
