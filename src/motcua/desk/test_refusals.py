"""Patrol: whatever a dossier's commands can refuse is worded here."""

import re
import string
from pathlib import Path

import pytest

from motcua.desk import refusals
from motcua.kernel.refusals import Refusal

ROOMS = Path(__file__).parents[1]
RAISED = re.compile(r'(?:Refusal|Unusable)\(\s*"([a-z-]+)"')
# Officials do all that happens to dossiers. What other rooms refuse is worded at the door that asks them: a patrol compares.
OURS = [*(ROOMS / "dossiers").rglob("*.py"), *(ROOMS / "documents").rglob("*.py")]
DOMAIN = [
    "kernel", "deadlines", "people", "catalogue", "documents", "dossiers", "letters", "visits", "ratings", "indicators", "plans",
    "reports", "exports", "obligations",
]  # fmt: skip
ALL = [file for room in DOMAIN for file in (ROOMS / room).rglob("*.py")]


def raised(files):
    return {code for path in files if not path.name.startswith("test_") for code in RAISED.findall(path.read_text())}


def test_every_code_has_its_sentence():
    assert raised(OURS) - refusals.SENTENCES.keys() == set()


def test_no_sentence_without_a_code():
    told_otherwise = {"payment-recorded", "changed-meanwhile", "plan-file-gone", "export-broken"}
    assert refusals.SENTENCES.keys() - raised(ALL) - told_otherwise == set()


@pytest.mark.parametrize("code", sorted(refusals.SENTENCES))
def test_a_refusal_without_its_facts_is_still_a_sentence(code):
    assert refusals.sentence(Refusal(code)).endswith(".")


def test_facts_are_words():
    assert refusals.sentence(Refusal("wrong-state", state="STOPPED")) == (
        "Hồ sơ đang ở trạng thái “Đã dừng giải quyết” nên chưa làm hoặc không còn làm được việc này."
    )
    assert refusals.sentence(Refusal("fee-unpaid", owed=800000)) == "Người nộp còn phải nộp 800.000 đồng."
    missing = refusals.sentence(Refusal("papers-missing", papers=["don"]), {"don": "Đơn đề nghị"})
    assert missing.startswith("Còn thiếu giấy tờ: Đơn đề nghị.")
    assert refusals.sentence(Refusal("brand-new")) == refusals.UNKNOWN
    assert "không có macro" in refusals.sentence(Refusal("file-type-refused", found="office-macros"))
    assert refusals.sentence(Refusal("file-type-refused", found="exe")) == refusals.SENTENCES["file-type-refused"]


def test_only_known_facts_are_named():
    named = {field for said in refusals.SENTENCES.values() for _, field, *_ in string.Formatter().parse(said) if field}
    known = {"duties", "state", "step", "papers", "limit", "units", "until", "paid", "owed", "number", "text"}
    assert named <= known | {
        "valid_from", "minutes", "most", "page", "count", "written", "hours", "fields", "parts", "opens", "days",
        "words", "year", "version", "last_day",
    }
