"""Binding claims to indicators: by name, unit, place, period and what the text speaks of, with the alternatives and why."""

from ceyuan.bulletins.binding.binder import Binder
from ceyuan.bulletins.binding.binding import Binding
from ceyuan.bulletins.binding.candidate import Candidate

__all__ = ["Binder", "Binding", "Candidate"]
