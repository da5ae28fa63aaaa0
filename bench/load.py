"""A load generator that is not the bottleneck: raw sockets with keep-alive, a request ahead of none, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Load:
    """What came of it: requests a second, and how long they took (ms)."""

    per_second: float
    median: float
    p95: float
    p99: float
    failed: int


async def _connection(urls: Sequence[str], headers: str, turn: count[int], until: tuple[float, int]) -> tuple[list[float], int]:
    """Ask again and again on one connection, until a time or a number of requests."""
    site = urlsplit(urls[0])
    reader, writer = await asyncio.open_connection(site.hostname, site.port)
    took, failed = [], 0
    while (at := next(turn)) < until[1] and time.perf_counter() < until[0]:
        where = urlsplit(urls[at % len(urls)])
        began = time.perf_counter()
        writer.write(f"GET {where.path}?{where.query} HTTP/1.1\r\nHost: {site.netloc}\r\n{headers}\r\n".encode())
        status = await _answer(reader)
        took.append(time.perf_counter() - began)
        failed += status not in (200, 304)
    writer.close()
    return took, failed


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status, length = int(head[9:12]), head.find(b"content-length:")
    if length >= 0:
        await reader.readexactly(int(head[length + 15 : head.index(b"\r", length)]))
    elif b"chunked" in head:
        while size := int((await reader.readline()).strip() or b"0", 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return status


async def _all(urls: Sequence[str], headers: str, connections: int, until: tuple[float, int]) -> Load:
    turn, began = count(), time.perf_counter()
    found = await asyncio.gather(*(_connection(urls, headers, turn, until) for _ in range(connections)))
    seconds = time.perf_counter() - began
    took = sorted(1000 * each for times, _ in found for each in times)
    parts = [took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95, 0.99)]
    return Load(len(took) / seconds, *parts, failed=sum(failed for _, failed in found))


def main() -> None:
    """Read `{"urls", "headers", "connections", "seconds", "requests"}` and print what came of it."""
    said = json.load(sys.stdin)
    until = (time.perf_counter() + said.get("seconds", 3600), said.get("requests", sys.maxsize))
    print(json.dumps(asyncio.run(_all(said["urls"], said.get("headers", ""), said["connections"], until)).__dict__))


if __name__ == "__main__":
    main()
