"""One-time codes: told once, used once, hard to guess; and open doors that count who knocks."""

from datetime import UTC, datetime, timedelta

import pytest

from motcua.journal.models import Event
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal
from motcua.people import rules
from motcua.people.builders import a_citizen
from motcua.people.commands import codes
from motcua.people.models import Knock, SignInCode

pytestmark = pytest.mark.django_db
AT = datetime(2024, 10, 15, 2, tzinfo=UTC)
PHONE = "0912345678"


def refused(call, *args, **facts):
    with pytest.raises(Refusal) as no:
        call(*args, **facts)
    return no.value


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_code_works_once_and_is_kept_nowhere():
    code = codes.make_code(PHONE, at=AT)
    assert len(code) == 6
    assert code not in str(SignInCode.objects.values())
    assert not Event.objects.exists()

    codes.use_code(PHONE, code, at=AT + timedelta(minutes=9))
    assert refused(codes.use_code, PHONE, code, at=AT + timedelta(minutes=9)).code == "code-expired"


def test_a_code_ends_after_ten_minutes_and_with_the_next_one():
    old = codes.make_code(PHONE, at=AT)
    assert refused(codes.use_code, PHONE, old, at=AT + timedelta(minutes=11)).code == "code-expired"
    new = codes.make_code(PHONE, at=AT)
    if new != old:
        assert refused(codes.use_code, PHONE, old, at=AT).code == "code-wrong"
    codes.use_code(PHONE, new, at=AT)


def test_five_wrong_tries_end_a_code():
    code = codes.make_code(PHONE, at=AT)
    left = [refused(codes.use_code, PHONE, wrong(code), at=AT).facts["left"] for _ in range(5)]
    assert left == [4, 3, 2, 1, 0]
    assert refused(codes.use_code, PHONE, code, at=AT).code == "code-tried-too-often"


def test_a_code_is_of_one_phone():
    code = codes.make_code(PHONE, at=AT)
    assert refused(codes.use_code, "0987654321", code, at=AT).code == "code-expired"


def test_a_door_counts_who_knocks():
    for _ in range(5):
        codes.knock("code-for-contact", PHONE, at=AT)
    assert refused(codes.knock, "code-for-contact", PHONE, at=AT + timedelta(minutes=10)) == Refusal("too-many-tries", minutes=20)
    codes.knock("code-for-contact", "0987654321", at=AT)
    codes.knock("code-for-contact", PHONE, at=AT + timedelta(minutes=31))
    assert Knock.objects.filter(source=PHONE).count() == 1


def test_a_door_opens_again_when_the_oldest_try_is_old_enough():
    recent = [AT, AT + timedelta(minutes=5)]
    assert rules.why_not_knock(recent, 3, timedelta(minutes=10), AT) is None
    assert rules.why_not_knock(recent, 2, timedelta(minutes=10), AT + timedelta(minutes=9)).facts == {"minutes": 1}


def test_whoever_shows_a_phone_gets_one_account():
    first = codes.open_citizen(PHONE, full_name=" Trần  Thị Bình ", by=SYSTEM, at=AT)
    assert (first.full_name, first.phone, first.kind, first.has_usable_password()) == ("Trần Thị Bình", PHONE, "citizen", False)
    assert codes.open_citizen(PHONE, full_name="Ai đó", by=SYSTEM, at=AT) == first
    assert codes.citizen(PHONE) == first
    assert codes.open_citizen("a@vidu.vn", full_name="A", by=SYSTEM, at=AT).email == "a@vidu.vn"
    assert refused(codes.open_citizen, "0987654321", full_name=" ", by=SYSTEM, at=AT).code == "name-missing"


def test_staff_do_not_come_in_by_a_code():
    from motcua.people.builders import a_person

    a_person("0912000111")
    assert codes.citizen("0912000111") is None
    assert codes.citizen(a_citizen(PHONE).username) is not None
