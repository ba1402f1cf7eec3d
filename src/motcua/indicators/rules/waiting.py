"""How long people wait, told by thirds: the mean hides those who wait longest. Pure."""

from motcua.indicators.rules.conditions import Condition, condition
from motcua.indicators.rules.flows import Basis

WAITING = "cho-doi"
THIRDS = ("shortest", "middle", "longest")
# Of what was settled as asked for: whoever withdraws or does not answer has not waited for anything.
SETTLED: tuple[Basis, Condition] = (Basis.FINISHED, condition("granted or rejected"))
# From being taken in until the end, in calendar time: that is what people live through.
SPAN = "finished_at - accepted_at"
