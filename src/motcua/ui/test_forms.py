import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import RegexValidator

from motcua.ui import languages
from motcua.ui.forms import DayField, complaints, errors, field


class Application(forms.Form):
    name = forms.CharField(
        label="Họ và tên", help_text="Như trên căn cước", max_length=10, widget=forms.TextInput({"autocomplete": "name"})
    )
    born = DayField(label="Ngày sinh")
    amount = forms.IntegerField(label="Số lượng", min_value=1, required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    code = forms.CharField(label="Mã", required=False, validators=[RegexValidator("^H", "Mã bắt đầu bằng chữ H")])
    kind = forms.ChoiceField(label="Người nộp là", choices=[("a", "Cá nhân"), ("b", "Tổ chức")], widget=forms.RadioSelect)
    goods = forms.MultipleChoiceField(
        label="Mặt hàng", choices=[("x", "Thuốc"), ("y", "Giống")], widget=forms.CheckboxSelectMultiple
    )
    district = forms.ChoiceField(label="Huyện", choices=[("", "Chọn huyện"), ("ln", "Lục Ngạn")])
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea({"rows": 3}))
    paper = forms.FileField(label="Bản vẽ")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    agree = forms.BooleanField(label="Tôi đồng ý", help_text="Đọc kỹ trước")
    step = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("Hồ sơ này đã nộp rồi")


def said(data, name, files=None):
    return complaints(Application(data, files)[name])


@pytest.mark.parametrize(("data", "name", "sentence"), [
    ({}, "name", "Nhập họ và tên"),
    ({"name": "x" * 11}, "name", "Viết họ và tên ngắn hơn, nhiều nhất 10 ký tự"),
    ({"name": "x\0"}, "name", "Bỏ ký tự lạ trong họ và tên"),
    ({"born": "31/02/2024"}, "born", "Nhập ngày sinh theo dạng ngày/tháng/năm, ví dụ 05/03/2024"),
    ({"amount": "ba"}, "amount", "Nhập số lượng bằng chữ số"),
    ({"amount": "0"}, "amount", "Nhập số lượng từ 1 trở lên"),
    ({"email": "hoa@"}, "email", "Nhập thư điện tử theo dạng ten@vidu.vn"),
    ({"code": "X"}, "code", "Mã bắt đầu bằng chữ H"),
    ({}, "kind", "Chọn người nộp là"),
    ({"kind": "z"}, "kind", "Chọn người nộp là trong danh sách"),
    ({}, "goods", "Chọn mặt hàng"),
    ({"district": "xx"}, "district", "Chọn huyện trong danh sách"),
    ({}, "paper", "Chọn tệp cho bản vẽ"),
    ({}, "agree", "Đánh dấu vào ô “Tôi đồng ý”"),
])
def test_an_error_tells_what_to_do(data, name, sentence):
    assert said(data, name) == [sentence]


def test_an_empty_file_is_named():
    assert said({}, "paper", {"paper": SimpleUploadedFile("a.pdf", b"")}) == ["Tệp cho bản vẽ không có nội dung, hãy chọn tệp khác"]


def test_an_error_in_english():
    with languages.spoken("en"):
        assert said({}, "agree") == ["Tick “Tôi đồng ý”"]


@pytest.mark.parametrize("text", ["05/03/2024", "5/3/2024", "05-03-2024", "5.3.2024", "2024-03-05", " 05/03/2024 "])
def test_a_day_is_read_as_written_here(text):
    assert DayField().clean(text) == date(2024, 3, 5)


def test_the_summary_leads_to_each_field():
    form = Application({})
    html = str(errors(form, "Số căn cước đã có"))
    links = re.findall(r'href="#([^"]+)"', html)
    page = "".join(str(field(bound)) for bound in form)
    assert len(links) == 8
    assert [link for link in links if f'id="{link}"' not in page] == []
    assert "Nhập step" in html  # a hidden field has no place to lead to
    assert "Hồ sơ này đã nộp rồi" in html
    assert "Số căn cước đã có" in html


def test_no_error_no_summary():
    assert str(errors(Application())) == ""


def test_an_input_bears_label_hint_error_and_value():
    html = str(field(Application({"name": '"Nguyễn" & con'})["name"], classes="govuk-input--width-20", prefix={"text": "Ông"}))
    assert re.search(r'<label class="govuk-label govuk-label--s" for="id_name">\s*Họ và tên', html)
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert 'value="&#34;Nguyễn&#34; &amp; con"' in html
    assert 'autocomplete="name"' in html
    assert "govuk-input--width-20" in html
    assert "Lỗi:" in html


@pytest.mark.parametrize(("name", "parts"), [
    ("born", ['inputmode="numeric"', 'value="05/03/2024"']),
    ("amount", ['type="text"', 'inputmode="numeric"', "Số lượng (không bắt buộc)"]),
    ("email", ['type="email"']),
    ("kind", ['<input class="govuk-radios__input" id="id_kind-2" name="kind" type="radio" value="b" checked', "<legend"]),
    ("goods", ['value="y" checked', 'type="checkbox"']),
    ("district", ['<option value="ln" selected']),
    ("note", ['rows="3"', ">Một dòng</textarea>"]),
    ("paper", ['type="file"', 'data-module="govuk-file-upload"']),
    ("password", ['type="password"', "Hiện mật khẩu"]),
    ("agree", ['value="on" checked', "Tôi đồng ý"]),
    ("step", ['type="hidden"', 'value="2"']),
])
def test_a_field_is_drawn_by_its_widget(name, parts):
    data = {
        "born": "05/03/2024", "amount": "3", "email": "a@b.vn", "kind": "b", "goods": ["y"], "district": "ln",
        "note": "Một dòng", "password": "bí mật", "agree": "on", "step": "2",
    }
    html = str(field(Application(data)[name]))
    assert [part for part in parts if part not in html] == []


def test_a_password_is_never_sent_back():
    assert "bí mật" not in str(field(Application({"password": "bí mật"})["password"]))


def test_a_value_before_anything_was_sent():
    assert 'value="05/03/2024"' in str(field(Application(initial={"born": date(2024, 3, 5)})["born"]))


def test_what_a_radio_opens():
    html = str(field(Application({"kind": "a"})["kind"], conditional={"a": "<b>thêm</b>"}, heading=True))
    assert html.count('class="govuk-radios__conditional"') == 1
    assert "<b>thêm</b>" in html
    assert "<h1" in html


def test_what_explains_a_box_stands_below_its_words():
    html = str(field(Application()["agree"]))
    assert html.index("Tôi đồng ý") < html.index("Đọc kỹ trước")
    assert re.search(r'aria-describedby="id_agree-item-hint"', html) and 'id="id_agree-item-hint"' in html
