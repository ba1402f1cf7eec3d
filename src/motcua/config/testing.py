"""A pytest plugin, loaded first: tests run on a PostgreSQL of their own (not durable), or on DATABASE_URL's server."""

import fcntl
import os
from pathlib import Path

from motcua.config import database

VAR = Path(__file__).resolve().parents[3] / "var"

os.environ["MOTCUA_TEST_DATABASE"] = f"test_motcua_{os.getpid()}"  # two runs at once must not meet
os.environ["MOTCUA_VAR"] = str(VAR / "test")
(VAR / "test" / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns when there is none
if "DATABASE_URL" not in os.environ:
    VAR.mkdir(exist_ok=True)
    with (VAR / "test-postgres.lock").open("w") as lock:  # several test workers start at once
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.environ["DATABASE_URL"] = database.start(VAR / "test-postgres", durable=False)
