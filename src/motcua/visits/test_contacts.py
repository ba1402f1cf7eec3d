from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.dossiers import builders as dossiers
from motcua.journal import queries as journal
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.visits import commands, queries, rules
from motcua.visits.builders import AT, BINH, turned_away
from motcua.visits.commands import Came
from motcua.visits.models import Contact
from motcua.visits.rules import Outcome

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PERSON = (BINH["identity_number"], BINH["phone"])


@pytest.fixture
def office(province):
    return dossiers.an_office()


def test_sent_away_three_times_and_then_taken_in(office):
    """Idea 4: four contacts and the whole time, though the term counts from the last of them."""
    for n in range(3):
        turned_away(office.intake, AT + n * DAY)
    dossier = dossiers.a_dossier(office, until="accept", at=AT + 3 * DAY, filing={"channel": dossiers.Channel.COUNTER})
    came = Came(unit=dossiers.DESK, outcome=Outcome.TAKEN, procedure_key=dossiers.KEY, dossier=dossier.pk, **BINH)
    last = commands.record(came, by=office.intake, at=AT + 3 * DAY)

    found = queries.journey(*PERSON, dossiers.KEY)
    assert [contact.outcome for contact in found.contacts] == ["taken_in"] + ["turned_away"] * 3
    assert (found.times, found.first_at, found.taken_at) == (4, AT, dossier.accepted_at)
    assert found.elapsed == dossier.accepted_at - AT > 3 * DAY
    assert queries.journey_of(last).times == 4 and queries.journey_of(last).elapsed == found.elapsed
    assert queries.counts(dossiers.DESK, local_date(AT), local_date(AT + 3 * DAY)) == {
        "taken_in": 1, "turned_away": 3, "guided": 0, "wrong_office": 0
    }  # fmt: skip


def test_a_first_sending_from_home_is_a_contact_too(office):
    turned_away(office.intake, AT)
    dossiers.a_dossier(office, until="accept", at=AT + DAY)  # online
    found = queries.journey(*PERSON, dossiers.KEY)
    assert (found.times, found.at_counters, found.online, found.first_at) == (2, 1, 1, AT)
    assert queries.journey("", BINH["phone"], dossiers.KEY).times == 2


def test_another_person_or_procedure_is_another_journey(office):
    turned_away(office.intake, AT)
    assert queries.journey("024085009999", "0987654321", dossiers.KEY).times == 0
    assert queries.journey(*PERSON, "1.004346-province").times == 0
    assert queries.journey("", "", dossiers.KEY).times == 0


def test_known_again_by_phone_alone_and_by_number_alone(office):
    turned_away(office.intake, AT, identity_number="")
    turned_away(office.intake, AT + DAY)
    turned_away(office.intake, AT + 2 * DAY, phone="")
    assert queries.journey(BINH["identity_number"], BINH["phone"], dossiers.KEY).times == 3
    assert queries.journey("024 185 001 234", "", dossiers.KEY).times == 2


def test_no_number_can_be_read_from_what_is_kept(office):
    contact = turned_away(office.intake, AT)
    kept = str(Contact.objects.filter(pk=contact.pk).values().get()) + str([event.data for event in journal.trail(contact.subject)])
    assert BINH["identity_number"] not in kept and BINH["phone"] not in kept
    assert contact.person_keys == rules.person_keys(*PERSON, secret="not-a-secret-for-development-only")
    assert contact.person_keys != rules.person_keys(*PERSON, secret="another")


REFUSED = [
    ({"reasons": []}, "reason-missing"),
    ({"reasons": [{"requirement": "no-such-paper", "reason": "x"}]}, "unknown-requirement"),
    ({"reasons": [{"requirement": "content", "reason": "  "}]}, "reason-missing"),
    ({"procedure_key": ""}, "procedure-missing"),
    ({"procedure_key": "9.999999-province"}, "procedure-missing"),
    ({"outcome": Outcome.WRONG_OFFICE}, "right-office-missing"),
    ({"outcome": Outcome.GUIDED, "procedure_key": ""}, "guidance-missing"),
    ({"outcome": Outcome.TAKEN}, "dossier-missing"),
    ({"dossier": 1}, "dossier-missing"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED)
def test_nobody_is_sent_away_without_a_reason(office, changes, code):
    with pytest.raises(Refusal) as no:
        turned_away(office.intake, AT, **changes)
    assert no.value.code == code
    assert not Contact.objects.exists()


def test_the_database_says_so_too(office):
    contact = turned_away(office.intake, AT)
    for wrong in ({"reasons": []}, {"outcome": "wrong_office"}, {"outcome": "taken_in"}, {"outcome": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contact.objects.filter(pk=contact.pk).update(**wrong)


def test_only_who_takes_in_there(office):
    for somebody in (office.officer, office.citizen, office.colleague):
        with pytest.raises(Refusal, match="not-your-duty"):
            turned_away(somebody, AT)


def test_sent_twice_is_one_contact(office):
    first, again = (turned_away(office.intake, AT, key="k") for _ in range(2))
    assert first == again and Contact.objects.count() == 1
    assert len(journal.trail(first.subject)) == 1


def test_what_was_missing_keeps_its_name(office):
    contact = turned_away(office.intake, AT)
    assert contact.reasons == [{"requirement": dossiers.version().papers[0].key, "reason": "chưa có chữ ký",
                                "name": dossiers.version().papers[0].name}]  # fmt: skip
    assert queries.contact(contact.pk, ["SNN-CCTL"]) is None
    assert queries.contact(contact.pk, [dossiers.DESK]) == contact
