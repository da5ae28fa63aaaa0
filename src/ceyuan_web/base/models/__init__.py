"""What the database holds: people, their posts, visits and tokens, and the audit trail. Never a published number."""

from ceyuan_web.base.models.entry import Entry
from ceyuan_web.base.models.person import Person
from ceyuan_web.base.models.post import Post, Role, ScopeKind
from ceyuan_web.base.models.token import Token
from ceyuan_web.base.models.visit import Visit

__all__ = ["Entry", "Person", "Post", "Role", "ScopeKind", "Token", "Visit"]
