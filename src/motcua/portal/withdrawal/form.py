from typing import Any

from django import forms

from motcua.dossiers.rules import Why

WHY = {
    Why.CHANGED_PLANS: "Tôi thay đổi kế hoạch, không cần nữa", Why.FILED_WRONGLY: "Tôi nộp nhầm thủ tục hoặc nhầm nơi",
    Why.TOO_SLOW: "Tôi chờ lâu quá", Why.TOLD_TO: "Cán bộ bảo tôi rút", Why.OTHER: "Lý do khác",
}  # fmt: skip


class WithdrawalForm(forms.Form):
    why = forms.ChoiceField(label="Vì sao Ông/Bà rút hồ sơ?", choices=[*WHY.items()], widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Nói rõ thêm", max_length=500, required=False, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Viết rõ lý do khác"},
    )

    def __init__(self, *args: Any, late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if late:
            self.fields["confirmed"] = forms.BooleanField(
                label="Tôi tự muốn rút. Cơ quan vẫn phải trả lời, trễ thì xin lỗi và hẹn lại; không ai được bảo tôi rút để nộp lại."
            )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("why") == Why.OTHER and not found.get("reason", "").strip():
            self.add_error("reason", "Viết rõ lý do khác")
        return found

    @property
    def facts(self) -> dict[str, Any]:
        """What the command takes: the words of the choice stand for a reason that nobody wrote out."""
        typed = self.cleaned_data
        why = Why(typed["why"])
        return {"why": why, "reason": typed["reason"].strip() or WHY[why], "confirmed": bool(typed.get("confirmed"))}
