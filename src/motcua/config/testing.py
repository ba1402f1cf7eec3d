"""A pytest plugin, loaded first: tests run on a PostgreSQL of their own (not durable), or on DATABASE_URL's server.

Each worker of pytest-xdist has a server to itself: what a reader of the journal may see depends on every transaction that is
open on the whole server, and another worker's would hold it up.
"""

import fcntl
import os
from pathlib import Path
from urllib.parse import quote

from motcua.config import database

VAR = Path(__file__).resolve().parents[3] / "var"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")

os.environ["MOTCUA_VAR"] = str(VAR / "test" / WORKER)
(VAR / "test" / WORKER / "static").mkdir(parents=True, exist_ok=True)  # its absence is a warning, and a warning an error
os.environ["MOTCUA_TEST_DATABASE"] = f"test_motcua_{os.getpid()}"  # two runs at once must not meet
OURS = quote(str(VAR / "test-postgres"), safe="")
# A worker is handed the address that the run began with; one of ours is not its own.
if OURS in os.environ.get("DATABASE_URL", OURS):
    VAR.mkdir(exist_ok=True)
    with (VAR / "test-postgres.lock").open("w") as lock:  # several runs start at once
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.environ["DATABASE_URL"] = database.start(VAR / f"test-postgres-{WORKER}", durable=False)
