"""`motcua verify`: walk every chain of the journal and every stored due date, and name the first break."""

import argparse
import json

from motcua.dossiers import queries as dossiers
from motcua.journal import queries as journal
from motcua.people.queries import rights

HELP = "prove that no event and no due date was changed"
REASONS = {
    "missing": "an event is missing before it",
    "unlinked": "it does not hold the hash of the event before",
    "altered": "what it says is not what was recorded",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    findings = list(_findings())
    if options.json:
        print(json.dumps({"holds": not findings, "breaks": findings}, ensure_ascii=False))
    else:
        print("\n".join(findings) or "Every chain holds and every due date follows from its ledger.")
    return 1 if findings else 0


def _findings() -> list[str]:
    found = []
    if broken := journal.first_break():
        found.append(f"{broken.subject}, event {broken.seq}: {REASONS[broken.reason]}.")
    if cut := dossiers.first_short_chain():
        found.append(f"{cut}: its last events are missing.")
    if wrong := dossiers.first_wrong_due():
        found.append(f"{wrong.subject}: due {wrong.stored} is stored, {wrong.computed} follows from its ledger.")
    if right := rights.first_wrong_right():
        found.append(f"{right}: no event of the journal leaves this right as it is.")
    return found
