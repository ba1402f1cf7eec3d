"""Rows of the collected data become versions as values, with what is not sure named and what is missing left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.catalogue.rules.facts import (
    Case,
    Fee,
    LegalBasis,
    Paper,
    PublishedVersion,
    Result,
    RuleSet,
    StepPlan,
)
from motcua.catalogue.rules.gate import AS_PUBLISHED, missing_parts
from motcua.catalogue.rules.kinds import FeeKind, ServiceLevel, VersionState
from motcua.catalogue.rules.process import standard_process
from motcua.catalogue.rules.reading import Described, described_process
from motcua.deadlines.rules import Term, TermUnit
from motcua.kernel.texts import clean

LISTED_FROM = date(2024, 1, 1)
# The data says how sure each row is: these hold for all of them, because nobody issued them.
_NEVER_SURE = ("lead_unit", "service_level", "steps")
_SERVICE_LEVELS = {"toàn trình": ServiceLevel.FULL, "một phần": ServiceLevel.PART, "none": ServiceLevel.NONE}
_WAYS = {
    ServiceLevel.FULL: "Trực tiếp; qua dịch vụ bưu chính công ích; trực tuyến toàn trình",
    ServiceLevel.PART: "Trực tiếp; qua dịch vụ bưu chính công ích; trực tuyến một phần",
    ServiceLevel.NONE: "Trực tiếp; qua dịch vụ bưu chính công ích",
}
_SIGNERS = {
    "Sở NN và PTNT (hoặc Chi cục được giao)": "SNN",
    "UBND cấp xã": "W?????",
    "UBND tỉnh": "UBT",
    "UBND cấp huyện": "D???",
    "Hạt Kiểm lâm": "HKL-*",
    "HĐND tỉnh": "HDND",
}
_DOUBTS = (("mã", "code"), ("tên", "name"), ("thời hạn", "term"), ("phí", "fees"), ("ngày", "term"), ("phân cấp", "signer"))
_SIGN = re.compile(r"\d+/\d{4}/[A-ZĐ0-9-]+")
_CODE = re.compile(r"\b\d\.\d{6}\b")
_REMEMBERED = re.compile(r"\bmemory\b", re.IGNORECASE)
_RESULT = re.compile(r"\b((?:Giấy|Chứng chỉ|Quyết định) .+)", re.IGNORECASE)


def key_of(row: Mapping[str, str]) -> str:
    """Return the key of the procedure that a row describes: code (national, else internal) and level."""
    return f"{row['code'] or row['internal_code']}-{row['level']}"


def version_from(row: Mapping[str, str], detail: Mapping[str, Any] | None, law: RuleSet) -> PublishedVersion:
    """Return the version that a row of the list describes, with its full description where there is one."""
    service_level = _SERVICE_LEVELS[row["service_level"]]
    term, term_text = _term(row)
    doubts, row = _unverified(row), _in_words(row)
    steps = _steps(_in_words(detail)) if detail else standard_process(term)
    way = "Trực tiếp" if "chỉ nộp trực tiếp" in row["note"] else _WAYS[service_level]
    version = PublishedVersion(
        id=0, procedure_key=key_of(row), number=1, state=VersionState.DRAFT, level=row["level"],
        valid_from=date.fromisoformat(row["in_force_from"]) if row["in_force_from"] else LISTED_FROM, valid_to=None,
        code=row["code"] or row["internal_code"], published_code=None, name=clean(row["name_vi"]), field=row["field"],
        order_text=_order(steps), way_text=way, copies_of_dossier=1, term=term, term_text=term_text,
        applicants=tuple(text.strip() for text in row["applicants"].split(",") if text.strip()),
        lead_unit=row["lead_unit_id"], signer=row["signer"], signing_unit=_SIGNERS.get(row["signer"], row["lead_unit_id"]),
        inter_agency=row["inter_agency"] == "yes", service_level=service_level, conditions=(),
        clock_policy=law.clock_policy, rule_set=law, confidence=row["confidence"], unverified=doubts,
        missing=(), note=row["note"] or None, sources=tuple(text.strip() for text in row["source"].split(" | ")),
        cases=(), papers=(_papers_as_published(),), fees=_listed_fees(row["fee_vnd"]), steps=steps,
        results=(_guessed_result(row["name_vi"]),), legal_basis=_legal_basis(row["legal_basis"].split(";")),
    )
    whole = _detailed(version, detail) if detail else version
    return replace(whole, missing=missing_parts(whole))


def _detailed(version: PublishedVersion, detail: Mapping[str, Any]) -> PublishedVersion:
    known = {"papers", "copies_of_dossier", "results"}
    unverified = set(version.unverified) - known
    remembered, unsure = bool(_REMEMBERED.search(str(detail))), _unsure_fees(detail["fees"])
    detail = _in_words(detail)
    notes = [*(detail.get("notes") or []), *(_variant_note(v) for v in detail.get("variants") or [])]
    return replace(
        version,
        copies_of_dossier=detail["copies_of_dossier"],
        applicants=tuple(detail["applicant_types"]),
        signer=detail["signer"],
        conditions=tuple(detail["conditions"]),
        cases=_cases(detail, version.term),
        papers=_papers(detail["dossier"]),
        fees=_fees(detail["fees"]),
        results=tuple(_result(result) for result in detail["results"]),
        legal_basis=_legal_basis(detail["legal_basis"]),
        unverified=tuple(sorted(unverified | ({"papers"} if remembered else set()) | unsure)),
        note="; ".join(text for text in (version.note, *notes) if text) or None,
        sources=tuple(detail["sources"]),
    )


def _in_words(value: Any) -> Any:
    """Return collected texts with the collectors' mark for "from memory, not looked up" as readers know it."""
    if isinstance(value, str):
        return _REMEMBERED.sub("chưa kiểm chứng", value)
    if isinstance(value, Mapping):
        return {key: _in_words(one) for key, one in value.items()}
    return [_in_words(one) for one in value] if isinstance(value, list) else value


