"""Who may do what, and to which rows. The only place that decides."""

from ceyuan_web.base.policy.deeds import DEEDS, Deed
from ceyuan_web.base.policy.policy import Policy, Thing, Verdict, policy
from ceyuan_web.base.policy.scope import Scope

__all__ = ["DEEDS", "Deed", "Policy", "Scope", "Thing", "Verdict", "policy"]
