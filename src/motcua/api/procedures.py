"""The catalogue and the open figures, for everybody."""

from typing import Any

from django.http import Http404
from ninja import Query, Router

from motcua.api import shapes
from motcua.api.entrance import ApiRequest, as_anybody
from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import Found, PublishedVersion
from motcua.catalogue.rules import eform, write_questions
from motcua.kernel.moments import local_date
from motcua.portal.statistics.period import Period, after, months
from motcua.portal.statistics.table import lines
from motcua.portal.statistics.view import counted, names

router = Router(tags=["Thủ tục"], auth=as_anybody)
MOST = 100
BY = {"procedure": "thu-tuc", "unit": "don-vi"}


@router.get("/procedures", response=shapes.answers(list[shapes.ProcedureLine]), summary="Tìm hoặc liệt kê thủ tục đang có hiệu lực")
def procedures(request: ApiRequest, q: str = Query("", max_length=200)) -> list[dict[str, Any]]:
    """Không có `q`: mọi thủ tục theo mã. Có `q`: gần nghĩa nhất trước, không cần dấu."""
    day = local_date(request.now)
    found = catalogue.search(q, day, MOST) if q.strip() else catalogue.holding(day)
    return [_line(one) for one in found]


@router.get("/procedures/{key}", response=shapes.answers(shapes.Procedure), summary="Một thủ tục, đầy đủ")
def procedure(request: ApiRequest, key: str) -> dict[str, Any]:
    """Cả tờ khai điện tử và các câu hỏi, để phần mềm khác vẽ lại được."""
    found = catalogue.current(key, local_date(request.now))
    if found is None:
        raise Http404
    return _whole(found)


@router.get("/figures", response=shapes.answers(shapes.Figures), summary="Số liệu mở theo thủ tục hoặc đơn vị")
def figures(
    request: ApiRequest, by: str = Query("procedure", pattern="^(procedure|unit)$"), months_back: int = Query(3, ge=1, le=24)
) -> dict[str, Any]:
    """Những tháng gần nhất, tính cả tháng này; đúng những số của trang Số liệu mở."""
    offered = months(local_date(request.now))
    asked = Period(offered[months_back - 1], offered[0], BY[by])
    at, rows = counted(asked, request.now)
    named = lines(rows, names(asked, request.now))
    told = [{name: getattr(row, name) for name in shapes.FiguresLine.model_fields} for row in named]
    return {"since": asked.since, "until": after(asked.last), "counted_at": at, "rows": told}


def _line(one: "Found | PublishedVersion") -> dict[str, Any]:
    return {
        "key": one.procedure_key, "code": one.code, "name": one.name, "field": one.field, "level": one.level,
        "service_level": str(one.service_level), "term": one.term_text,
    }  # fmt: skip


def _whole(version: PublishedVersion) -> dict[str, Any]:
    return {
        **_line(version), "version": version.id, "valid_from": version.valid_from, "applicants": list(version.applicants),
        "cases": [{"key": c.key, "name": c.name, "term": str(c.term) if c.term else None} for c in version.cases],
        "papers": [{name: getattr(p, name) for name in shapes.PaperAsked.model_fields} for p in version.papers],
        "fees": [{"key": fee.key, "name": fee.name, "amount": fee.amount, "basis": fee.legal_text} for fee in version.fees],
        "results": [result.name for result in version.results], "legal_basis": [basis.text for basis in version.legal_basis],
        "questions": write_questions(version.questions), "form": eform.write(version.form) if version.form else None,
        "unverified": list(version.unverified),
    }  # fmt: skip
