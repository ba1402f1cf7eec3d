"""The same seed makes the same year, made by two processes side by side; another seed makes another one."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest

MAIN = [sys.executable, "-c", "import sys; from motcua.config.cli import main; sys.exit(main())"]
SERVER = os.environ["DATABASE_URL"]  # the plugin of the tests has started one
DOSSIERS = 40
# What the year says, without the keys of its rows: two halves of the desks pass at once, and their rows mingle by chance.
CONTENTS = {
    "dossiers": """
        SELECT idempotency_key, number, procedure_key, state, channel, typed_by, owner_name, requested, receiving_unit_id,
               holder_unit_id, submitted_at, accepted_at, due_at, original_due_at, finished_at, delivered_at, fee_asked, fee_paid
          FROM dossiers_dossier ORDER BY idempotency_key""",
    "events": """
        SELECT d.idempotency_key, e.seq, e.kind, e.happened_at, e.recorded_at, e.actor_name
          FROM journal_event e JOIN dossiers_dossier d ON e.subject = 'dossier:' || d.id ORDER BY 1, 2""",
    "people": """
        SELECT d.idempotency_key, p.role, p.name, p.identity_number, p.phone, p.address
          FROM dossiers_party p JOIN dossiers_dossier d ON d.id = p.dossier_id ORDER BY 1, 2, 3""",
    "papers": """
        SELECT d.idempotency_key, p.name, p.kind, p.reused_from, f.sha256
          FROM dossiers_submittedpaper p JOIN dossiers_dossier d ON d.id = p.dossier_id
               LEFT JOIN documents_file f ON f.id = p.file_id ORDER BY 1, p.added_at, 2, 3""",
    "decisions": """
        SELECT d.idempotency_key, x.kind, x.number, x.signer, x.signed_at
          FROM dossiers_decision x JOIN dossiers_dossier d ON d.id = x.dossier_id ORDER BY 1, x.signed_at""",
}


@pytest.fixture
def a_year(tmp_path):
    made = []

    def make(seed):
        """What a small year of this seed holds, made by the command itself in a database of its own."""
        name = f"test_year_{os.getpid()}_{len(made)}"
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        made.append(name)
        url = urlsplit(SERVER)._replace(path=f"/{name}").geturl()
        environment = {**os.environ, "DATABASE_URL": url, "MOTCUA_VAR": str(tmp_path / name)}
        words = ["demo", "--no-serve", "--dossiers", str(DOSSIERS), "--seed", str(seed)]
        subprocess.run([*MAIN, *words], env=environment, check=True, capture_output=True, timeout=600)
        with psycopg.connect(url) as year:
            return {what: year.execute(question).fetchall() for what, question in CONTENTS.items()}

    yield make
    with psycopg.connect(SERVER, autocommit=True) as server:
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_seed_alone_decides_what_happens(a_year):
    one, same, other = a_year(7), a_year(7), a_year(8)
    assert len(one["dossiers"]) > DOSSIERS / 2
    for what, found in one.items():
        assert found == same[what], what
        assert found != other[what], what
