"""A plain Django form as GOV.UK fields: `{{ errors(form) }}` above, `{{ field(form.name) }}` for each field.

Label, hint (`help_text`) and our own error sentences are written in Vietnamese in the form. Errors that Django
words itself get a sentence of `SENTENCES`, which tells what to do. Attributes of the widget (`autocomplete`,
`inputmode`, `rows`, `class`, `data-…`) reach the page.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from markupsafe import Markup

from motcua.ui import govuk
from motcua.ui.words import t

NAMED = ("autocomplete", "inputmode", "rows", "spellcheck", "disabled")  # params; the rest are attributes
SENTENCES = {
    "required": "Nhập {label}",
    "choose": "Chọn {label}",
    "attach": "Chọn tệp cho {label}",
    "agree": "Đánh dấu vào ô “{title}”",
    "invalid": "Kiểm tra lại {label}",
    "invalid_choice": "Chọn {label} trong danh sách",
    "invalid_list": "Chọn {label} trong danh sách",
    "date": "Nhập {label} theo dạng ngày/tháng/năm, ví dụ 05/03/2024",
    "email": "Nhập {label} theo dạng ten@vidu.vn",
    "number": "Nhập {label} bằng chữ số",
    "max_length": "Viết {label} ngắn hơn, nhiều nhất {limit_value} ký tự",
    "min_length": "Viết {label} đầy đủ hơn, ít nhất {limit_value} ký tự",
    "max_value": "Nhập {label} không quá {limit_value}",
    "min_value": "Nhập {label} từ {limit_value} trở lên",
    "empty": "Tệp cho {label} không có nội dung, hãy chọn tệp khác",
    "null_characters_not_allowed": "Bỏ ký tự lạ trong {label}",
}


class DayField(forms.DateField):
    """A day as people here write it; Django alone would read 05/03/2024 as the third of May."""

    def __init__(self, **options: Any) -> None:
        shapes = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%Y-%m-%d"]
        attrs = {"inputmode": "numeric", "class": "govuk-input--width-10"}
        widget = forms.DateInput(format="%d/%m/%Y", attrs=attrs)
        super().__init__(**{"input_formats": shapes, "widget": widget, **options})


def field(bound: forms.BoundField, **more: Any) -> Markup:
    """Return the field as GOV.UK draws it, with label, hint, value and error.

    :param more: params of the GOV.UK macro that this page adds (`classes`, `prefix`, `suffix`), and two of ours:
        `heading=True`, the label is the page's heading; `conditional={value: html}`, shown below a chosen radio
    """
    widget = bound.field.widget
    if widget.is_hidden:
        return Markup(bound.as_hidden())  # noqa: S704 - Django's own widget, escaped there
    for kinds, draw in DRAWN:
        if isinstance(widget, kinds):
            return draw(bound, more)
    return _input(bound, more)


def errors(form: forms.BaseForm, *sentences: str, quiet: bool = False) -> Markup:
    """Return the error summary of a form, each line leading to its field; nothing when there is no error.

    :param sentences: what else is wrong, already in words: a refusal that only the command could tell
    :param quiet: it is read out, but the keyboard stays at the field that the page chose
    """
    seen = form.visible_fields()
    lines = [{"text": text, "href": f"#{bound.auto_id}"} for bound in seen for text in complaints(bound)]
    lines += [{"text": text} for bound in form.hidden_fields() for text in complaints(bound)]
    lines += [{"text": text} for text in [*(t(str(one)) for one in form.non_field_errors()), *sentences]]
    if not lines:
        return Markup()
    return govuk.macro("error-summary")({"titleText": t("Chưa gửi được, vì"), "errorList": lines, "disableAutoFocus": quiet})


def complaints(bound: forms.BoundField) -> list[str]:
    """Return the errors of a field as sentences in the language of the page."""
    found = bound.form.errors.as_data().get(bound.name, [])
    return [_sentence(bound, error) for error in found]


def _sentence(bound: forms.BoundField, error: ValidationError) -> str:
    facts = {key: value for key, value in (error.params or {}).items() if key not in {"label", "title"}}
    if not isinstance(error.message, Promise):  # written by us; only Django's own sentences are lazy
        return t(str(error.message), **facts)
    title = t(str(bound.label))
    label = title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title
    sentence = SENTENCES.get(_kind(bound, error.code or "invalid"), SENTENCES["invalid"])
    return t(sentence, **{**facts, "label": label, "title": title})


def _kind(bound: forms.BoundField, code: str) -> str:
    """Name the sentence: the same code asks for different things from a list, a file and a day."""
    by_field = (
        ("required", forms.BooleanField, "agree"),
        ("required", forms.FileField, "attach"),
        ("required", (forms.ChoiceField, forms.ModelChoiceField), "choose"),
        ("invalid", forms.DateField, "date"),
        ("invalid", forms.EmailField, "email"),
        ("invalid", (forms.IntegerField, forms.DecimalField), "number"),
    )
    return next((name for at, kinds, name in by_field if at == code and isinstance(bound.field, kinds)), code)


def _common(bound: forms.BoundField, more: dict[str, Any]) -> dict[str, Any]:
    attrs = dict(bound.field.widget.attrs)
    if bound.field.disabled:
        attrs["disabled"] = True
    named = {key: attrs.pop(key) for key in NAMED if key in attrs}
    params = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "classes": attrs.pop("class", ""),
        "attributes": {key: value for key, value in attrs.items() if value is not False},
        **named,
    }
    if bound.help_text:
        params["hint"] = {"text": t(str(bound.help_text))}
    if found := complaints(bound):
        params["errorMessage"] = {"text": ". ".join(found), "visuallyHiddenText": t("Lỗi")}
    return {**params, **{key: value for key, value in more.items() if key not in {"heading", "conditional"}}}


def judged_by_form(*fields: forms.Field) -> None:
    """Say that whether these may stay empty hangs on what else is said: they are not called optional."""
    for field in fields:
        field.judged_by_form = True  # type: ignore[attr-defined] # Django's fields may bear more than they declare


def _title(bound: forms.BoundField) -> str:
    title = t(str(bound.label))
    asks_nothing = getattr(bound.form, "all_optional", False)  # a filter: to say so at each field would be noise
    judged = getattr(bound.field, "judged_by_form", False)
    optional = not (bound.field.required or isinstance(bound.field, forms.BooleanField) or asks_nothing or judged)
    return t("{title} (không bắt buộc)", title=title) if optional else title


def _label(bound: forms.BoundField, more: dict[str, Any]) -> dict[str, Any]:
    heading = bool(more.get("heading"))
    return {"text": _title(bound), "isPageHeading": heading, "classes": f"govuk-label--{'l' if heading else 's'}"}


def _fieldset(bound: forms.BoundField, more: dict[str, Any]) -> dict[str, Any]:
    heading = bool(more.get("heading"))
    classes = f"govuk-fieldset__legend--{'l' if heading else 's'}"
    return {"legend": {"text": _title(bound), "isPageHeading": heading, "classes": classes}}


def _value(bound: forms.BoundField) -> str:
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _input(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    params = _common(bound, more)
    kind = getattr(bound.field.widget, "input_type", "text")
    if kind == "number":  # spinners and scroll wheels change numbers by accident
        kind, params["inputmode"] = "text", params.get("inputmode", "numeric")
    params |= {"type": kind, "label": _label(bound, more), "value": _value(bound)}
    return govuk.macro("input")(params)


def _textarea(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    params = {**_common(bound, more), "label": _label(bound, more), "value": _value(bound)}
    params["attributes"].pop("cols", None)  # the width is the page's business
    return govuk.macro("textarea")(params)


def _password(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    words = {
        "showPasswordText": t("Hiện"),
        "hidePasswordText": t("Ẩn"),
        "showPasswordAriaLabelText": t("Hiện mật khẩu"),
        "hidePasswordAriaLabelText": t("Ẩn mật khẩu"),
        "passwordShownAnnouncementText": t("Mật khẩu đang hiện"),
        "passwordHiddenAnnouncementText": t("Mật khẩu đang ẩn"),
    }
    return govuk.macro("password-input")({**_common(bound, more), **words, "label": _label(bound, more)})


def _file(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    return govuk.macro("file-upload")({**_common(bound, more), "javascript": True, "label": _label(bound, more)})


def _options(bound: forms.BoundField) -> Iterator[tuple[str, str]]:
    """Value and words of each choice; groups are opened up."""
    choices: Iterable[tuple[Any, Any]] = bound.field.choices  # type: ignore[attr-defined] # its widget offers choices
    for value, words in choices:
        inside = words if isinstance(words, list | tuple) else [(value, words)]
        yield from ((str("" if key is None else key), t(str(text))) for key, text in inside)


def _chosen(bound: forms.BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {str(getattr(one, "value", one)) for one in values if one is not None}


def _select(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    chosen = _chosen(bound)
    items = [{"value": value, "text": text, "selected": value in chosen} for value, text in _options(bound)]
    return govuk.macro("select")({**_common(bound, more), "label": _label(bound, more), "items": items})


def _choices(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    chosen, inside = _chosen(bound), more.get("conditional", {})
    items = [
        {"value": value, "text": text, "checked": value in chosen, "conditional": {"html": inside.get(value)}}
        for value, text in _options(bound)
        if value  # "---------" is for lists that drop down
    ]
    common = _common(bound, more)
    if common["attributes"].pop("autofocus", False) and items:  # the first of them waits, not the frame around all
        items[0]["attributes"] = {"autofocus": True}
    kind = "checkboxes" if isinstance(bound.field.widget, forms.CheckboxSelectMultiple) else "radios"
    params = {"idPrefix": bound.auto_id, "fieldset": _fieldset(bound, more), "items": items}
    return govuk.macro(kind)({**common, **params})


def _checkbox(bound: forms.BoundField, more: dict[str, Any]) -> Markup:
    params = _common(bound, more)
    item = {"value": "on", "text": _title(bound), "checked": bool(bound.value()), "hint": params.pop("hint", None)}
    return govuk.macro("checkboxes")({**params, "idPrefix": bound.auto_id, "items": [item]})


DRAWN = (
    (forms.CheckboxSelectMultiple, _choices),
    (forms.RadioSelect, _choices),
    (forms.CheckboxInput, _checkbox),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
)
