"""Fifty filings made again and typed otherwise, among two thousand others: all of them are seen, and nothing else is."""

from datetime import timedelta

import pytest

from motcua.dossiers import commands
from motcua.dossiers.builders import MONDAY, a_dossier, a_filing, an_office, do
from motcua.dossiers.models import Dossier
from motcua.indicators.commands import rebuild
from motcua.indicators.models import Fact
from motcua.indicators.refiled_builders import AFTER, TYPINGS, copied, write
from motcua.indicators.rules.facts import REFILED_AFTER, REFILED_WITHIN

OTHERS, PLANTED = 2000, 50
DAY = timedelta(days=1)
SAME = TYPINGS["the same"]
GROUND = {"requirement": "condition", "reason": "Chưa đủ điều kiện"}


@pytest.fixture
def ended(transactional_db, province):
    """A dossier that was withdrawn, one never completed, one not taken in, and one settled, each of them ended."""
    office = an_office()
    withdrawn, lapsed, refused = (_filed(office) for _ in range(3))
    withdrawn = do(withdrawn, "accept", office, MONDAY + timedelta(hours=1))
    commands.request_withdrawal(withdrawn.pk, by=office.citizen, at=MONDAY + DAY, reason="Đổi ý", confirmed=True)
    commands.stop(withdrawn.pk, by=office.intake, at=MONDAY + DAY, reason="Theo đề nghị")
    commands.ask_supplement(lapsed.pk, by=office.intake, at=MONDAY + DAY, reasons=[GROUND], until=MONDAY + 3 * DAY)
    commands.stop(lapsed.pk, by=office.intake, at=MONDAY + 9 * DAY, reason="Quá hạn bổ sung")
    commands.refuse(refused.pk, by=office.intake, at=MONDAY + DAY, reasons=[GROUND])
    settled = a_dossier(office, until="deliver")
    return [Dossier.objects.get(pk=one.pk) for one in (withdrawn, lapsed, refused, settled)]


def _filed(office):
    return commands.submit(a_filing(office, at=MONDAY), by=office.citizen, at=MONDAY)


def test_all_are_found_and_nothing_else(ended):
    first = max(one.pk for one in ended) + 1
    write([copied(ended[n % 4], first + n, n % 28 * DAY, SAME, f"024185{n:06}") for n in range(OTHERS)])
    rebuild()
    wanted, planted = {}, []
    for n in range(PLANTED):
        fact = Fact.objects.get(pk=first + n // 3 * 4 + n % 3)
        later = fact.finished_at - fact.submitted_at + AFTER[n // len(TYPINGS)] * DAY
        typing = list(TYPINGS.values())[n % len(TYPINGS)]
        again = first + OTHERS + n
        planted.append(copied(Dossier.objects.get(pk=fact.pk), again, later, typing))
        wanted[again] = fact.pk
    late = Fact.objects.get(pk=first + OTHERS - 4)
    too_late = late.finished_at - late.submitted_at + REFILED_WITHIN + DAY
    planted.append(copied(Dossier.objects.get(pk=late.pk), first + OTHERS + PLANTED, too_late, SAME))
    write(planted)
    rebuild()
    assert set(Fact.objects.values_list("outcome", flat=True)) == {*REFILED_AFTER, "granted"}
    found = Fact.objects.filter(dossier__gte=first, earlier__isnull=False)
    assert dict(found.values_list("dossier", "earlier")) == wanted
