"""What must be there before a version may be published."""

from collections.abc import Sequence
from fractions import Fraction

from motcua.catalogue.rules.coherence import gaps
from motcua.catalogue.rules.facts import PublishedVersion, StepPlan
from motcua.catalogue.rules.kinds import StepKind
from motcua.deadlines.rules import Term, TermUnit
from motcua.kernel.refusals import Refusal

AS_PUBLISHED = "as-published"
"""Key of the paper that stands for the papers of a publication nobody has typed in yet."""

# Working minutes of one unit. A calendar day is worth five sevenths of a working day, a month thirty of it.
_MINUTES = {
    TermUnit.WORKING_HOUR: Fraction(60),
    TermUnit.WORKING_DAY: Fraction(480),
    TermUnit.SAME_DAY: Fraction(480),
    TermUnit.CALENDAR_DAY: Fraction(480 * 5, 7),
    TermUnit.MONTH: Fraction(30 * 480 * 5, 7),
}


def minutes(term: Term) -> Fraction:
    """Return about how many working minutes a term holds, to compare budgets of unlike units."""
    return Fraction(term.amount) * _MINUTES[term.unit]


def missing_parts(version: PublishedVersion) -> tuple[str, ...]:
    """Return which compulsory parts (NĐ 92/2017, Điều 8 khoản 2, a–g) are not there."""
    listed = any(paper.key != AS_PUBLISHED for paper in version.papers)
    parts = {
        "name": version.name.strip(),
        "order": version.order_text.strip(),
        "way": version.way_text.strip(),
        "papers": listed and version.copies_of_dossier,
        "term": version.term is not None or version.term_text.strip(),
        "applicants": version.applicants,
        "agency": version.lead_unit.strip() and version.signing_unit.strip(),
    }
    return tuple(part for part, there in parts.items() if not there)


def why_not_process(steps: Sequence[StepPlan], term: Term | None) -> Refusal | None:
    """From the counter over assignment, work and one signature back to the counter, within the term."""
    kinds = [step.kind for step in sorted(steps, key=lambda step: step.order)]
    if not _is_whole(kinds):
        return Refusal("process-incomplete", kinds=[kind.value for kind in kinds])
    budgets = [step.budget for step in steps if step.budget is not None]
    if term is not None and len(budgets) < len(steps):
        return Refusal("step-without-budget")
    used = sum((minutes(budget) for budget in budgets), Fraction(0))
    if term is not None and used > minutes(term):
        return Refusal("steps-over-term", minutes=int(used), allowed=int(minutes(term)))
    return None


def why_not_publish(version: PublishedVersion) -> Refusal | None:
    """Tell why this draft may not be published yet."""
    missing = missing_parts(version)
    if missing:
        return Refusal("parts-missing", parts=list(missing))
    found = gaps(version)
    if found:
        return Refusal("parts-do-not-fit", gaps=sorted({f"{gap.part}: {gap.code}" for gap in found}))
    return why_not_process(version.steps, version.term)


def _is_whole(kinds: Sequence[StepKind]) -> bool:
    once = (StepKind.RECEIVE, StepKind.SIGN, StepKind.NUMBER, StepKind.RETURN)
    if any(kinds.count(kind) != 1 for kind in once) or not {StepKind.ASSIGN, StepKind.WORK} <= set(kinds):
        return False
    sign = kinds.index(StepKind.SIGN)
    return (
        kinds[0] is StepKind.RECEIVE
        and kinds.index(StepKind.ASSIGN) < kinds.index(StepKind.WORK) < sign < kinds.index(StepKind.NUMBER)
        and kinds[-1] is StepKind.RETURN
    )
