"""Rights have no other source than events: whatever administrators do, the journal alone gives the same rights."""

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.people import builders, commands, queries
from motcua.people.builders import AT, START
from motcua.people.models import Account, Delegation, Post
from motcua.people.queries import rights as kept_rights
from motcua.people.rules import Duty
from motcua.people.rules.rights import borne

DAYS = st.integers(0, 60).map(lambda n: START + timedelta(days=n))
UNITS, DUTIES = ["A", "B", "C"], [Duty.OFFICER, Duty.LEADER, Duty.ADMINISTRATOR]
PEOPLE = 4
who, which = st.integers(0, PEOPLE - 1), st.integers(0, 7)
ACTS = st.one_of(
    st.tuples(st.just("give"), who, st.sampled_from(UNITS), st.sampled_from(DUTIES), DAYS, st.none() | DAYS),
    st.tuples(st.just("end"), which, DAYS),
    st.tuples(st.just("prolong"), which, st.none() | DAYS),
    st.tuples(st.just("delegate"), which, who, DAYS, DAYS),
    st.tuples(st.just("take back"), which, DAYS),
    st.tuples(st.just("close"), who),
    st.tuples(st.just("reopen"), who),
    st.tuples(st.just("merge"), st.sampled_from(UNITS), st.sampled_from(UNITS), DAYS),
    st.tuples(st.just("invite"), who),
)


class Rights(TestCase):
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.booleans(), ACTS), max_size=14))
    def test_the_journal_alone_gives_the_same_rights(self, acts):
        for code in UNITS:
            builders.a_unit(code)
        people = [builders.a_person(f"p{n}") for n in range(PEOPLE)]
        commands.give_post(people[0].pk, "A", Duty.ADMINISTRATOR, valid_from=START, by=SYSTEM, at=AT)
        for by_system, act in acts:
            by = SYSTEM if by_system else queries.actor(Account.objects.get(pk=people[0].pk), AT)
            try:
                with transaction.atomic():
                    attempt(act, people, by)
            except Refusal:
                pass
        assert kept_rights.first_wrong_right() is None
        told = kept_rights.told()
        for person in Account.objects.order_by("pk"):
            for day in (START + timedelta(days=n) for n in range(0, 62, 3)):
                at = datetime(day.year, day.month, day.day, 9, tzinfo=HANOI)
                assert queries.actor(person, at).posts == borne(told, person.pk, day)


def attempt(act, people, by):
    what, *facts = act
    posts, lent = list(Post.objects.order_by("pk")), list(Delegation.objects.order_by("pk"))
    facts = {"by": by, "at": AT, "facts": facts}
    DOES[what](people, posts, lent, facts.pop("facts"), facts)


def of(rows, n):
    if not rows:
        raise Refusal("nothing-there")
    return rows[n % len(rows)].pk


DOES = {
    "give": lambda p, posts, lent, f, by: commands.give_post(p[f[0]].pk, f[1], f[2], valid_from=f[3], valid_to=f[4], **by),
    "end": lambda p, posts, lent, f, by: commands.end_post(of(posts, f[0]), on=f[1], **by),
    "prolong": lambda p, posts, lent, f, by: commands.prolong_post(of(posts, f[0]), valid_to=f[1], **by),
    "delegate": lambda p, posts, lent, f, by: commands.delegate(
        of(posts, f[0]), p[f[1]].pk, valid_from=f[2], valid_to=f[3], decision="1/QĐ", **by
    ),
    "take back": lambda p, posts, lent, f, by: commands.end_delegation(of(lent, f[0]), on=f[1], **by),
    "close": lambda p, posts, lent, f, by: commands.close_account(p[f[0]].pk, reason="x", **by),
    "reopen": lambda p, posts, lent, f, by: commands.reopen_account(p[f[0]].pk, reason="x", **by),
    "merge": lambda p, posts, lent, f, by: commands.succeed(f[0], [f[1]], on=f[2], reason="x", decision="1", **by),
    "invite": lambda p, posts, lent, f, by: commands.invite(p[f[0]].pk, **by),
}


@pytest.mark.django_db
def test_a_right_without_an_event_is_found():
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    assert kept_rights.first_wrong_right() is None
    raised = Post.objects.create(account=person, unit_id="SNN", duty="leader", valid_from=START)
    assert kept_rights.first_wrong_right() == f"posts {raised.pk}"
    raised.delete()
    Post.objects.update(valid_to=date(2030, 1, 1))
    assert kept_rights.first_wrong_right().startswith("posts ")
    Post.objects.update(valid_to=None)
    Account.objects.filter(pk=person.pk).update(is_active=False)
    assert kept_rights.first_wrong_right() == f"closed {person.pk}"
