import html
import re

from motcua.dossiers import builders
from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal

WHOLE = {
    "f.applicant_kind": "person", "f.name": "Trần Thị Bình", "f.personal_number": "024185001234", "f.address": "Xã Tân Mỹ",
    "f.phone": "0912 345 678", "f.shop_name": "Vật tư Bình Minh", "f.shop_address": "Thôn Kép", "f.trade": "retail",
    "f.shop_area": "12,5", "f.has_store": "yes", "f.store_address": "Thôn Kép", "f.store_area": "20", "f.far_from_water": "yes",
    "f.sellers.0.seller": "Trần Thị Bình", "f.sellers.0.born": "05/03/1985", "f.sellers.0.paper": "BD 12/2020", "f.promised": "yes",
    "f.sellers.1.seller": "Lê Văn Hai", "f.sellers.1.born": "06/04/1990", "f.sellers.1.paper": "BD 13/2020",
}  # fmt: skip
WHY = "Nhập theo tờ khai giấy"


def address(dossier):
    return f"/lam-viec/ho-so/{dossier.number}/to-khai/"


def read(answer):
    return html.unescape(answer.content.decode())


def on_paper(office, until="assign"):
    """A dossier whose form came on paper: the questions were answered, nothing else was typed."""
    dossier = builders.a_dossier(office, until=until)
    Dossier.objects.filter(pk=dossier.pk).update(form={"questions": dossier.form["questions"]})
    return dossier


def fresh(dossier):
    return Dossier.objects.get(pk=dossier.pk)


def save(client, dossier, typed=WHOLE, reason=WHY, **more):
    return client.post(address(dossier), {"seen": fresh(dossier).seq, "reason": reason, **typed, **more})


def test_typed_from_paper_then_put_right_and_both_sides_read_what_changed(office, desk):
    dossier = on_paper(office)
    client = desk(office.officer)
    assert "Nhập tờ khai điện tử" in read(client.get(address(dossier)))
    assert save(client, dossier).status_code == 302
    kept = fresh(dossier).form["answers"]
    assert (kept["total_area"], [row["seller"] for row in kept["sellers"]]) == ("32.5", ["Trần Thị Bình", "Lê Văn Hai"])
    page = read(client.get(address(dossier)))
    assert "Sửa tờ khai điện tử" in page and 'value="06/04/1990"' in page and 'value="12,5"' in page
    assert save(desk(office.intake), dossier, WHOLE | {"f.shop_area": "13", "f.trade": "agent"}, "Đo lại").status_code == 302

    event = journal.trail(dossier.subject)[-1]
    changed = {one["field"]: (one["before"], one["after"]) for one in event.data["corrected_form"]}
    assert changed == {"shop_area": ("12.5", "13"), "trade": ("retail", "agent"), "total_area": ("32.5", "33")}
    at_desk, at_home = client.get(f"/lam-viec/ho-so/{dossier.number}/"), desk(office.citizen).get(f"/ho-so/{dossier.number}/")
    told = {
        at_desk: ("Đo lại", "Diện tích nơi bán: trước là 12,5, nay là 13", "Loại hình: trước là Bán lẻ, nay là Đại lý",
                  "Danh sách người bán: trước là (bảng 0 dòng), nay là (bảng 2 dòng)"),
        at_home: ("Đo lại", "Đã sửa mục “Diện tích nơi bán”: từ 12,5 m² thành 13 m²",
                  "Đã sửa mục “Loại hình”: từ Bán lẻ thành Đại lý", "Đã điền mục “Danh sách người bán”: Trần Thị Bình"),
    }  # fmt: skip
    for page, sentences in told.items():
        assert [words for words in sentences if words not in read(page)] == []


def test_judged_as_when_citizens_fill_it_in_but_what_is_empty_may_stay_so(office, desk):
    dossier, client = on_paper(office), desk(office.officer)
    before = dossier.seq
    for name, typed, words in (
        ("f.shop_area", "rộng", "Phải là số: Diện tích nơi bán"), ("f.sellers.1.born", "06/04/2020", "Người bán phải đủ 18 tuổi."),
        ("f.store_area", "", "Còn thiếu: Diện tích nơi chứa"),
    ):  # fmt: skip
        answer = save(client, dossier, WHOLE | {name: typed})
        assert answer.status_code == 422 and words in read(answer), name
        assert f'value="{typed}"' in read(answer) or not typed
    assert save(client, dossier, reason=" ").status_code == 422
    assert fresh(dossier).seq == before
    assert save(client, dossier, {"f.shop_name": "Bình Minh"}).status_code == 302, "the rest stands on paper"
    assert save(client, dossier, WHOLE).status_code == 302
    assert "Còn thiếu: Tên cơ sở" in read(save(client, dossier, WHOLE | {"f.shop_name": ""})), "what was there may not be lost"
    again = save(client, dossier, WHOLE)
    assert again.status_code == 422 and "Không có gì khác" in read(again)


