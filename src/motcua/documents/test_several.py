"""Several files in one sending."""

import hashlib
import io

import pytest

from motcua.documents import commands
from motcua.documents.builders import AT, CITIZEN, a_pdf, a_png
from motcua.documents.models import File
from motcua.documents.test_commands import contents, store
from motcua.kernel.refusals import Refusal

__all__ = ["store"]  # the fixture
pytestmark = pytest.mark.django_db


def test_of_several_each_is_kept_or_told_why_not(store):
    program = b"MZ\x90\x00" + bytes(100)
    sent = [(a_pdf(), "một.pdf"), (b"", "hai.pdf"), (a_png(), "ba.png"), (a_pdf(), "lại.pdf"), (program, "năm.pdf")]

    kept = commands.keep_each([(io.BytesIO(content), name) for content, name in sent], by=CITIZEN, at=AT)

    refused = {1: Refusal("file-empty"), 4: Refusal("file-type-refused", found="exe")}
    assert {n: one for n, one in enumerate(kept) if isinstance(one, Refusal)} == refused
    good = [kept[n] for n in (0, 2, 3)]
    assert [file.name for file in good] == ["một.pdf", "ba.png", "lại.pdf"]
    assert set(File.objects.all()) == set(good)
    assert contents(store) == sorted({hashlib.sha256(a_pdf()).hexdigest(), hashlib.sha256(a_png()).hexdigest()})


def test_several_cost_no_more_statements_than_one(django_assert_num_queries):
    for count in (1, 3):
        with django_assert_num_queries(4):  # the transaction's two, the locks, the rows
            commands.keep_each([(io.BytesIO(a_png() + bytes(n)), "a.png") for n in range(count)], by=CITIZEN, at=AT)
