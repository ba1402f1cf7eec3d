"""The process of a version as `ui/components/flow` draws it."""

from typing import Any

from motcua.catalogue import rules
from motcua.catalogue.rules import PublishedVersion
from motcua.desk.catalogue.rows import STEP_KINDS
from motcua.desk.wording import DUTIES
from motcua.ui.words import t


def drawing(version: PublishedVersion) -> dict[str, Any]:
    """Return places and words."""
    drawn = rules.drawn(version.steps)
    return {
        "width": drawn.width, "height": drawn.height, "start": drawn.start, "end": drawn.end, "lines": drawn.lines,
        "lanes": [(t(rules.PLACES.get(place, place)), shape) for place, shape in drawn.lanes],
        "steps": [
            {
                "order": step.order, "kind": t(STEP_KINDS[step.kind.value]), "action": step.action, "who": t(DUTIES[step.duty]),
                "place": t(rules.PLACES.get(step.place, step.place)), "time": str(step.budget or ""), "shape": shape,
            }
            for step, shape in drawn.steps
        ],
    }  # fmt: skip
