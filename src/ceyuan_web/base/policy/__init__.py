"""Who may do what, and to which rows. The only place that decides."""

from ceyuan_web.base.policy.deeds import DEEDS, Deed
from ceyuan_web.base.policy.policy import WHOLE_CITY, Policy, Thing, Verdict, policy
from ceyuan_web.base.policy.scope import Scope

__all__ = ["DEEDS", "WHOLE_CITY", "Deed", "Policy", "Scope", "Thing", "Verdict", "policy"]
