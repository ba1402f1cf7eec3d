import html as entities

from motcua.desk.act.verbs import WORDS
from motcua.dossiers import builders, events, rules
from motcua.journal import queries as journal


def page(client, dossier):
    answer = client.get(f"/lam-viec/ho-so/{dossier.number}/")
    assert answer.status_code == 200
    return entities.unescape(answer.content.decode())


def test_every_verb_is_there_live_or_with_its_reason(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    html = page(desk(office.officer), dossier)
    for verb in rules.STEPS.keys() - {"submit"}:
        assert WORDS[verb].label in html, verb
    assert f"/{dossier.number}/finish_step/" in html
    assert f"/{dossier.number}/decide/" not in html
    assert "Việc này thuộc nhiệm vụ của: lãnh đạo ký." in html


def test_what_it_says(office, desk):
    html = page(desk(office.officer), builders.a_dossier(office, until="assign"))
    for words in ("024185001234", "Chi cục Trồng trọt và Bảo vệ thực vật", "ngày làm việc thứ 1", "Giao chuyên viên"):
        assert words in html, words


def test_it_opens_in_every_state(office, desk):
    client = desk(office.intake)
    for until in builders.WAY:
        page(client, builders.a_dossier(office, until=until))


def test_a_look_is_written_down(office, desk):
    dossier = builders.a_dossier(office)
    page(desk(office.intake), dossier)
    [look] = journal.events(f"look:dossier:{dossier.pk}")
    assert (look.actor_id, look.data) == (office.intake.id, {"at_what": "page", "shown": dossier.seq})


def test_not_for_others(office, desk):
    dossier = builders.a_dossier(office)
    at = f"/lam-viec/ho-so/{dossier.number}/"
    assert desk(office.colleague).get(at).status_code == 404
    assert desk(office.citizen).get(at).status_code == 404
    assert desk().get(at).status_code == 302
    assert not journal.events(f"look:dossier:{dossier.pk}").exists()
    for number in ("H02.1-240101-0001", "%00", "x" * 500):
        assert desk(office.intake).get(f"/lam-viec/ho-so/{number}/").status_code == 404


def test_ones_own_dossier_is_no_business_of_the_desk(office, desk):
    """An officer of another unit who is also the applicant reads it at the portal."""
    account = int(office.colleague.id.partition(":")[2])
    filing = {"submitter": account, "owner": account}
    from motcua.dossiers import commands

    dossier = commands.submit(builders.a_filing(office, **filing), by=office.colleague, at=builders.MONDAY)
    assert desk(office.colleague).get(f"/lam-viec/ho-so/{dossier.number}/").status_code == 404


def test_every_event_has_its_sentence():
    from motcua.desk.dossier import trail

    named = {value for name, value in vars(events).items() if name.isupper()}
    assert trail.TITLES.keys() == named


def test_whom_a_notice_went_to_is_said_in_words(office):
    from motcua.desk.dossier.letters import recipient

    assert recipient("head:SNN-CCTTBVTV") == "trưởng đơn vị, CC TT&BVTV"
    assert [recipient(one) for one in ("binh@example.vn", "head:khac", "x:SNN")] == ["binh@example.vn", "head:khac", "x:SNN"]
