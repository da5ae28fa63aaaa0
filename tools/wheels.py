"""Gather every package of `uv.lock` that the site needs, and Ceyuan itself, in one folder, for a server without a network."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bootstrap import ROOT, found_uv, uv_by_pip, uv_from_lock


def main() -> int:
    """Fill the folder; returns the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?", default=ROOT / "build" / "wheels")
    folder = options.parse_args().folder
    uv = found_uv() or uv_by_pip() or uv_from_lock()
    if uv is None:
        print("无法取得 uv。Could not get uv.")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for command in commands(uv, folder):
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    print(f"{len(list(folder.glob('*.whl')))} 个包在 {folder}。packages are in {folder}.")
    print(f'服务器上 · on the server: pip install --no-index --find-links {folder} ceyuan "psycopg[binary]"')
    return 0


def commands(uv: Path, folder: Path) -> list[list[str]]:
    """Write down what is locked, fetch it by its hashes, build our own wheel."""
    locked = str(folder / "requirements.txt")
    export = [str(uv), "export", "--quiet", "--frozen", "--no-dev", "--group", "postgres", "--no-emit-project", "--output-file", locked]
    pip = [str(uv), "tool", "run", "--python", sys.executable, "pip"]
    fetch = [*pip, "download", "--quiet", "--only-binary", ":all:", "--require-hashes", "--requirement", locked, "--dest", str(folder)]
    return [export, fetch, [str(uv), "build", "--quiet", "--wheel", "--out-dir", str(folder)]]


if __name__ == "__main__":
    sys.exit(main())
