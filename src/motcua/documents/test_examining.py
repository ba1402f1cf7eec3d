"""Files are looked into by a process of its own: what it says is kept, and nothing it meets can hurt us."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import connection
from PIL import Image

from motcua.documents import commands, events, rules
from motcua.documents.asking import Examiner
from motcua.documents.builders import AT, a_kept_file, a_pdf, a_png, signed
from motcua.documents.commands import examining
from motcua.documents.examiner import builders as corpus
from motcua.documents.models import File
from motcua.documents.test_commands import store
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM

__all__ = ["store"]  # the fixture
pytestmark = pytest.mark.django_db
INFORMS = {"signed", "looks-like"}  # said, but not odd; another paper than asked for is


def codes(file):
    file.refresh_from_db()
    return [one["code"] for one in file.findings]


def judged(samples):
    """What the examiner says, in its own process, of each sample."""
    for sample in samples:
        file = a_kept_file(sample.content) if sample.media_type != "text/plain" else a_kept_file(sample.content, name="a.txt")
        found = examining._asked(file, AT.replace(year=2026))
        wrong = [one for one in found if one["code"] not in INFORMS or _another(one, sample.asked)]
        yield sample, file, [one["code"] for one in wrong], found


def _another(finding, asked):
    return finding["code"] == "looks-like" and rules.is_another_paper(finding["kind"], asked)


def test_no_good_file_of_the_corpus_is_warned_of(store):
    said = [(sample.name, wrong, file.warnings) for sample, file, wrong, _ in judged(corpus.good())]
    assert len(said) >= 100
    assert [one for one in said if one[1] or one[2]] == []


def test_nearly_every_bad_file_of_the_corpus_is_caught(store):
    said = [(s.name, s.bad in wrong or _caught_at_once(s, file), wrong) for s, file, wrong, _ in judged(corpus.bad())]
    missed = [one for one in said if not one[1]]
    assert len(said) >= 100
    assert len(missed) <= 0.05 * len(said), missed


def _caught_at_once(sample, file):
    """Some things the first look at the bytes tells already."""
    return {"unreadable": "cut-short"}.get(sample.bad, sample.bad) in file.warnings


def test_what_is_found_is_kept_once_and_written_into_the_trail(store):
    blank = a_kept_file(corpus.blank_pages())
    assert commands.examine_waiting(10, at=AT) == 1
    assert codes(blank) == ["blank"]
    event = journal.events(rules.subject(blank.id)).last()
    assert (event.kind, event.data["found"], event.actor_id) == (events.EXAMINED, ["blank"], SYSTEM.id)
    assert commands.examine_waiting(10, at=AT) == 0


def test_the_first_come_is_first_and_old_ones_are_left(store):
    old = a_kept_file(a_pdf("cũ"), at=AT - examining.STILL_FRESH)
    later, first = a_kept_file(a_pdf("sau"), at=AT), a_kept_file(a_pdf("trước"), at=AT - timedelta(hours=1))
    assert commands.examine_waiting(1, at=AT) == 1
    assert list(File.objects.exclude(examined_at=None)) == [first]
    assert commands.examine_waiting(10, at=AT) == 1
    assert list(File.objects.filter(examined_at=None)) == [old]
    assert later.id


def test_the_same_content_is_looked_into_once(store, monkeypatch):
    one, two = (a_kept_file(corpus.blank_pages(), name=name) for name in ("a.pdf", "b.pdf"))
    asked = []
    monkeypatch.setattr(examining, "_asked", lambda file, at: asked.append(file.id) or [{"code": "blank"}])
    assert commands.examine_waiting(10, at=AT) == 2
    assert (codes(one), codes(two), len(asked)) == (["blank"], ["blank"], 1)


@pytest.mark.parametrize("trouble", ["hangs", "eats", "dies", "writes", "chatters"])
def test_what_breaks_the_examiner_costs_one_answer(store, tmp_path, monkeypatch, trouble):
    """The real process and its real limits; only what looks into the file is made to misbehave."""
    (tmp_path / "troubled.py").write_text(TROUBLED.format(trouble=trouble))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(examining, "EXAMINER", troubled := Examiner("troubled"))
    bad, good = a_kept_file(a_png(401, 401)), a_kept_file(corpus.blank_pages(), at=AT + timedelta(seconds=1))
    assert commands.examine_waiting(10, at=AT + timedelta(seconds=2)) == 2
    troubled.close()
    assert (codes(bad), codes(good)) == (["not-examined"], ["blank"])


TROUBLED = """
import os, signal, time
from motcua.documents.examiner import __main__ as process
from motcua.documents.examiner import examination

def misbehave(path, media_type, today):
    if media_type != "image/png":
        return examination.examine(path, media_type, today)
    if "{trouble}" == "hangs":
        time.sleep(60)
    if "{trouble}" == "eats":
        kept = [bytes(1 << 30) for _ in range(8)]
    if "{trouble}" == "dies":
        os.kill(os.getpid(), signal.SIGSEGV)
    if "{trouble}" == "writes":
        with open("/tmp/written-by-the-examiner", "w") as file:
            file.write("x" * 100_000)
    return [{{"code": "x" * 200_000}}]

process._DOES["examine"], process.SECONDS = misbehave, 2
process.main()
"""


def test_a_picture_that_unpacks_to_gigabytes_is_not_unpacked(store):
    out = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG")
    bomb = a_kept_file(out.getvalue())
    commands.examine_waiting(1, at=AT)
    assert codes(bomb) == ["not-examined"]


def test_who_signed_is_told_and_kept_out_of_the_journal(store):
    file = a_kept_file(signed(corpus.a_page(corpus.SOURCES[0])), name="đã ký.pdf")
    commands.examine_waiting(1, at=AT)
    file.refresh_from_db()
    (told,) = (one for one in file.findings if one["code"] == "signed")
    assert told["by"] == "Nguyễn Văn Bình"
    assert "Bình" not in str(journal.events(rules.subject(file.id)).last().data)


def test_a_second_examiner_leaves_the_work_to_the_first(store):
    a_kept_file()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [examining._ONE_EXAMINER])
        assert commands.examine_waiting(10, at=AT) == 0
    finally:
        other.close()
    assert commands.examine_waiting(10, at=AT) == 1


def test_a_file_that_is_gone_is_no_obstacle(store):
    gone = a_kept_file()
    Path(storages["documents"].path(rules.place(gone.sha256))).unlink()
    assert commands.examine_waiting(10, at=AT) == 1
    assert codes(gone)
