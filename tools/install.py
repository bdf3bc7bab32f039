"""Make .venv and install pinned requirements into it; do nothing where that was done.

Usage: install.py REQUIREMENTS.txt [...]

Runs on the machine's own Python, before any package is there, so it uses the standard library only.
"""

import hashlib
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
UNREACHABLE = (
    "NewConnectionError",
    "Name or service not known",
    "Temporary failure in name",
    "ConnectTimeout",
    "timed out",
)


def main(names):
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"cortap needs Python 3.11 to 3.13 and this is {found}: install one and run make PYTHON=python3.12.")
    make_venv()
    for name in names:
        install(ROOT / name)


def make_venv():
    if runs(VENV / "bin" / "python"):
        return
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        sys.exit("Python could not make .venv: install its venv module (on Debian: apt-get install python3-venv).")


def runs(python):
    """Whether this interpreter is there and starts: a moved folder leaves one that does not."""
    try:
        return subprocess.run([str(python), "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def install(requirements):
    stamp = VENV / f"installed-{requirements.name}"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {requirements.name} into .venv (once; about half a minute)", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "--retries", "2", "--require-hashes", "-r", str(requirements)], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(explain(done.stderr, requirements.name))
    stamp.write_text(wanted)


def explain(stderr, name):
    if any(sign in stderr for sign in UNREACHABLE):
        return (
            f"The package index could not be reached for {name}: connect to the network, or set PIP_INDEX_URL to a "
            "mirror, and run make again."
        )
    return f"{stderr.strip()}\npip could not install {name}; its message stands above."


if __name__ == "__main__":
    main(sys.argv[1:])
