"""Tables on a narrow terminal."""

from __future__ import annotations

import io
import sys
from decimal import Decimal

import pytest

from ceyuan.cli.screen import Screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def narrow(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(sys, "stdout", found)
    for name, value in {"COLUMNS": "40", "NO_COLOR": "1", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    return found


def test_a_number_is_never_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow(monkeypatch)
    rows = [["四川天府新区和成都东部新区", Decimal("14024208100.00"), "（账本中没有这一时期的数据）"], ["锦江区", Decimal("1.50"), 7]]
    Screen(None, "zh").table([("分组", "member"), ("值", "value"), ("基数", "base")], rows)
    told = terminal.getvalue()
    assert "14,024,208,100 " in told
    assert "1.50" in told
    assert "（账本中没有这一时期的数据）" not in told  # words made room


def test_a_column_that_holds_nothing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow(monkeypatch)
    Screen(None, "en").table([("甲", "one"), ("乙", "other")], [["", 1], [None, 2]])
    assert "one" not in terminal.getvalue()
    assert "other" in terminal.getvalue()
