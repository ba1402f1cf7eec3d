"""A version as a file: whole as JSON, as tables, or its process as BPMN."""

import json

from django.http import HttpResponse

from motcua.catalogue import queries, rules
from motcua.desk.catalogue.editors import editors_only, missing, version_or_404
from motcua.desk.entrance import DeskRequest
from motcua.kernel.moments import local_date

KINDS = {
    "json": "application/json", "bpmn": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


@editors_only
def catalogue_export(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """What is exported as JSON or as tables can be imported again and is the same."""
    version = version_or_404(pk)
    match kind:
        case "json":
            content = json.dumps(rules.to_data(version), ensure_ascii=False, indent=1).encode()
        case "bpmn":
            content = rules.bpmn(version)
        case "xlsx":
            content = rules.to_sheets(version)
        case _:
            return missing()  # type: ignore[no-any-return] # it raises
    return _sent(content, f"{version.procedure_key}-v{version.number}", kind)


@editors_only
def catalogue_export_all(request: DeskRequest) -> HttpResponse:
    """Every procedure as it is in force today, in one Excel workbook that can be changed and imported again."""
    today = local_date(request.now)
    return _sent(rules.to_workbook(queries.current_versions(today)), f"danh-muc-{today:%Y-%m-%d}", "xlsx")


def _sent(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=KINDS[kind], headers=headers)
