"""What is asked before something is said of an indicator: a formula confirmed, or what another system counts."""

from django import forms

from motcua.desk.act.fields import Line
from motcua.desk.changes import Change
from motcua.indicators import commands


class Confirm(Change):
    """target: the code of the indicator."""

    title, done = "Xác nhận cách tính", "Đã xác nhận; chữ “chưa kiểm chứng” không còn ở chỉ số này."
    about = "Chỉ xác nhận khi đã so cách tính ở đây với văn bản gốc. Không rút lại được; đổi cách tính thì phải xác nhận lại."
    source = Line(label="Đã so với văn bản nào, điều nào", max_length=300)

    def perform(self) -> None:
        commands.confirm(self.target, self.cleaned_data["source"], **self.who)


class TellOfficial(Change):
    """target: the code, the period and the unit."""

    title, done = "Ghi số của Cổng Dịch vụ công quốc gia", "Đã ghi; số này đứng cạnh số của hệ thống."
    about = "Ghi đúng số cổng công bố cho kỳ và đơn vị này. Ghi lại thì số sau thay số trước; số trước vẫn còn trong nhật ký."
    numerator = forms.IntegerField(label="Tử số", min_value=0, max_value=10**12)
    denominator = forms.IntegerField(label="Mẫu số", min_value=0, max_value=10**12)
    source = Line(label="Xem ở đâu, ngày nào", max_length=300)

    def perform(self) -> None:
        code, period, unit = self.target
        commands.tell_official(code, period, unit, **self.cleaned_data, **self.who)
