"""Run every bench, each in a process of its own so that none pays for another's memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SHARED = {"__main__", "__init__", "measure", "hard_firms", "other_hands", "estimate_linkage"}


def main() -> int:
    scripts = sorted(path for path in Path(__file__).parent.glob("*.py") if path.stem not in SHARED)
    failed = 0
    for script in scripts:
        print(f"# {script.stem}", flush=True)
        failed += subprocess.run([sys.executable, str(script)], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
