import html as entities
from datetime import timedelta

import pytest

from motcua.desk.conftest import NOW
from motcua.dossiers import builders, commands
from motcua.dossiers.builders import BRANCH
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people
from motcua.people import commands as staff
from motcua.people import queries
from motcua.people.models import Absence, Account, Delegation, Post
from motcua.people.queries import rights

ADDRESS = "/lam-viec/thiet-lap/lam-thay/"
WEEK = {"valid_from": "03/04/2024", "valid_to": "10/04/2024", "decision": "12/GUQ-CCTTBVTV ngày 02/04/2024"}


def key(actor):
    return int(actor.id.partition(":")[2])


def post_of(actor):
    return Post.objects.get(account=key(actor))


def asked(office, **more):
    return WEEK | {"posts": [post_of(office.leader).pk], "to": key(office.head)} | more


def sent(client, facts):
    answer = client.post(ADDRESS, facts)
    return answer.status_code, entities.unescape(answer.content.decode())


def now(actor, at=NOW):
    return queries.actor(Account.objects.get(pk=key(actor)), at)


def test_a_holder_lends_the_post_goes_away_and_it_ends_by_itself(office, desk):
    client = desk(office.leader)
    dossier = builders.a_dossier(office, until="finish_step")
    assert sent(client, asked(office, away="on", reason="Đi học"))[0] == 302
    deputy = now(office.head)
    assert deputy.holds("leader", BRANCH)
    commands.take(dossier.pk, by=deputy, at=NOW)
    commands.decide(dossier.pk, by=deputy, at=NOW, abstract="Cấp", on_paper=True)
    absence = Absence.objects.get(account=key(office.leader))
    assert (str(absence.valid_from), str(absence.valid_to)) == ("2024-04-03", "2024-04-11")
    *_, event = journal.events(office.head.id)
    assert (event.kind, event.actor_id, event.data["valid_to"]) == ("account.delegation-given", office.leader.id, "2024-04-11")
    assert "Đi học" not in str([one.data for one in journal.events(office.leader.id)]), "why stays out of the journal"
    account = entities.unescape(desk(office.head).get("/lam-viec/toi/").content.decode())
    assert f"thay {office.leader.name}: lãnh đạo ký" in account and "đến hết 10/04/2024" in account
    assert now(office.head, NOW.replace(day=10, hour=23)).holds("leader", BRANCH)
    assert not now(office.head, NOW.replace(day=11, hour=0)).holds("leader", BRANCH)
    assert "12/GUQ-CCTTBVTV" in entities.unescape(client.get(ADDRESS).content.decode())
    assert rights.first_wrong_right() is None


@pytest.mark.parametrize("day", ["03/04/2024", "05/04/2024"])
def test_it_is_taken_back_before_it_began_and_after(office, desk, day):
    client = desk(office.leader)
    sent(client, asked(office, valid_from=day))
    assert sent(client, {"delegation": Delegation.objects.get().pk})[0] == 302
    assert not Delegation.objects.exists()
    assert not now(office.head).holds("leader", BRANCH) and rights.first_wrong_right() is None
    sent(client, asked(office))
    later = desk(office.leader, at=NOW + timedelta(days=2))
    assert sent(later, {"delegation": Delegation.objects.get().pk})[0] == 302
    assert str(Delegation.objects.get().valid_to) == "2024-04-05"


def test_the_limits_are_those_of_rights(office, desk):
    client, officer = desk(office.leader), key(office.officer)
    other = people.a_person("xa", ("officer", "SNN-CCTL"))
    for wrong, words in (
        ({"valid_from": "02/04/2024"}, "không tính ngược"), ({"valid_to": "01/04/2024"}, "Ngày cuối phải từ ngày bắt đầu"),
        ({"decision": " "}, "Số, ngày văn bản"), ({"to": other.pk}, "Người làm thay"),
        ({"to": key(office.leader)}, "Người làm thay"),
        ({"posts": [post_of(office.officer).pk]}, "Nhiệm vụ của tôi"), ({"posts": []}, "Nhiệm vụ của tôi"),
        ({"away": "on"}, "Cần ghi lý do vắng mặt"), ({"valid_to": ""}, "Đến hết ngày"),
    ):
        status, html = sent(client, asked(office) | wrong)
        assert status == 422 and words in html, wrong
    assert not Delegation.objects.exists()
    sent(client, asked(office))
    assert "đã được ủy quyền" in sent(client, asked(office))[1]
    deputy = desk(office.head)
    assert sent(deputy, asked(office, to=officer))[0] == 422, "who stands in cannot pass it on"
    with pytest.raises(Refusal, match="not-your-duty"):
        staff.delegate(post_of(office.leader).pk, officer, valid_from=NOW.date(), valid_to=NOW.date() + timedelta(days=1),
                       decision="x", by=now(office.head), at=NOW)  # fmt: skip
    away = staff.record_absence(key(office.leader), valid_from=NOW.date(), valid_to=NOW.date() + timedelta(days=1), reason="ốm",
                                by=office.leader, at=NOW)  # fmt: skip
    before = Delegation.objects.count()
    assert sent(client, asked(office, to=officer, away="on", reason="x"))[0] == 422
    assert Delegation.objects.count() == before and Absence.objects.get() == away, "both or neither"


def test_of_others_nothing_is_taken_back(office, desk):
    sent(desk(office.leader), asked(office))
    pk = Delegation.objects.get().pk
    for actor in (office.colleague, office.head):
        for delegation in (pk, 999, "x", "9" * 30):
            assert sent(desk(actor), {"delegation": delegation})[0] == 422
    assert str(Delegation.objects.get().valid_to) == "2024-04-11"
    assert "12/GUQ" not in desk(office.colleague).get(ADDRESS).content.decode()


def test_a_stranger(office, desk):
    for send in ("get", "post"):
        assert getattr(desk(office.citizen), send)(ADDRESS).status_code == 404
        assert getattr(desk(), send)(ADDRESS).status_code == 302


def test_nobody_is_chosen_by_standing_first_and_a_reason_is_asked_for_with_the_absence(office, desk):
    client = desk(office.leader)
    page = entities.unescape(client.get(ADDRESS).content.decode())
    assert '<option value="">Chọn người</option>' in " ".join(page.split()) and "không bắt buộc" not in page
    status, said = sent(client, asked(office, to="", valid_to=""))
    assert status == 422 and "Chọn người làm thay" in said and "Nhập ngày cuối cùng" in said
    status, said = sent(client, asked(office, away="on"))
    assert status == 422 and "Cần ghi lý do vắng mặt" in said
    assert not Delegation.objects.exists() and not Absence.objects.exists()
