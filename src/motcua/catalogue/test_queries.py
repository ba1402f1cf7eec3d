from datetime import date

import pytest
from django.db import transaction

from motcua.catalogue import builders, commands, queries
from motcua.catalogue.builders import AT, START
from motcua.catalogue.models import Version
from motcua.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)


@pytest.fixture(scope="module", autouse=True)
def catalogue(django_db_setup, django_db_blocker):
    """The collected procedures, loaded once for this file and taken away after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        commands.load_procedures(by=SYSTEM, at=AT)
        yield
        transaction.set_rollback(True)


def codes(text, limit=20):
    return [found.code for found in queries.search(text, DAY, limit)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("cap giay chung nhan thuoc bvtv", {"1.004363", "1.004346"}),
        ("thuốc BVTV", {"1.004363", "1.004346", "1.004493", "1.004509"}),
        ("giống thuỷ sản", {"1.004918"}),
        ("giong thuy san", {"1.004918"}),
        ("kiem dich dong vat", {"1.002338", "2.000873"}),
        ("kiem dihc dong vat", {"1.002338", "2.000873"}),
        ("chứng chỉ hành nghề thú ý", {"2.001064", "1.005319"}),
        ("cay dau dong", {"1.008003"}),
        ("ĐỦ ĐIỀU KIỆN BUÔN BÁN THUỐC THÚ Y", {"1.001686", "1.004839"}),
        ("1.004363", {"1.004363"}),
    ],
)
def test_what_people_type_finds_what_they_mean(text, first):
    assert set(codes(text)[: len(first)]) == first


def test_exact_accents_go_first():
    names = [found.name.lower() for found in queries.search("thuốc bảo vệ thực vật", DAY)]
    exact = ["thuốc bảo vệ thực vật" in name for name in names]
    assert sum(exact) == 4
    assert exact == sorted(exact, reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "%", "'; --", "zzzz", "…", "\x00"])
def test_nothing_meant_nothing_found(text):
    assert queries.search(text, DAY) == []


def test_the_beginning_of_a_code_finds_all_that_bear_it():
    assert codes("1.00436") == ["1.004363"]
    assert all(code.startswith("1.0043") for code in codes("1.0043"))


def test_only_what_holds_that_day_is_found():
    assert "1.012832" in codes("đề xuất hỗ trợ đầu tư dự án nâng cao hiệu quả chăn nuôi")
    assert "1.012832" not in [f.code for f in queries.search("hỗ trợ đầu tư dự án nâng cao hiệu quả chăn nuôi", START)]


def test_a_published_version_is_read_once(django_assert_max_num_queries, django_assert_num_queries):
    version = Version.objects.get(procedure="1.008128-province").pk
    queries.published.cache_clear()
    with django_assert_max_num_queries(8):
        whole = queries.published(version)
    with django_assert_num_queries(0):
        assert queries.published(version) is whole
    assert (len(whole.papers), len(whole.fees), len(whole.steps), whole.fee_asked) == (2, 3, 9, 2_300_000)
    assert str(whole.term) == "25 ngày làm việc"
    assert [step.order for step in whole.steps] == list(range(1, 10))


def test_a_draft_is_not_published():
    draft = builders.a_draft("9.999998", name="Cấp phép thả diều")
    with pytest.raises(Version.DoesNotExist):
        queries.published(draft)
    assert queries.current("9.999998-province", DAY) is None
    assert draft not in [found.version for found in queries.search("thả diều", DAY)]
    assert queries.draft(draft).name == "Cấp phép thả diều"


def test_a_case_has_its_own_term():
    version = queries.current("1.000045-province", DAY) or queries.current_by_code("1.000045", DAY)
    terms = {case.name: str(version.term_of(case.key)) for case in version.cases}
    assert terms == {
        "Không phải kiểm tra thực tế": "2 ngày làm việc", "Phải kiểm tra thực tế": "4 ngày làm việc",
        "Nguồn gốc phức tạp": "6 ngày làm việc",
    }
    assert str(version.term_of(None)) == "2 ngày làm việc"


def test_a_code_on_several_levels():
    assert queries.current_by_code("2.001827", DAY).level == "province"
    assert queries.current_by_code("2.001827", DAY, "district").level == "district"
    assert queries.current_by_code("BG-001", DAY).name == "Kê khai hoạt động chăn nuôi"
    assert queries.current_by_code("9.999999", DAY) is None


def test_fields_with_their_counts():
    counts = dict(queries.fields(DAY))
    assert sum(counts.values()) == 154
    assert counts["Thủy lợi"] == 27
    assert len(queries.of_field("Thủy lợi", DAY)) == 27


def test_what_a_unit_leads():
    assert len(queries.of_unit("SNN-CCTTBVTV", DAY)) == 10
    assert len(queries.of_unit("D213-NN", DAY)) == 21
    assert len(queries.of_unit("W07201", DAY)) == 14
    assert len(queries.of_unit("HKL-SD", DAY)) == 1
    assert queries.of_unit("SNN-VP", DAY) == []


def test_the_internal_code_stands_in():
    version = queries.current("BG-001-commune", DAY)
    assert version.code == "BG-001"
    assert "code" in version.unverified
