"""Unified social credit codes (GB 32100-2015): checked, put in normal form, taken apart and repaired, by the column."""

from ceyuan.values.credit_code.check import check
from ceyuan.values.credit_code.check_digit import with_check_digits
from ceyuan.values.credit_code.code import CreditCode, parts
from ceyuan.values.credit_code.column import Codes
from ceyuan.values.credit_code.damage import Damage
from ceyuan.values.credit_code.normal_form import normalise
from ceyuan.values.credit_code.repair import propose
from ceyuan.values.credit_code.verdict import Verdict

__all__ = ["Codes", "CreditCode", "Damage", "Verdict", "check", "normalise", "parts", "propose", "with_check_digits"]
