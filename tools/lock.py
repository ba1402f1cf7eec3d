"""Renew the hashed lock files from pyproject.toml and package.json; `--check` only tells whether they are current.

No download address is written: a lock says what, the machine's own settings say from where.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILE = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.12", "--generate-hashes",
           "--no-emit-index-url", "--no-header", "pyproject.toml"]
LOCKS = {"requirements.lock": [], "requirements-dev.lock": ["--group", "dev"]}


def declared(lock: str) -> set[str]:
    """The direct dependencies that a lock was made for, as its own comments name them."""
    text = (ROOT / lock).read_text()
    return {name for name, via in re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==(?:.|\n    )*?(# via(?:\n    #  .*|.*)+)", text, re.M)
            if re.search(r"motcua \(", via)}


def wanted(lock: str) -> set[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if LOCKS[lock] else [])
    return {re.match(r"[A-Za-z0-9._-]+", name)[0].lower() for name in names}


def main() -> int:
    if "--check" in sys.argv:
        stale = [lock for lock in LOCKS if not wanted(lock) <= set(re.findall(r"^([a-z0-9._-]+)", (ROOT / lock).read_text(), re.M))]
        hosts = [lock for lock in [*LOCKS, "package-lock.json"] if re.search(r"https?://", re.sub(r'"url": "[^"]*"', "", (ROOT / lock).read_text()))]
        print(f"locks: stale {stale}, with addresses {hosts}")
        return bool(stale or hosts)
    for lock, more in LOCKS.items():
        subprocess.run([*COMPILE, *more, "-o", lock], cwd=ROOT, check=True)
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
