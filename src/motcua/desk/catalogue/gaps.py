"""What stands between a draft and its publication, each as a sentence with the part where it is mended."""

from dataclasses import dataclass
from typing import Any

from motcua.catalogue import rules
from motcua.catalogue.rules import PublishedVersion
from motcua.desk import refusals
from motcua.desk.catalogue.flaws import sentence
from motcua.ui.words import t

MISSING = {
    "name": ("Chưa có tên thủ tục.", "general"), "order": ("Chưa có trình tự thực hiện.", "general"),
    "way": ("Chưa có cách thức thực hiện.", "general"), "papers": ("Chưa nhập thành phần hồ sơ.", "papers"),
    "term": ("Chưa có thời hạn giải quyết.", "general"), "applicants": ("Chưa có đối tượng thực hiện.", "general"),
    "agency": ("Chưa có cơ quan giải quyết hoặc nơi ký.", "general"),
}  # fmt: skip
_PAGE = {"questions": "cases"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to mend. part: its page."""

    text: str
    part: str


def gaps(version: PublishedVersion) -> list[Told]:
    """Return everything to mend, in the order of the parts."""
    found = [Told(t(MISSING[part][0]), MISSING[part][1]) for part in rules.missing_parts(version)]
    found += [Told(_worded(gap.code, dict(gap.facts), gap.key), _PAGE.get(gap.part, gap.part)) for gap in rules.gaps(version)]
    refusal = rules.why_not_process(version.steps, version.term)
    return [*found, Told(refusals.sentence(refusal), "steps")] if refusal else found


def _worded(code: str, facts: dict[str, Any], key: str) -> str:
    said = sentence(code, facts)
    return f"{key}: {said}" if key else said
