"""Make the private environment: a Python, locked packages, page assets. Runs on any Python from 3.11.

Each part is done again only when what it is made from has changed, so a second run takes a blink.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WANTED = (3, 12)
HOW_TO_INSTALL = """Motcua needs Python 3.12 or newer, and none was found.
Install one and run the same command again, for example:
  Debian from 13, Ubuntu from 24.04   sudo apt-get install python3 python3-venv
  pyenv                               pyenv install 3.13
  uv                                  uv python install 3.13"""
NO_VENV = """{python} is new enough, but cannot make environments.
Install what it lacks and run the same command again: on Debian and Ubuntu, sudo apt-get install {name}-venv"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dev", action="store_true", help="also what the tests and checks need")
    options.add_argument("--s3", action="store_true", help="also what documents in a bucket need")
    asked = options.parse_args()
    dev = asked.dev
    locks = [name for name, wanted in [("requirements-dev.lock", dev), ("requirements-s3.lock", asked.s3)] if wanted]
    try:
        environment()
        for lock in locks or ["requirements.lock"]:
            packages(lock)
        assets()
        if dev:
            programs()
    except subprocess.CalledProcessError as failure:
        print(f"Setting up stopped at: {' '.join(map(str, failure.cmd))}\nWhat was installed is kept; "
              "mend what the lines above say and run the same command again.", file=sys.stderr)
        return 1
    return 0


def environment() -> None:
    """A virtual environment on a Python that is new enough."""
    if (VENV / "bin" / "python").exists() and version(VENV / "bin" / "python") >= WANTED:
        return
    python = suitable_python()
    say(f"environment in .venv on {python}")
    shutil.rmtree(VENV, ignore_errors=True)
    run(python, "-m", "venv", VENV)


def suitable_python() -> Path:
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    by_name = [shutil.which(f"python3.{minor}") for minor in (14, 13, 12)] + [shutil.which("python3"), sys.executable]
    by_pyenv = sorted(pyenv.glob("3.*/bin/python"), key=lambda p: numbers(p.parts[-3]), reverse=True)
    found = [python for python in [Path(p) for p in by_name if p] + by_pyenv if version(python) >= WANTED]
    for python in found:
        if has_venv(python):
            return python
    if (uv := shutil.which("uv")) and (managed := managed_python(uv)):
        return managed
    sys.exit(NO_VENV.format(python=found[0], name=found[0].name) if found else HOW_TO_INSTALL)


def managed_python(uv: str) -> Path | None:
    """A Python that uv keeps, fetched when it keeps none; None when it cannot be had."""
    find = [uv, "python", "find", "--managed-python", ">=3.12"]
    found = subprocess.run(find, capture_output=True, text=True, check=False)
    if found.returncode != 0:
        say("a Python, by uv")
        subprocess.run([uv, "python", "install", "3.13"], check=False)
        found = subprocess.run(find, capture_output=True, text=True, check=False)
    return Path(found.stdout.strip()) if found.returncode == 0 else None


def version(python: Path) -> tuple[int, ...]:
    """(3, 13) of an interpreter; (0,) of one that does not run (a pyenv shim without its version)."""
    answer = subprocess.run([python, "-c", "import sys; print(*sys.version_info[:2])"],
                            capture_output=True, text=True, check=False)
    return tuple(int(n) for n in answer.stdout.split()) if answer.returncode == 0 else (0,)


def has_venv(python: Path) -> bool:
    return subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True, check=False).returncode == 0


def numbers(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split(".") if part.isdigit())


def packages(lock: str) -> None:
    # The locks hold the same versions: an environment made for more also serves for less.
    larger = ["requirements-dev.lock", "requirements-s3.lock"] if lock == "requirements.lock" else []
    for made, made_from in {name: digest(ROOT / name) for name in [lock, *larger]}.items():
        if stamp(f"packages-{made}") == made_from and (VENV / "bin" / "motcua").exists():
            return
    say(f"packages of {lock}")
    pip = [VENV / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run(*pip, "--require-hashes", "-r", ROOT / lock)
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    stamp(f"packages-{lock}", digest(ROOT / lock))


def assets() -> None:
    """Page assets: locked npm packages, then one style sheet and one script."""
    source = ROOT / "src" / "motcua" / "ui" / "assets"
    parts = [ROOT / "package-lock.json", ROOT / "tools" / "assets.mjs", *sorted(source.rglob("*.*"))]
    wanted = digest(*parts)
    if stamp("assets") == wanted and (ROOT / "src/motcua/ui/static/dist").exists():
        return
    say("page assets")
    path = {**os.environ, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    if stamp("npm") != digest(ROOT / "package-lock.json") or not (ROOT / "node_modules").exists():
        run(VENV / "bin" / "npm", "ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", env=path)
        stamp("npm", digest(ROOT / "package-lock.json"))
    run(VENV / "bin" / "node", ROOT / "tools" / "assets.mjs", env=path)
    stamp("assets", wanted)


# What the tests read pages, scans and Word files with, by the program that shows it is there. The product does without all of them.
PROGRAMS = {"chromium": ["chromium"], "pdftoppm": ["poppler-utils"], "soffice": ["libreoffice-writer-nogui"],
            "tesseract": ["tesseract-ocr", "tesseract-ocr-vie", "tesseract-ocr-osd"]}


def programs() -> None:
    """Debian's Chromium for the journeys, and what reads papers back; installed where we may."""
    missing = [package for program, packages in PROGRAMS.items() if not shutil.which(program) for package in packages]
    if not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"{', '.join(missing)}, for the tests")
        run("apt-get", "update", "-qq", stdout=subprocess.DEVNULL)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        return
    sys.exit(f"The tests need more programs. Install them (Debian: sudo apt-get install {' '.join(missing)}) and run again.")


def digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(f.read_bytes() for f in files)).hexdigest()


def stamp(name: str, value: str | None = None) -> str | None:
    """What a part was last made from; with a value, note it."""
    file = VENV / f".made-{name}"
    if value is not None:
        file.write_text(value)
    return file.read_text() if file.exists() else None


def run(*command: object, **options: object) -> None:
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, **options)  # type: ignore[call-overload]


def say(what: str) -> None:
    print(f"  making {what} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
