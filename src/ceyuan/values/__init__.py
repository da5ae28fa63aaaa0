"""Values without I/O: periods, quantities, bilingual labels, credit codes, places."""

from ceyuan.values.bilingual import Bilingual
from ceyuan.values.period import Period

__all__ = ["Bilingual", "Period"]
