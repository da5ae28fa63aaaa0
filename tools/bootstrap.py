"""Make `.venv` from `uv.lock` with nothing but Python 3.11: find uv, or fetch it, then let it install exactly what is locked."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import platform
import shutil
import stat
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".cache" / "tools"


def main() -> int:
    """Set the environment up; returns the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dev", action="store_true", help="with the tools that tests need")
    options.add_argument("--group", action="append", default=[], help="an optional group, such as spark or postgres")
    args = options.parse_args()
    if sys.version_info < (3, 11):
        print(f"Ceyuan 需要 Python 3.11 或更新版本；这里是 {platform.python_version()}。Ceyuan needs Python 3.11 or newer.")
        return 1
    uv = found_uv() or uv_by_pip() or uv_from_lock()
    if uv is None:
        print("无法取得 uv。请联网后重试，或安装 python3-venv。Could not get uv: connect and retry, or install python3-venv.")
        return 1
    # --inexact: `make demo` after `make test` keeps the tools of the tests.
    command = [str(uv), "sync", "--frozen", "--inexact", "--python", sys.executable]
    command += [] if args.dev else ["--no-dev"]
    command += [part for group in args.group for part in ("--group", group)]
    # A mirror or environment of the caller's shell must not leak into the clone's own.
    environment = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode


def found_uv() -> Path | None:
    """The uv of this machine or of an earlier set-up."""
    local = TOOLS / "bin" / "uv"
    here = str(local) if local.exists() else shutil.which("uv")
    return Path(here) if here else None


def uv_by_pip() -> Path | None:
    """The uv that pip installs into a small environment of its own."""
    if not quietly(sys.executable, "-m", "venv", str(TOOLS)):
        shutil.rmtree(TOOLS, ignore_errors=True)
        return None
    quietly(str(TOOLS / "bin" / "python"), "-m", "pip", "install", "uv")
    return found_uv()


def quietly(*command: str) -> bool:
    """Run a command without its words; whether it went well."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def uv_from_lock() -> Path | None:
    """The uv wheel named in `uv.lock`, for a Python that comes without venv and pip (Debian's): checked by its hash."""
    import tomllib

    packages = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    wheels = next((package["wheels"] for package in packages if package["name"] == "uv"), [])
    wheel = next((w for w in wheels if "manylinux" in w["url"] and platform.machine() in w["url"]), None)
    if wheel is None:
        return None
    with urllib.request.urlopen(wheel["url"], timeout=120) as answer:
        body = answer.read()
    if "sha256:" + hashlib.sha256(body).hexdigest() != wheel["hash"]:
        return None
    uv = TOOLS / "bin" / "uv"
    uv.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        binary = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        uv.write_bytes(archive.read(binary))
    uv.chmod(uv.stat().st_mode | stat.S_IXUSR)
    return uv


if __name__ == "__main__":
    sys.exit(main())
