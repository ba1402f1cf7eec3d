import pytest

from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal
from motcua.people import builders, commands, queries
from motcua.people.models import Preference

pytestmark = pytest.mark.django_db


def test_a_choice_is_ones_own_and_the_last_counts():
    one, other = builders.an_actor("an", ("officer", "SNN")), builders.an_actor("binh", ("officer", "SNN"))
    for value in (["owner"], ["due", "owner"]):
        commands.prefer("inbox.columns", value, by=one, at=builders.AT)
    commands.prefer("inbox.saved", [{"name": "Việc gấp", "query": "muc=se-tre"}], by=one, at=builders.AT)
    saved = [{"name": "Việc gấp", "query": "muc=se-tre"}]
    assert queries.preferences(one, "inbox.") == {"columns": ["due", "owner"], "saved": saved}
    assert queries.preference(one, "inbox.columns") == ["due", "owner"]
    assert queries.preference(other, "inbox.columns", "usual") == "usual"
    assert queries.preferences(other, "inbox.") == {} == queries.preferences(one, "head.")


def test_none_forgets():
    one = builders.an_actor("an", ("officer", "SNN"))
    commands.prefer("a.b", 1, by=one, at=builders.AT)
    commands.prefer("a.b", None, by=one, at=builders.AT)
    assert not Preference.objects.exists()


def test_no_store_of_data_and_no_account_no_choice():
    one = builders.an_actor("an", ("officer", "SNN"))
    for by, value, code in ((one, "x" * 20_000, "preference-too-long"), (SYSTEM, 1, "not-signed-in")):
        with pytest.raises(Refusal) as no:
            commands.prefer("a.b", value, by=by, at=builders.AT)
        assert no.value.code == code
