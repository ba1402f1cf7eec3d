"""Which sums are kept day by day: those of every definition, and those of the statutory forms. Pure."""

from collections.abc import Iterator

from motcua.indicators.rules.book import DEFINITIONS
from motcua.indicators.rules.flows import Basis, Flow, flows
from motcua.indicators.rules.items import HAD
from motcua.indicators.rules.settling import PLACES
from motcua.indicators.rules.words import Counts


def sums_to_keep() -> list[tuple[Basis, str]]:
    """Return moment and condition of each sum, in a fixed order."""
    return sorted({(flow.basis, str(flow.condition)) for flow in _flows()})


def _flows() -> Iterator[Flow]:
    for indicator in DEFINITIONS.values():
        if indicator.counts is not Counts.DOSSIERS:
            continue
        for part in (indicator.numerator, indicator.denominator, indicator.among, *indicator.reasons):
            yield from flows(indicator.basis, part)
    for place in (*PLACES.values(), *HAD.values()):
        yield from flows(*place)
