"""Procedures by situation, for tests and for the made-up year."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from motcua.catalogue import commands, queries, rules
from motcua.catalogue.models import Procedure, RuleSet
from motcua.catalogue.rules import Fee, FeeKind, Paper, PublishedVersion, Result, ServiceLevel, VersionState
from motcua.deadlines.rules import Policy, Term, TermUnit
from motcua.kernel.actors import SYSTEM

START = date(2024, 1, 1)
AT = datetime(2024, 1, 1, 1, tzinfo=UTC)
FIVE_DAYS = Term(Decimal(5), TermUnit.WORKING_DAY)

LAW = rules.RuleSet(
    code="R2024", name="Luật của năm 2024", valid_from=date(2018, 6, 21), valid_to=date(2025, 7, 1),
    clock_policy=Policy.RESTART, max_supplements=1, max_extensions=1, has_district=True, reply_hours=8,
    forms="TT01-2018", unverified=(), sources=(),
)


def a_content(code: str = "1.004363", level: str = "province", **changes: Any) -> PublishedVersion:
    """Return a complete version as a value, not stored; its standard process fits the term."""
    term = changes.get("term", FIVE_DAYS)
    content = PublishedVersion(
        id=0, procedure_key=f"{code}-{level}", number=1, state=VersionState.DRAFT, valid_from=None, valid_to=None,
        code=code, published_code=None, name="Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc", field="Bảo vệ thực vật",
        level=level, order_text="Nộp, thẩm định, trả", way_text="Trực tiếp, trực tuyến", copies_of_dossier=1, term=term,
        term_text=str(term or ""), applicants=("cá nhân",), lead_unit="SNN-CCTTBVTV", signer="Chi cục trưởng",
        signing_unit="SNN-CCTTBVTV", inter_agency=False, service_level=ServiceLevel.PART, conditions=(),
        clock_policy=Policy.RESTART, rule_set=LAW, confidence="A", unverified=(), missing=(), note=None, sources=(),
        cases=(),
        papers=(
            Paper(key="paper-1", name="Đơn đề nghị", form="Mẫu 01", originals=1, copies=0, required=True),
            Paper(key="paper-2", name="Bản thuyết minh", form=None, originals=0, copies=1, required=False),
        ),
        fees=(Fee(key="fee-1", name="Phí thẩm định", amount=800_000, kind=FeeKind.FEE, is_default=True),),
        steps=rules.standard_process(term), results=(Result(name="Giấy chứng nhận"),), legal_basis=(),
    )
    return replace(content, **changes)


def a_draft(code: str = "1.004363", level: str = "province", **changes: Any) -> int:
    """Return the id of a stored draft of a procedure, entered if it is not there."""
    if not RuleSet.objects.exists():
        commands.load_rule_sets(by=SYSTEM, at=AT)
    if not Procedure.objects.filter(pk=f"{code}-{level}").exists():
        commands.add_procedure(code, level, by=SYSTEM, at=AT)
    law = queries.rule_set(START)
    return commands.draft_version(a_content(code, level, **{"rule_set": law} | changes), by=SYSTEM, at=AT)


def a_version(
    code: str = "1.004363", level: str = "province", *, valid_from: date = START, **changes: Any
) -> PublishedVersion:
    """Return a published version of a procedure."""
    return commands.publish(a_draft(code, level, **changes), valid_from=valid_from, by=SYSTEM, at=AT)
