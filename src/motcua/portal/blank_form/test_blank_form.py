import io

import pypdf
import pytest
from django.test import Client

from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules.eform import Choice, EForm, Field, FieldKind, Section, parse
from motcua.kernel.moments import local_date
from motcua.letters.queries.blank import _condition
from motcua.portal.builders import KEY, NOW, words

pytestmark = pytest.mark.django_db


def printed(key: str) -> list[str]:
    answer = Client().get(f"/thu-tuc/{key}/mau-don/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages]


def test_everything_asked_stands_on_it_and_every_page_says_sample(office):
    pages = printed(KEY)
    assert all("MẪU – tờ khai của thủ tục 1.004363" in page for page in pages)
    whole = " ".join(pages)
    for asked in (
        "Giấy chứng nhận đang có sắp hết hạn?", "Có Không", "Tên cơ sở (*)", "Diện tích nơi bán (*) (m²)", "Đại lý", "Bán buôn",
        "Họ và tên", "Bằng hoặc giấy bồi dưỡng (số)", "Giấy tờ gửi kèm", "NGƯỜI ĐỀ NGHỊ",
        "(Chỉ điền nếu ở mục “Có nơi chứa thuốc riêng” chọn “Có”)",
    ):  # fmt: skip
        assert asked in whole, asked
    assert "memory" not in whole


def test_every_form_can_be_printed_and_its_page_offers_it(office):
    every = catalogue.current_versions(local_date(NOW))
    assert len([version for version in every if version.form]) > 10
    for version in (version for version in every if version.form):
        assert "Tải mẫu đơn trống (PDF)" in words(Client().get(f"/thu-tuc/{version.procedure_key}/")), version.procedure_key
        assert len(printed(version.procedure_key)) < 8
    without = next(version.procedure_key for version in every if not version.form)
    assert Client().get(f"/thu-tuc/{without}/mau-don/").status_code == 404
    assert "mau-don" not in Client().get(f"/thu-tuc/{without}/").content.decode()


def a_form():
    choices = (Choice("pig", "Lợn"), Choice("hen", "Gà"))
    return EForm((Section(key="one", title="Một", fields=(
        Field(key="has", kind=FieldKind.YES_NO, label="Có kho?"),
        Field(key="kind", kind=FieldKind.CHOICE, label="Loài", choices=choices),
        Field(key="kinds", kind=FieldKind.CHOICES, label="Các loài", choices=choices),
        Field(key="n", kind=FieldKind.WHOLE, label="Số"),
    )),))  # fmt: skip


@pytest.mark.parametrize(("formula", "said"), [
    ("has", "Chỉ điền nếu ở mục “Có kho” chọn “Có”"), ("not has", "Chỉ điền nếu ở mục “Có kho” chọn “Không”"),
    ("kind == 'pig'", "Chỉ điền nếu ở mục “Loài” chọn “Lợn”"),
    ("kind in ('pig', 'hen')", "Chỉ điền nếu ở mục “Loài” chọn “Lợn” hoặc “Gà”"),
    ("'hen' in kinds", "Chỉ điền nếu ở mục “Các loài” chọn “Gà”"),
    ("has and kind = 'pig'", "Chỉ điền nếu ở mục “Có kho” chọn “Có” và ở mục “Loài” chọn “Lợn”"),
    ("has and n > 3", "Chỉ điền nếu thuộc trường hợp này"), ("kind == 'cow'", "Chỉ điền nếu thuộc trường hợp này"),
])  # fmt: skip
def test_a_condition_is_said_in_words_or_not_at_all(formula, said):
    assert _condition(parse(formula), a_form()) == said


def test_what_nobody_published_has_none(office):
    assert Client().get("/thu-tuc/9.999999-province/mau-don/").status_code == 404
