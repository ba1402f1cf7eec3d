"""One Word template: what it is for, tried with an example, its file, withdrawn."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries as catalogue
from motcua.desk import refusals
from motcua.desk.catalogue.editors import editors_only, missing
from motcua.desk.entrance import DeskRequest
from motcua.desk.paper.view import pdf
from motcua.documents import queries as documents
from motcua.documents.rules.office import DOCX
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.letters import commands
from motcua.letters import queries as letters
from motcua.letters.models import ResultTemplate
from motcua.letters.papers import preview
from motcua.ui.words import t


@editors_only
def result_template(request: DeskRequest, pk: int) -> HttpResponse:
    """POST withdraws it from today on."""
    template, today, said = _template(pk), local_date(request.now), ""
    if request.method == "POST":
        try:
            commands.withdraw_template(pk, on=today, by=request.actor, at=request.now)
            messages.success(request, t("Đã thôi dùng mẫu này. Dự thảo đã soạn vẫn giữ nguyên."))
            return redirect("desk:result_templates")
        except Refusal as no:
            said = refusals.sentence(no)
    context = {
        "template": template, "today": today, "said": said, "printable": preview.is_possible(),
        "procedures": {row.procedure_key: row.name for row in catalogue.holding(today)},
        "ended": template.valid_to is not None and template.valid_to <= today,
    }  # fmt: skip
    return render(request, "desk/result_template/page.html", context, status=422 if said else 200)


@editors_only
def result_template_file(request: DeskRequest, pk: int) -> FileResponse:
    """The file as it was brought in."""
    file = _template(pk).file
    return FileResponse(documents.open_content(file), headers=documents.headers(file, inline=False))


@editors_only
def result_template_try(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Filled with invented facts, as a Word file or as it would be printed."""
    template = _template(pk)
    made = letters.template_filled(template, letters.example_facts(template.procedure_key, local_date(request.now)))
    if kind == "docx":
        name = f'attachment; filename="thu-mau-{pk}.docx"'
        return HttpResponse(made, content_type=DOCX, headers={"Content-Disposition": name})
    pages = preview.pdf_of(made) if kind == "pdf" else missing()
    if pages is None:
        said = t("Máy chủ này chưa đọc được tệp Word thành trang in (thiếu LibreOffice, hoặc tệp quá lớn). Hãy tải tệp về để xem.")
        messages.warning(request, said)
        return redirect("desk:result_template", pk)
    return pdf(pages, f"thu-mau-{pk}")


def _template(pk: int) -> ResultTemplate:
    return letters.find_template(pk) or missing()
