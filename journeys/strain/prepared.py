"""A process of its own that makes a house ready in MOTCUA_VAR: database, tables, reference data, signed-in citizens.

Told on the command line: how many citizens. Prints as JSON what a citizen needs for filing.
"""

import json
import os
import sys
from importlib import import_module

from motcua.config import cli, database


def main(amount: int) -> None:
    folder = cli.data_folder()
    os.environ["DATABASE_URL"] = database.start(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    try:
        print(json.dumps(prepared(amount)))
    finally:
        database.stop(folder)


def prepared(amount: int) -> dict[str, object]:
    import django

    django.setup()
    from django.core.management import call_command

    from motcua.config import reference
    from motcua.kernel.moments import local_date
    from motcua.people import builders as people
    from motcua.ui import clock

    call_command("migrate", verbosity=0)
    reference.load(people.AT)
    citizens = [people.a_citizen(f"09120{n:05d}", full_name=f"Trần Thị Bình {n}") for n in range(amount)]
    return {"sessions": [session(citizen) for citizen in citizens], **procedure(local_date(clock.now()))}


def session(citizen) -> str:
    """Sign somebody in as the real back end does, without the screens."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(citizen.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = citizen.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def procedure(day) -> dict[str, object]:
    """One that takes filings online, asks nothing beyond the persons, and wants two papers in any case."""
    from motcua.catalogue import queries as catalogue
    from motcua.portal.procedure.view import receiving_units

    found = (catalogue.current(f.procedure_key, day) for f in catalogue.search("cấp giấy", day, limit=200))
    for one in found:
        required = [p.key for p in one.papers_of(None) if p.required] if one else []
        plain = one and one.service_level != "none" and not one.questions and one.form is None
        if plain and len(required) == 2 and (units := receiving_units(one, day)):
            case = {"case": "none"} if one.cases else {}
            return {"key": one.procedure_key, "papers": required, "unit": units[0].code, **case}
    raise LookupError("no procedure asks for two papers online")


if __name__ == "__main__":
    main(int(sys.argv[1]))
