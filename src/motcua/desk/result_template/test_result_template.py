from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.desk.result_templates.test_result_templates import ADDRESS, GOOD, kept_here  # noqa: F401 - a fixture
from motcua.letters.models import ResultTemplate
from motcua.letters.papers import preview


def test_it_is_shown_as_it_would_be_printed(office, control, desk):
    client = desk(control)
    facts = {"name": "Thông báo", "procedure_key": "", "unit": "SNN", "valid_from": "01/06/2024"}
    client.post(ADDRESS, facts | {"file": SimpleUploadedFile("mau.docx", GOOD)})
    template = ResultTemplate.objects.get()
    answer = client.get(f"{ADDRESS}{template.pk}/thu.pdf")
    if preview.is_possible():
        assert answer.content.startswith(b"%PDF")
    else:
        assert answer.status_code == 302
    page = client.get(f"{ADDRESS}{template.pk}/").content.decode()
    assert "chưa đến ngày" in page and "Sở Nông nghiệp" in page
    for actor in (office.colleague, office.stranger):
        assert desk(actor).get(f"{ADDRESS}{template.pk}/thu.pdf").status_code == 404
