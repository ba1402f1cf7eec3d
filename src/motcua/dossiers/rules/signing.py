"""In which duty somebody acts, and under which title our papers name them. Pure."""

from motcua.dossiers.rules.lifecycle import APPLICANT, STEPS, Facts, Where
from motcua.kernel.actors import Actor

# What stands above a name where nobody has typed the very title.
TITLES = {
    "intake": "Cán bộ tiếp nhận hồ sơ", "officer": "Chuyên viên", "head": "Thủ trưởng đơn vị", "leader": "Thủ trưởng cơ quan",
}  # fmt: skip


def borne(verb: str, facts: Facts, actor: Actor) -> tuple[str, str]:
    """Return the duty by which this actor may do this, and its unit; ("", "") when it is none of an official's."""
    units = {Where.RECEIVING: facts.receiving_unit_id, Where.LEAD: facts.lead_unit_id, Where.HOLDER: facts.holder_unit_id or ""}
    duties = ((duty, units[where]) for duty, where in STEPS[verb].bearers if (duty, where) != APPLICANT)
    return next(((duty, unit) for duty, unit in duties if actor.holds(duty, unit)), ("", ""))


def title_of(verb: str, facts: Facts, actor: Actor) -> str:
    """Return the title under which a paper made by this verb names who signs it."""
    return TITLES.get(borne(verb, facts, actor)[0], "")
