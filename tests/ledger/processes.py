"""Real processes, forked from a server that has everything imported."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["ceyuan.ledger", "ibis.backends.duckdb", "polars", "pyarrow.dataset", "sqlalchemy.dialects.sqlite"])


def start(target: Callable[..., object], *args: object) -> ForkServerProcess:
    process = CONTEXT.Process(target=target, args=args)
    process.start()
    return process


def ends(processes: list[ForkServerProcess]) -> list[int | None]:
    """How each ended: 0 when all went well, the negative signal when it was killed."""
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
