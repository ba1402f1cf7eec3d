"""Whatever a door says in Vietnamese can also be said in English."""

import ast
import string

import pytest
from jinja2 import nodes

from motcua.ui import languages
from motcua.ui.jinja import ROOMS, environment
from motcua.ui.words import english, entries, files, t

DOORS = ("ui", "portal", "desk")
TEMPLATES = sorted(path for room in DOORS for path in (ROOMS / room).rglob("*.html"))
SOURCES = sorted(
    path for room in DOORS for path in (ROOMS / room).rglob("*.py")
    if not path.name.startswith("test_") and path.name not in {"sample.py", "drawings.py", "languages.py"}
)


def name(path):
    return str(path.relative_to(ROOMS))


def is_sentence(value):
    return isinstance(value, str) and any(letter.isalpha() and not letter.isascii() for letter in value)


def said_in_template(text):
    """Literals of t("…") and sentences of upper-case tables, which are said through t(name)."""
    tree = environment().parse(text)
    called = [call.args[0] for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") == "t"]
    tables = [one for one in tree.find_all(nodes.Assign) if getattr(one.target, "name", "").isupper()]
    return {one.value for one in called if isinstance(one, nodes.Const)} | {
        one.value for table in tables for one in table.node.find_all(nodes.Const) if is_sentence(one.value)
    }


def said_in_source(text, *, form):
    """The same in Python; a form's labels, hints and errors are said by ui.forms."""
    tree = ast.parse(text)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "t"]
    said = {call.args[0].value for call in calls if call.args and isinstance(call.args[0], ast.Constant)}
    parts = [tree] if form else [node for node in tree.body if is_table(node)]
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    constants = {node.value for part in parts for node in ast.walk(part) if isinstance(node, ast.Constant)}
    return said | {value for value in constants - docstrings if is_sentence(value)}


def is_table(node):
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return any(getattr(target, "id", "").isupper() for target in targets)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_has_english(path):
    assert said_in_template(path.read_text()) - english().keys() == set()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_source_has_english(path):
    assert said_in_source(path.read_text(), form=path.name == "form.py") - english().keys() == set()


def test_a_missing_entry_would_be_seen():
    assert said_in_template('<p>{{ t("Chưa dịch") }}</p>{% set WORDS = {1: ("Hai từ", "sky")} %}') == {"Chưa dịch", "Hai từ"}
    form = 'class F(Form):\n    """Đơn"""\n    a = CharField(label="Họ tên", error_messages={"required": "Nhập tên"})'
    assert said_in_source(form, form=True) == {"Họ tên", "Nhập tên"}
    assert said_in_source('WORDS = {"late": "Muộn"}\nx = t("Sớm", n=1)\ny = "Chỉ là dữ liệu"', form=False) == {"Muộn", "Sớm"}


def test_both_languages_fill_the_same_facts():
    def facts(sentence):
        return sorted(field for _, field, *_ in string.Formatter().parse(sentence) if field)

    assert [vi for vi, en in english().items() if facts(vi) != facts(en)] == []


def test_one_sentence_has_one_english():
    seen = {}
    twice = [vi for file in files() for vi, en in entries(file).items() if seen.setdefault(vi, en) != en]
    assert twice == []


def test_t_says_the_language_of_the_page():
    assert t("còn {length}", length="3 ngày") == "còn 3 ngày"
    with languages.spoken("en"):
        assert t("còn {length}", length="3 days") == "3 days left"
        assert t("Câu chưa có") == "Câu chưa có"
    assert t("Sửa") == "Sửa"
