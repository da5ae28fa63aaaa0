"""Wrong answers that the ledger once gave. Never to be weakened."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from ceyuan.ledger.attempts import Attempts
from ledger.processes import ends, start
from ledger.receiving import DATASET, current, open_ledger, receive


def receive_and_die_before_the_intent_is_closed(root: Path) -> None:
    Attempts.close = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
    with open_ledger(root) as ledger:
        receive(ledger, "a", {1: 10})


def test_clearing_up_after_a_visible_batch_keeps_its_rows(tmp_path: Path) -> None:
    """The folder of the attempt was deleted, though the batch was visible and its rows lay there."""
    assert ends([start(receive_and_die_before_the_intent_is_closed, tmp_path / "ledger")]) == [-signal.SIGKILL]
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.version == 1
        assert ledger.recover() == ()
        assert current(ledger.relation(DATASET)) == {1: 10}
