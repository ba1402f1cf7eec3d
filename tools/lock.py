"""Renew the hashed lock files from pyproject.toml and package.json; `--check` only tells whether they are current.

No download address is written: a lock says what, the machine's own settings say from where.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILE = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.12",
           "--generate-hashes", "--no-emit-index-url", "--no-header", "pyproject.toml"]
LOCKS = {"requirements.lock": [], "requirements-dev.lock": ["--group", "dev"], "requirements-s3.lock": ["--extra", "s3"]}


def wanted(lock: str) -> set[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    more = {"dev": project["dependency-groups"]["dev"], **project["project"]["optional-dependencies"]}
    names = project["project"]["dependencies"] + [name for group in LOCKS[lock][1:] for name in more[group]]
    return {re.match(r"[A-Za-z0-9._-]+", name)[0].lower() for name in names}


def check() -> int:
    """Tell whether every direct dependency is in its lock, and no lock names a host."""
    locked = {lock: set(re.findall(r"^([a-z0-9._-]+)", (ROOT / lock).read_text(), re.M)) for lock in LOCKS}
    stale = [lock for lock in LOCKS if not wanted(lock) <= locked[lock]]
    hosts = [lock for lock in LOCKS if "://" in (ROOT / lock).read_text()]
    hosts += ["package-lock.json"] if '"resolved"' in (ROOT / "package-lock.json").read_text() else []
    print(f"locks: stale {stale}, with addresses {hosts}")
    return int(bool(stale or hosts))


def main() -> int:
    if "--check" in sys.argv:
        return check()
    for lock, more in LOCKS.items():
        subprocess.run([*COMPILE, *more, "-o", lock], cwd=ROOT, check=True)
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