def _term(row: Mapping[str, str]) -> tuple[Term | None, str]:
    """Return the term and its words. Two terms in one have no single unit; 24 hours end with the next day."""
    match row["time_unit"], row["time_limit_days"]:
        case "24_hours", _:
            return Term(Decimal(1), TermUnit.CALENDAR_DAY), "24 giờ kể từ khi bắt đầu kiểm dịch"
        case "3_working_days+60_calendar_days", _:
            return None, "3 ngày làm việc và 60 ngày"
        case "", _:
            return None, ""
        case unit, amount:
            term = Term(Decimal(amount), TermUnit(unit))
            return term, str(term)
    raise AssertionError("unreachable")


def _unverified(row: Mapping[str, str]) -> tuple[str, ...]:
    doubts = {*_NEVER_SURE, "order_text", "way_text", "papers", "copies_of_dossier", "results"}
    clauses = [clause for clause in row["note"].split(";") if "memory" in clause]
    for clause in clauses:
        # A remembered sum of phases ("14 kiểm tra + 7 cấp") names no field: it is the term.
        doubts |= {field for word, field in _DOUBTS if word in clause} or {"term"}
    if row["source"] == "memory":
        doubts |= {"code", "term", "fees"}
    elif row["confidence"] != "A" and not clauses:
        doubts |= {"term", "fees"}
    if row["time_unit"] not in ("working_day", "calendar_day"):
        doubts.add("term")
    if not row["fee_vnd"]:
        doubts.add("fees")
    if not row["code"]:
        doubts.add("code")
    return tuple(sorted(doubts))


def _unsure_fees(fees: Sequence[Mapping[str, Any]]) -> set[str]:
    unsure = any(fee["amount_vnd"] is None or "memory" in str(fee) or "chưa rõ" in fee["kind"] for fee in fees)
    return {"fees"} if unsure else set()


def _steps(detail: Mapping[str, Any]) -> tuple[StepPlan, ...]:
    return described_process([
        Described(step["unit"], step["action"], Decimal(str(step["days"])), step["day_unit"] == "calendar_day")
        for step in detail["steps"]
    ])


def _order(steps: Sequence[StepPlan]) -> str:
    return "\n".join(f"Bước {step.order}. {step.action}." for step in steps)


def _papers_as_published() -> Paper:
    name = "Đơn đề nghị và giấy tờ kèm theo, theo quyết định công bố thủ tục (chưa nhập chi tiết)"
    return Paper(key=AS_PUBLISHED, name=name, form=None, originals=1, copies=0, required=True)


def _papers(listed: Sequence[Mapping[str, Any]]) -> tuple[Paper, ...]:
    return tuple(
        Paper(
            key=f"paper-{order}", name=paper["name"], form=paper["form"] or None, originals=paper["originals"],
            copies=paper["copies"], required=paper["required"], note=paper.get("note"),
        )
        for order, paper in enumerate(listed, start=1)
    )


def _listed_fees(amount: str) -> tuple[Fee, ...]:
    if not amount or amount == "0":
        return ()
    return (Fee(key="fee-1", name="Phí, lệ phí", amount=int(amount), kind=FeeKind.FEE, is_default=True),)


def _fees(listed: Sequence[Mapping[str, Any]]) -> tuple[Fee, ...]:
    paid = [fee for fee in listed if fee["amount_vnd"]]
    return tuple(
        Fee(
            key=f"fee-{order}", name=_capital(fee["kind"]), amount=fee["amount_vnd"], is_default=order == 1,
            kind=FeeKind.CHARGE if fee["kind"].startswith("lệ phí") else FeeKind.FEE, legal_text=fee.get("legal"),
        )
        for order, fee in enumerate(paid, start=1)
    )


def _cases(detail: Mapping[str, Any], term: Term | None) -> tuple[Case, ...]:
    """A variant with a code of its own is another procedure, not a case."""
    variants = [variant for variant in detail.get("variants") or [] if not _CODE.search(variant["name"])]
    unit = term.unit if term else TermUnit.WORKING_DAY
    return tuple(
        Case(
            key=f"case-{order}", name=_capital(variant["name"]), note=_case_note(variant),
            term=Term(Decimal(variant["time_limit_days"]), unit) if variant.get("time_limit_days") else None,
        )
        for order, variant in enumerate(variants, start=1)
    )


def _case_note(variant: Mapping[str, Any]) -> str | None:
    early = variant.get("submit_before_expiry_days")
    texts = [variant.get("note"), f"nộp trước khi hết hạn {early} ngày" if early else None]
    return "; ".join(text for text in texts if text) or None


def _variant_note(variant: Mapping[str, Any]) -> str | None:
    if not _CODE.search(variant["name"]):
        return None
    return f"{variant['name']}: {variant['time_limit_days']} ngày" if variant.get("time_limit_days") else variant["name"]


def _result(listed: Mapping[str, Any]) -> Result:
    return Result(
        name=listed["name"], form=listed["form"] or None, validity=listed.get("validity"),
        result_code=listed.get("result_code"),
    )


def _guessed_result(name: str) -> Result:
    found = _RESULT.search(name)
    return Result(name=_capital(found[1]) if found else "Văn bản trả lời kết quả giải quyết thủ tục")


def _legal_basis(listed: Sequence[str]) -> tuple[LegalBasis, ...]:
    texts = [text.strip() for text in listed if text.strip()]
    return tuple(LegalBasis(text=text, number=sign[0] if (sign := _SIGN.search(text)) else None) for text in texts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
