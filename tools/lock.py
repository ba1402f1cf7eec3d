"""Renew the hashed lock files from pyproject.toml and package.json; `--check` only tells whether they are current.

No download address is written: a lock says what, the machine's own settings say from where.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
COMPILE = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.12",
           "--generate-hashes", "--no-emit-index-url", "--no-header", "pyproject.toml"]
LOCKS = {"requirements.lock": [], "requirements-dev.lock": ["--group", "dev"], "requirements-s3.lock": ["--extra", "s3"]}


def wanted(lock: str) -> "list[Requirement]":
    """What pyproject.toml asks of this lock."""
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    more = {"dev": project["dependency-groups"]["dev"], **project["project"]["optional-dependencies"]}
    return [Requirement(line) for line in [*project["project"]["dependencies"], *(one for g in LOCKS[lock][1:] for one in more[g])]]


def check() -> int:
    """Tell whether each lock holds what is asked for, the locks agree with one another, and none names a host."""
    locked = {lock: dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ;]+)", (ROOT / lock).read_text(), re.M)) for lock in LOCKS}
    stale = [f"{lock}: {one}" for lock in LOCKS for one in wanted(lock)
             if one.name.lower() not in locked[lock] or not one.specifier.contains(locked[lock][one.name.lower()])]
    first = locked["requirements.lock"]
    stale += [f"{lock}: {name}" for lock in LOCKS for name in first if locked[lock].get(name) != first[name]]
    asked, held = (json.loads((ROOT / name).read_text()) for name in ("package.json", "package-lock.json"))
    stale += [f"package-lock.json: {kind}" for kind in ("dependencies", "devDependencies")
              if asked.get(kind) != held["packages"][""].get(kind)]
    hosts = [lock for lock in LOCKS if "://" in (ROOT / lock).read_text()]
    hosts += ["package-lock.json"] if '"resolved"' in (ROOT / "package-lock.json").read_text() else []
    print(f"locks: stale {stale}, with addresses {hosts}")
    return int(bool(stale or hosts))


def main() -> int:
    if "--check" in sys.argv:
        return check()
    for lock, more in LOCKS.items():
        subprocess.run([*COMPILE, *more, "-o", lock], cwd=ROOT, check=True)
    node = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}  # the wheel's, not the machine's
    subprocess.run([BIN / "npm", "install", "--package-lock-only", "--no-audit", "--no-fund"], cwd=ROOT, check=True, env=node)
    return 0


if __name__ == "__main__":
    sys.exit(main())
