import html

import pytest

from motcua.obligations.models import Obligation
from motcua.people import builders as people

pytestmark = pytest.mark.django_db
HERE = "/lam-viec/so-viec/moi/viec/"


def test_what_was_typed_stays_when_it_cannot_be_kept(office, desk):
    keeper = desk(people.an_actor("kiemsoat9", ("control", "SNN")))
    assert "Loại việc" in html.unescape(keeper.get(HERE).content.decode())
    sent = {"kind": "impact", "subject": "Quy định nuôi chim yến", "unit": "SYT", "due_on": "31/02/2024"}
    answer = keeper.post(HERE, sent)
    assert answer.status_code == 422 and "Quy định nuôi chim yến" in html.unescape(answer.content.decode())
    good = sent | {"unit": "SNN", "due_on": "20/03/2024"}
    assert keeper.post(HERE, good).status_code == 302
    again = keeper.post(HERE, good)
    assert again.status_code == 422 and "đã có trong sổ" in html.unescape(again.content.decode())
    assert Obligation.objects.count() == 1
