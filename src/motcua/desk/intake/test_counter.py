"""The card, the letters and the keys: what spares the hands at a counter."""

import html
import re

from motcua.catalogue import queries as catalogue
from motcua.desk.intake import choosing
from motcua.desk.intake.test_intake import HERE, typed
from motcua.dossiers import builders
from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal
from motcua.kernel.moments import local_date

START = "/lam-viec/tiep-nhan/"
CARD = "024185001234|121234567|Trần Thị Bình|05031985|Nữ|Thôn Đông, Tân Mỹ, Bắc Giang|21052021"


def shown(answer):
    """What stands in the fields of the form."""
    page = html.unescape(answer.content.decode())
    found = {}
    for tag in re.findall(r"<input[^>]+>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="radio"' not in tag:
            found[name[1]] = value[1] if value else ""
    return found


def test_a_card_fills_the_person_and_what_was_typed_stays(office, desk):
    client = desk(office.intake)
    answer = client.post(HERE, typed(card=CARD, name="", identity_number="", birth_date="", address="", **{"papers-0-count": "3"}))
    assert answer.status_code == 200
    fields = shown(answer)
    assert (fields["name"], fields["identity_number"], fields["birth_date"]) == ("Trần Thị Bình", "024185001234", "05/03/1985")
    assert (fields["address"], fields["phone"]) == ("Thôn Đông, Tân Mỹ, Bắc Giang", "0912 345 678")
    assert (fields["card"], fields["papers-0-count"]) == ("", "3")
    assert not Dossier.objects.exists()
    filled = {name: fields[name] for name in ("name", "identity_number", "address", "key")}
    assert client.post(HERE, typed(**filled)).status_code == 302


def test_a_card_that_cannot_be_read_is_a_sentence_and_stays(office, desk):
    answer = desk(office.intake).post(HERE, typed(card="024185001234|Trần Thị"))
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "cần bảy mục cách nhau bằng dấu |, ở đây có 2" in page
    assert shown(answer)["card"] == "024185001234|Trần Thị" and shown(answer)["name"] == typed()["name"]


def test_a_card_before_the_procedure_goes_along(office, desk):
    client = desk(office.intake)
    first = html.unescape(client.post(START, {"q": CARD}).content.decode())
    assert "Trần Thị Bình" in first and f'name="card" value="{CARD}"' in first
    found = html.unescape(client.post(START, {"q": "thuoc bvtv", "card": CARD}, headers={"HX-Request": "true"}).content.decode())
    assert f'formaction="{HERE}"' in found
    opened = client.post(HERE, {"q": "thuoc bvtv", "card": CARD, "luot": "7"})
    assert opened.status_code == 200
    assert (shown(opened)["name"], shown(opened)["ticket"]) == ("Trần Thị Bình", "7")
    assert shown(opened)["papers-0-count"] == "1"  # as the catalogue asks


def test_somebody_known_is_offered_only_by_the_whole_number_and_where_one_may_look(office, desk):
    dossier = builders.a_dossier(office, until="submit")
    number = dossier.parties.first().identity_number
    answer = desk(office.intake).post(HERE, {"card": number})
    assert (shown(answer)["phone"], shown(answer)["name"]) == ("0912345678", "Trần Thị Bình")
    assert dossier.number in html.unescape(answer.content.decode())
    looks = journal.trail(f"look:dossier:{dossier.pk}")
    assert [(look.actor_id, look.data["at_what"]) for look in looks] == [(office.intake.id, "person")]

    short = desk(office.intake).post(HERE, {"card": number[:11]})
    assert short.status_code == 422 and "0912345678" not in short.content.decode()
    stranger = desk(office.colleague).post(HERE, {"card": number})
    assert (shown(stranger)["phone"], shown(stranger)["name"]) == ("", "")
    assert len(journal.trail(f"look:dossier:{dossier.pk}")) == 1


def test_three_letters_are_initials_too_and_the_usual_goes_first(office, desk):
    day = local_date(builders.MONDAY)
    name = builders.version().name
    assert choosing.initials("Cấp Giấy đăng ký") == "cgdk"
    letters = choosing.initials(name)[-6:]
    assert builders.KEY in [one.procedure_key for one in choosing.chosen(letters, [builders.DESK], day)]

    alike = choosing.chosen("thuoc bao ve thuc vat", [builders.DESK], day)
    rare = alike[-1].procedure_key
    usual = [one for one in alike if round(one.likeness, 1) == round(alike[0].likeness, 1)]
    wanted = usual[-1].procedure_key
    filing = {"version": catalogue.current(wanted, day).id, "papers": []}
    builders.a_dossier(office, until="submit", filing=filing)
    assert choosing.chosen("thuoc bao ve thuc vat", [builders.DESK], day)[0].procedure_key == wanted
    assert [one.procedure_key for one in choosing.usual([builders.DESK], day)] == [wanted]
    assert choosing.usual(["D213-MC"], day) == [] and rare
    assert "Hay tiếp nhận ở quầy này" in desk(office.intake).get(START).content.decode()


def test_the_hands_are_where_the_next_thing_is_typed(office, desk):
    client = desk(office.intake)

    def hands(answer):
        page = answer.content.decode()
        return [re.search(r'name="([^"]+)"', tag)[1] for tag in re.findall(r"<input[^>]+>", page) if "autofocus" in tag]

    assert hands(client.get(START)) == ["q"]
    assert hands(client.get(HERE)) == ["card"]
    assert hands(client.post(HERE, {"card": CARD})) == ["phone"]
    assert hands(client.post(HERE, typed(card=CARD))) == ["papers-0-count"]
    assert hands(client.post(HERE, typed(phone="1"))) == ["phone"]
    known = builders.a_dossier(office, until="submit").parties.first().identity_number
    assert hands(client.post(HERE, {"card": known})) == ["f.renewal"]


def test_the_answers_decide_the_case_and_what_was_typed_of_the_form_is_kept(office, desk):
    client = desk(office.intake)
    wrong = html.unescape(client.post(HERE, typed(**{"f.renewal": None})).content.decode())
    assert "nó quyết định giấy tờ, phí và thời hạn" in wrong
    assert "sắp hết hạn? (không bắt buộc)" not in wrong and "sắp hết hạn?" in wrong
    bad = html.unescape(client.post(HERE, typed(**{"f.shop_area": "rộng"})).content.decode())
    assert "Phải là số: Diện tích nơi bán" in bad and 'value="rộng"' in bad
    assert not Dossier.objects.exists()
    papers = {f"papers-{n}-count": "1" for n in range(len(builders.version().papers))}
    answer = client.post(HERE, typed(**{"f.renewal": "yes", "f.shop_name": "Bình Minh", "f.shop_area": "12,5"} | papers))
    assert answer.status_code == 302, answer.content.decode()
    dossier = Dossier.objects.get()
    assert (dossier.case, dossier.form["questions"]) == ("case-1", {"renewal": True})
    assert (dossier.form["answers"]["shop_name"], dossier.form["answers"]["shop_area"]) == ("Bình Minh", "12.5")


SELLERS = {
    "f.sellers.0.seller": "Trần Thị Bình", "f.sellers.0.born": "05/03/1985", "f.sellers.0.paper": "BD 12/2020",
    "f.sellers.1.seller": "Lê Văn Hai", "f.sellers.1.born": "06/04/1990",
}  # fmt: skip


def test_a_table_is_typed_row_by_row_and_judged_as_when_citizens_fill_it_in(office, desk):
    client = desk(office.intake)
    opened = html.unescape(client.get(HERE).content.decode())
    assert 'name="f.sellers.0.seller"' in opened and 'value="add:sellers"' in opened
    more = client.post(HERE, typed(**SELLERS, **{"f.shop_name": "Bình Minh", "row": "add:sellers"}))
    page = html.unescape(more.content.decode())
    assert more.status_code == 200 and 'name="f.sellers.2.seller"' in page and "govuk-error-message" not in page
    for words in ('value="Lê Văn Hai"', 'value="06/04/1990"', 'value="Bình Minh"', f'value="{typed()["name"]}"'):
        assert words in page, words
    less = html.unescape(client.post(HERE, typed(**SELLERS, row="remove:sellers:0")).content.decode())
    assert re.search(r'name="f.sellers.0.seller"[^>]*value="Lê Văn Hai"', less) and "f.sellers.1.seller" not in less
    young = client.post(HERE, typed(**SELLERS | {"f.sellers.1.born": "06/04/2020"}))
    assert young.status_code == 422 and html.unescape(young.content.decode()).count("Người bán phải đủ 18 tuổi.") == 2
    assert not Dossier.objects.exists()
    assert client.post(HERE, typed(**SELLERS)).status_code == 302
    kept = Dossier.objects.get().form["answers"]["sellers"]
    assert [row["seller"] for row in kept] == ["Trần Thị Bình", "Lê Văn Hai"] and kept[1]["born"] == "1990-04-06"


def test_a_case_without_questions_is_still_chosen(office, desk):
    day = local_date(builders.MONDAY)
    every = [v for v in catalogue.current_versions(day) if v.cases and not any(case.when for case in v.cases)]
    assert every, "there is a procedure whose case somebody picks"
    page = desk(office.intake).get(f"/lam-viec/tiep-nhan/{every[0].procedure_key}/").content.decode()
    assert 'name="case"' in page


NONSENSE = ["\x00", "|" * 700, "|" * 7, "9" * 12, "0" * 12, "x" * 600, "<b>|||||||"]


def test_nonsense_from_a_scanner_never_crashes(office, desk):
    client = desk(office.intake)
    for value in NONSENSE:
        assert client.post(START, {"q": value, "luot": value}).status_code == 200, value
        assert client.post(HERE, {"card": value, "luot": value}).status_code in {200, 422}, value
        assert client.post(HERE, typed(card=value)).status_code in {200, 302, 422}, value
    for somebody in (office.officer, office.citizen):
        assert desk(somebody).post(START, {"q": CARD}).status_code == 404
