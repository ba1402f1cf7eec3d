"""Patrol: every template of every room keeps the rules that a reader of one page would not notice."""

import re

import pytest

from motcua.ui.gallery.view import COMPONENTS, names
from motcua.ui.jinja import ROOMS, environment

TEMPLATES = sorted(str(path.relative_to(ROOMS)) for path in ROOMS.rglob("*.html") if "static" not in path.parts)
# The content security policy refuses all of these; the page would silently lose them.
INLINE = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on|\|\s*safe", re.I)
GOVUK_BRAND = re.compile(r"gov\.uk|crown|govuk-logo|govukHeader|govukFooter", re.I)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template(name):
    text = (ROOMS / name).read_text()
    environment().get_template(name)
    assert not INLINE.findall(text)
    assert not GOVUK_BRAND.findall(re.sub(r"\{#.*?#\}", "", text, flags=re.S))
    assert text.count("\n") <= 120


@pytest.mark.parametrize("inline", [
    "<style>", "<script>x()</script>", '<p style="a">', '<p onclick="a()">', "{{ x | safe }}", '<a href="javascript:x">',
])
def test_inline_code_would_be_seen(inline):
    assert INLINE.search(inline)
    assert not INLINE.search('<script type="module" src="/x.js"></script><link rel="stylesheet"><p data-on="x" class="style">')


@pytest.mark.parametrize("name", names())
def test_a_component_has_its_file_and_its_example(name):
    assert (COMPONENTS / name / f"{name}.html").exists()
    assert (COMPONENTS / name / "example.html").exists()
