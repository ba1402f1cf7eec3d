"""Pages drawn as pictures: once for each width, never anything that runs, gone with their file."""

from datetime import timedelta

import pytest
from PIL import Image

from motcua.documents import commands, queries
from motcua.documents.asking import Examiner
from motcua.documents.builders import AT, a_docx, a_kept_file, a_pdf
from motcua.documents.examiner import builders as corpus
from motcua.documents.test_commands import store
from motcua.kernel.refusals import Refusal

__all__ = ["store"]  # the fixture
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def test_a_page_is_drawn_once_for_each_width(store, monkeypatch):
    file = a_kept_file(corpus.as_pdf(corpus.a_picture(corpus.SOURCES[0]), corpus.a_drawing(1)))
    first = queries.page_picture(file, 2, width=700)
    with Image.open(first.path) as drawn:
        assert (drawn.format, drawn.width, abs(drawn.width - 1000) <= 2) == ("WEBP", first.width, True)
    assert first.count == 2
    monkeypatch.setattr(queries, "EXAMINER", None)  # asking it again would break
    assert queries.page_picture(file, 2, width=1000) == first


def test_what_is_not_there_and_what_cannot_be_drawn(store):
    file = a_kept_file(corpus.as_pdf(corpus.a_picture(corpus.SOURCES[0])))
    for page in (0, 2, 10**9):
        with pytest.raises(Refusal) as no:
            queries.page_picture(file, page)
        assert no.value == Refusal("page-missing", count=1)
    for content, name in ((a_docx(), "a.docx"), (a_pdf()[:60], "a.pdf")):
        with pytest.raises(Refusal) as no:
            queries.page_picture(a_kept_file(content, name=name), 1)
        assert no.value == Refusal("file-not-drawn")


def test_a_drawer_that_dies_is_begun_anew(store, tmp_path, monkeypatch):
    (tmp_path / "dying.py").write_text("import sys\nsys.stdin.readline()\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(queries, "EXAMINER", Examiner("dying"))
    file = a_kept_file(corpus.as_pdf(corpus.a_picture(corpus.SOURCES[1])))
    with pytest.raises(Refusal) as no:
        queries.page_picture(file, 1)
    assert no.value == Refusal("file-not-drawn")
    monkeypatch.setattr(queries, "EXAMINER", Examiner())
    assert queries.page_picture(file, 1).count == 1
    queries.EXAMINER.close()


def test_the_pictures_go_with_the_content(store, settings):
    file = a_kept_file(corpus.as_pdf(corpus.a_picture(corpus.SOURCES[0])))
    drawn = queries.page_picture(file, 1).path
    commands.sweep(at=AT + timedelta(days=8), older_than=timedelta(days=7))
    assert not drawn.exists()