def test_a_row_more_a_row_less_saves_nothing(office, desk):
    dossier, client = builders.a_dossier(office, until="assign"), desk(office.officer)
    more = read(save(client, dossier, row="add:sellers"))
    assert 'name="f.sellers.2.seller"' in more and 'value="Lê Văn Hai"' in more and 'value="Vật tư Bình Minh"' in more
    less = read(save(client, dossier, row="remove:sellers:0"))
    assert 'value="BD 12/2020"' not in less and re.search(r'name="f.sellers.0.seller"[^>]*value="Lê Văn Hai"', less)
    assert fresh(dossier).seq == dossier.seq


def test_who_comes_second_reads_what_the_first_changed_and_loses_nothing(office, desk):
    dossier = on_paper(office)
    stale = {"seen": dossier.seq, "reason": WHY, **WHOLE}
    assert save(desk(office.intake), dossier, {"f.shop_name": "Tên kia"}, "Người nộp gọi lại").status_code == 302
    answer = desk(office.officer).post(address(dossier), stale)
    page = read(answer)
    assert answer.status_code == 409 and "Tên cơ sở: trước là (trống), nay là Tên kia" in page
    for words in ("Vật tư Bình Minh", "Lê Văn Hai", WHY, f'name="seen" value="{fresh(dossier).seq}"'):
        assert words in page, words


def test_only_while_it_is_open_and_only_who_has_to_do_with_it(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    for somebody, status in ((office.colleague, 404), (office.citizen, 404), (office.stranger, 404), (None, 302)):
        assert save(desk(somebody), dossier).status_code == status
        assert desk(somebody).get(address(dossier)).status_code == status
    assert save(desk(office.clerk), dossier).status_code == 422, "sees it, and has not to do with it"
    signed = builders.a_dossier(office, until="decide")
    answer = save(desk(office.head), signed)
    assert answer.status_code == 422 and "Kết quả đã ký theo tờ khai này" in read(answer)
    assert not [event for event in journal.trail(signed.subject) if event.kind.endswith("form_corrected")]
    done = builders.a_dossier(office, until="deliver")
    assert save(desk(office.intake), done).status_code == 422


def test_fields_that_hang_on_an_answer_come_and_go_while_typing_and_nothing_is_kept(office, desk):
    dossier, client = builders.a_dossier(office, until="assign"), desk(office.officer)
    page = read(client.get(address(dossier)))
    shown = re.search(r'name="shown" value="([^"]*)"', page)[1]
    assert {"has_store", "sellers.0.born", "section-shop"} <= set(shown.split()) and "store_area" not in shown

    def typed(shown, answers):
        answer = client.post(address(dossier), answers | {"shown": shown}, headers={"HX-Request": "true"})
        return read(answer), re.search(r'name="shown" value="([^"]*)"', read(answer))[1]

    came, after = typed(shown, WHOLE)
    assert "<html" not in came and 'id="w-f-store_area" hx-swap-oob="true"' in came and 'name="f.store_area"' in came
    assert "store_area" in after.split() and "w-f-shop_name" not in came, "what stays is not drawn again under the hands"
    assert re.search(r'<output id="f-total_area">32,5', came)
    gone, again = typed(after, WHOLE | {"f.has_store": "no", "f.sellers.2.seller": ""})
    assert 'id="w-f-store_area"' in gone and 'name="f.store_area"' not in gone
    assert set(again.split()) - set(after.split()) == {f"sellers.2.{one}" for one in ("seller", "born", "paper", "paper_day")}
    assert fresh(dossier).seq == dossier.seq
    for somebody, status in ((office.colleague, 404), (office.citizen, 404), (None, 302)):
        assert desk(somebody).post(address(dossier), WHOLE, headers={"HX-Request": "true"}).status_code == status


def test_nonsense_is_a_sentence(office, desk):
    dossier, client = builders.a_dossier(office, until="assign"), desk(office.officer)
    for typed in ("\x00", "x" * 9000, "<script>", "٣", "-1"):
        sent = dict.fromkeys(WHOLE, typed) | {"f.sellers.999.seller": typed, "f.unknown": typed}
        for row in ("", "add:sellers", "remove:sellers:x", "add:" + typed):
            assert save(client, dossier, sent, typed, row=row).status_code in {200, 422}
    assert client.post(address(dossier), {"seen": "x"}).status_code == 422
