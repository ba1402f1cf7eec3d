"""What was declared, for the pages that show it again; and what is to be paid after it."""

from datetime import datetime
from typing import Any

from motcua.catalogue.rules import decide
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.kernel.moments import local_date
from motcua.portal.wording import readable
from motcua.ui.formats import money
from motcua.ui.words import t


def declared(dossier: Dossier, at: datetime) -> list[dossiers.Part]:
    """Return the answers to questions and form as the component shows them."""
    return dossiers.declared(dossier, local_date(at))


def fees(dossier: Dossier) -> list[tuple[str, Any]]:
    """Return what is to be paid, each fee and their sum, after what was declared."""
    said = {**dossier.form.get("answers", {}), **dossier.form.get("questions", {})}
    asked = decide(dossier.procedure, said, case=dossier.case).fees
    rows: list[tuple[str, Any]] = [(readable(fee.name), money(fee.amount)) for fee in asked]
    return [*rows, (t("Tổng cộng"), money(dossier.fee_asked))] if len(rows) > 1 else rows
