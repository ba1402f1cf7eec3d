"""What will become of a dossier: drawn once, when it is handed in."""

from dataclasses import dataclass
from random import Random

from motcua.catalogue.queries import PublishedVersion


@dataclass(frozen=True)
class Fate:
    """What lies in store.

    :param pace: the part of each step's budget that is used; above 1 it will be late
    :param excused: late, but with a new appointment asked for in time
    """

    pace: float
    excused: bool
    draft: bool
    incomplete: bool
    refused: bool
    never_completed: bool
    supplement: bool
    second_supplement: bool
    opinion: bool
    superior: bool
    payment: bool
    withdrawn: bool
    thinks_better: bool
    sent_back: bool
    rejected: bool
    reopened: bool


def fate(rng: Random, version: PublishedVersion) -> Fate:
    """Draw a fate. Most dossiers are done well within their time; some are not, and every turn of the law happens."""

    def chance(percent: float) -> bool:
        return rng.random() * 100 < percent

    late = chance(6)
    return Fate(
        pace=rng.uniform(1.3, 2.6) if late else min(rng.lognormvariate(-0.75, 0.35), 0.97),
        excused=late and chance(45), draft=chance(1.2), incomplete=chance(9), refused=chance(2), never_completed=chance(12),
        supplement=chance(7), second_supplement=chance(6), opinion=chance(22 if version.inter_agency else 5),
        superior=chance(3), payment=version.fee_asked > 0 and chance(14), withdrawn=chance(2.5), thinks_better=chance(25),
        sent_back=chance(4), rejected=chance(2.5), reopened=chance(1),
    )  # fmt: skip
