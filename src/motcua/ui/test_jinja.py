"""Strict with our own names, forgiving inside GOV.UK's macros."""

from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError

from motcua.ui import govuk
from motcua.ui.jinja import environment

INPUT = '{% from "govuk_frontend_jinja/components/input/macro.html" import govukInput %}'
USED = (
    "back-link", "breadcrumbs", "button", "checkboxes", "details", "error-message", "error-summary", "fieldset",
    "file-upload", "hint", "input", "inset-text", "label", "panel", "password-input", "radios", "select", "summary-list",
    "table", "tabs", "tag", "task-list", "textarea", "warning-text",
)


def page(source, **context):
    return environment().from_string(source).render(context)


@pytest.mark.parametrize("source", [
    "{{ nobody }}",
    "{{ thing.nothing }}",
    "{{ row.missing }}",
    '{{ row["missing"] }}',
    "{% if nobody %}x{% endif %}",
    "{% for one in nobody %}{% endfor %}",
    '{{ nobody ~ "x" }}',
    INPUT + '{{ govukInput({"name": "a", "label": {"text": nobody}}) }}',
])
def test_an_unknown_name_fails(source):
    with pytest.raises(UndefinedError):
        page(source, thing=SimpleNamespace(a=1), row={"a": 1})


def test_a_missing_param_of_a_component_is_empty():
    html = page(INPUT + '{{ govukInput({"name": "phone", "label": {"text": "Số & tên"}}) }}')
    assert '<input class="govuk-input" id="phone" name="phone" type="text">' in html
    assert "Số &amp; tên" in html
    assert "hint" not in html


@pytest.mark.parametrize("component", USED)
def test_every_macro_bears_only_what_is_needed(component):
    item = {"text": "a", "value": "b", "label": "c", "title": {"text": "d"}, "panel": {"text": "e"}, "status": {"text": "f"}}
    params = {"name": "g", "text": "h", "titleText": "i", "summaryText": "j", "label": {"text": "k"}, "legend": {"text": "l"}}
    assert "<" in str(govuk.macro(component)({**params, "items": [item], "rows": [], "errorList": []}))


def test_what_people_write_is_escaped():
    html = page(INPUT + '{{ said }}{{ govukInput({"name": "a", "label": {"text": "b"}, "value": said}) }}', said='"><script>')
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_what_a_door_leaves_out_is_quiet():
    assert page("{{ nav.home }}{{ actor is none }}") == "/True"
