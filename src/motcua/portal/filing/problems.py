"""What can be wrong with an answer, as a sentence that says what to do."""

from datetime import date
from decimal import Decimal
from typing import Any

from motcua.catalogue.rules.eform import Problem
from motcua.portal.filing.spelling import typed_number
from motcua.portal.refusals import SENTENCES as REFUSALS
from motcua.ui.formats import day
from motcua.ui.words import t

SENTENCES = {
    "required": "Còn thiếu: {label}",
    "number-malformed": "Viết bằng chữ số, ví dụ 1.234,5: {label}",
    "whole-malformed": "Viết số nguyên, không có phần lẻ: {label}",
    "date-malformed": "Viết theo dạng ngày/tháng/năm, ví dụ 05/03/2024: {label}",
    "choice-unknown": "Chọn trong danh sách: {label}",
    "text-malformed": "Viết lại bằng chữ: {label}",
    "email-malformed": "Viết theo dạng ten@vidu.vn: {label}",
    "too-small": "Không được dưới {minimum}: {label}",
    "too-large": "Không được quá {maximum}: {label}",
    "too-early": "Không được trước ngày {minimum}: {label}",
    "too-late": "Không được sau ngày {maximum}: {label}",
    "too-long": "Viết ngắn hơn, nhiều nhất {allowed} ký tự: {label}",
    "rows-too-few": "Cần ít nhất {allowed} dòng: {label}",
    "rows-too-many": "Nhiều nhất {allowed} dòng: {label}",
    "check-failed": "Kiểm tra lại: {label}",
}


def sentence(problem: Problem) -> str:
    """Say it in the language of the page."""
    if problem.code == "check-failed" and problem.facts.get("text"):
        return str(problem.facts["text"])  # in the words of who made the form
    words = SENTENCES.get(problem.code) or REFUSALS.get(problem.code, SENTENCES["check-failed"])
    return t(words, **{name: _said(value) for name, value in problem.facts.items() if f"{{{name}}}" in words})


def _said(value: Any) -> str:
    if isinstance(value, Decimal):
        return typed_number(format(value, "f"))
    return day(value) if isinstance(value, date) else str(value)
