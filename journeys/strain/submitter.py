"""A process of its own that submits dossiers. Told on the command line: how many, a name, the citizen's account, the desks.

It says "ready", waits for a line, submits, and prints the numbers it was given as JSON.
"""

import json
import os
import sys
from datetime import timedelta

import django


def main(amount: int, name: str, citizen: int, desks: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    from motcua.dossiers import commands
    from motcua.dossiers.builders import MONDAY, a_filing, version
    from motcua.kernel.actors import Actor

    actor = Actor(id=f"account:{citizen}", name="Trần Thị Bình")
    office = type("Citizens", (), {"citizen": actor})
    version()  # so that all begin at the same moment, with warm caches
    print("ready", flush=True)
    sys.stdin.readline()
    given = []
    for n in range(amount):
        at = MONDAY + timedelta(seconds=n)
        filing = a_filing(office, receiving_unit=desks[n % len(desks)], sent_as=f"{name}-{n}")
        given.append(commands.submit(filing, by=actor, at=at).number)
    print(json.dumps(given), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:])
