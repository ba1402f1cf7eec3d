"""Everything that can be said about the code without running the product: `make check`. All checks run; any failure fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
# What is asked here is in the code alone: nobody has to start a database for it.
NO_DATABASE = {
    "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    "PYTHONWARNINGS": "ignore:Got an error checking a consistent migration history:RuntimeWarning",
}
DIAGRAM = """
import sys
from pathlib import Path
from motcua.dossiers import rules
sys.exit(Path("docs/lifecycle.mmd").read_text() != rules.diagram() and "docs/lifecycle.mmd is not what the lifecycle table says")
"""
CHECKS = {
    "style": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy", "--no-error-summary"],
    "directions": [BIN / "lint-imports", "--no-logo"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "settings": [PYTHON, "-m", "django", "check", "--fail-level", "WARNING"],
    "locks": [PYTHON, "tools/lock.py", "--check"],
    "drawings": [PYTHON, "-c", DIAGRAM],
    "patrols": [PYTHON, "-m", "pytest", "src/motcua/config/patrol", "-q", "-p", "no:cacheprovider"],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not holds(name, command)]
    print(f"{len(CHECKS) - len(failed)} of {len(CHECKS)} checks hold" + (f"; not: {', '.join(failed)}" if failed else ""))
    return int(bool(failed))


def holds(name: str, command: list[str | Path]) -> bool:
    """Run one check and print its line; what it said follows only when it failed."""
    started = time.perf_counter()
    environment = os.environ if name == "patrols" else os.environ | NO_DATABASE
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    print(f"{'ok  ' if said.returncode == 0 else 'FAIL'} {name:<11} {time.perf_counter() - started:5.1f} s", flush=True)
    if said.returncode != 0:
        print((said.stdout + said.stderr).rstrip(), flush=True)
    return said.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
