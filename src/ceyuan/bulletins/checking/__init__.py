"""Checking what a text states against the ledger: verdict, our figure, the interval stated, and the evidence behind it."""

from ceyuan.bulletins.checking.check import check
from ceyuan.bulletins.checking.checked import Checked
from ceyuan.bulletins.checking.judgement import Judgement, Verdict

__all__ = ["Checked", "Judgement", "Verdict", "check"]
