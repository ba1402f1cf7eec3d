import pytest

from motcua.catalogue import builders, queries
from motcua.catalogue.rules import eform
from motcua.desk.catalogue_part.test_catalogue_part import fields

ADDRESS = "/lam-viec/danh-muc/ban/{}/mau/"
SHOP = {"section.0.title": "Cửa hàng", "section.0.key": "shop"}


@pytest.fixture
def draft(office):
    return builders.a_draft("1.999999")


def seen(draft):
    return {"seen": queries.fingerprint(queries.draft(draft))}


def form(draft):
    return queries.draft(draft).form


def test_a_form_is_put_together_by_buttons(control, desk, draft):
    client, address = desk(control), ADDRESS.format(draft)
    assert client.post(f"{address}+/", SHOP | seen(draft)).status_code == 302
    for key, kind, more in (
        ("area", "decimal", {"field.0.unit": "m²", "field.0.required": "yes"}),
        ("big", "yes_no", {"field.0.show_if": "area > 100"}),
        ("goods", "table", {"columns.0.label": "Hàng", "columns.0.key": "good", "columns.0.kind": "text", "field.0.max_rows": "5"}),
        ("way", "choice", {"field.0.choices": "shop: Tại chỗ\nroad: Đi bán"}),
    ):
        sent = {"field.0.label": f"Mục {key}", "field.0.key": key, "field.0.kind": kind} | more | seen(draft)
        answer = client.post(f"{address}shop.+/", sent)
        assert answer.status_code == 302, answer.content.decode()
    assert [one.key for one in form(draft).fields()] == ["area", "big", "goods", "way"]
    assert form(draft).field("goods").max_rows == 5
    assert client.post(address, {"deed": "up:shop.way"} | seen(draft)).status_code == 302
    assert client.post(address, {"deed": "down:shop.area"} | seen(draft)).status_code == 302
    assert [one.key for one in form(draft).fields()] == ["big", "area", "way", "goods"]
    page = client.get(address).content.decode()
    assert 'name="f.area"' in page, "it is shown as the applicant will see it"
    assert client.post(address, {"deed": "remove:shop"} | seen(draft)).status_code == 302
    assert form(draft) is None


def test_a_field_read_and_saved_is_the_same(control, desk, draft):
    client, address = desk(control), ADDRESS.format(draft)
    whole = eform.read({"sections": [{"key": "s", "title": "S", "fields": [
        {"key": "a", "kind": "yes_no", "label": "A"},
        {"key": "t", "kind": "table", "label": "T", "required": "a", "min_rows": 1, "columns": [
            {"key": "n", "kind": "decimal", "label": "N", "minimum": "0.5", "maximum": "9"}]},
        {"key": "c", "kind": "computed", "label": "C", "formula": "sum(t.n)", "check": "c > 1", "check_text": "Ít quá"},
    ]}]})
    builders.commands.edit_version(draft, **seen(draft), form=whole, by=builders.SYSTEM, at=builders.AT)
    for where in ("s", "s.a", "s.t", "s.c"):
        sent = fields(client.get(f"{address}{where}/"))
        assert client.post(f"{address}{where}/", sent).status_code == 302
    assert form(draft) == whole


def test_what_is_wrong_is_said(control, desk, draft):
    client, address = desk(control), ADDRESS.format(draft)
    client.post(f"{address}+/", SHOP | seen(draft))
    good = {"field.0.label": "A", "field.0.key": "a", "field.0.kind": "text"}
    bad = {"key": "Đ", "label": "", "kind": "?", "show_if": "b", "check": "a", "formula": "2 ** 2", "choices": "x: X"}
    for wrong in ({f"field.0.{name}": text} for name, text in bad.items()):
        answer = client.post(f"{address}shop.+/", good | wrong | seen(draft))
        assert answer.status_code == 422, wrong
        assert "Chưa lưu được" in answer.content.decode()
    assert list(form(draft).fields()) == []
    added = client.post(f"{address}shop.+/", good | {"deed": "add:columns:0"} | seen(draft))
    assert "columns.0.key" in fields(added)
    assert client.post(f"{address}shop.+/", good | {"seen": "old"}).status_code == 409


def test_what_is_typed_is_seen_before_it_is_kept(control, desk, draft):
    client, address = desk(control), ADDRESS.format(draft)
    client.post(f"{address}+/", SHOP | seen(draft))
    typed = {"field.0.label": "Diện tích", "field.0.key": "area", "field.0.kind": "decimal", "field.0.unit": "m²"}
    typed["deed"] = "preview"

    def preview(**more):
        answer = client.post(f"{address}shop.+/", typed | more | seen(draft))
        assert answer.status_code == 200
        return answer.content.decode().partition('id="preview"')[2]

    assert 'name="f.area"' in preview() and "m²" in preview()
    assert 'name="f.area"' in preview(**{"field.0.show_if": "1 > 2"}), "what is built is seen, whatever it depends on"
    wrong = preview(**{"field.0.key": "Diện tích"})
    assert "Chưa vẽ được" in wrong and 'name="f.' not in wrong
    assert list(form(draft).fields()) == []
    section = client.post(f"{address}+/", {"section.0.title": "Kho", "section.0.key": "store", "deed": "preview"} | seen(draft))
    assert "Kho" in section.content.decode().partition('id="preview"')[2]


def test_what_others_still_need_is_not_taken_out(control, desk, draft):
    client, address = desk(control), ADDRESS.format(draft)
    whole = eform.read({"sections": [{"key": "s", "title": "S", "fields": [
        {"key": "a", "kind": "yes_no", "label": "A"}, {"key": "b", "kind": "text", "label": "B", "show_if": "a"}]}]})
    builders.commands.edit_version(draft, **seen(draft), form=whole, by=builders.SYSTEM, at=builders.AT)
    answer = client.post(address, {"deed": "remove:s.a"} | seen(draft))
    assert answer.status_code == 409
    assert "nhắc đến mục không có: a" in answer.content.decode()
    assert form(draft) == whole


def test_nothing_is_found_where_nothing_is(office, control, desk, draft):
    for where in ("nothing", "+.+", "shop.nothing"):
        assert desk(control).get(f"{ADDRESS.format(draft)}{where}/").status_code == 404
    assert desk(office.colleague).get(ADDRESS.format(draft)).status_code == 404
    assert desk(office.stranger).post(f"{ADDRESS.format(draft)}+/", SHOP).status_code == 404
