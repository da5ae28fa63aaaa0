"""Every address of the site and what each role gets there. A new page adds its line; `test_matrix.py` fails until it does."""

from __future__ import annotations

from dataclasses import dataclass, field

ROLES = ("public", "filer", "operator", "reviewer", "statistician", "publisher", "administrator")
STAFF = ("reviewer", "statistician", "publisher", "administrator")
SIGNED_IN = ROLES[1:]


@dataclass(frozen=True)
class Row:
    """An address.

    Attributes:
        name: of the address; `path` is one example of it, without the language.
        allowed: the roles that get `status`.
        refused: what the others get; the public is sent to sign in (302) where it is not allowed.
        method: by which it is asked.
    """

    name: str
    path: str
    allowed: tuple[str, ...] = ROLES
    status: int = 200
    refused: int = 403
    method: str = "get"
    data: dict[str, str] = field(default_factory=dict)

    def expected(self, role: str) -> int:
        """The status that a role gets."""
        if role in self.allowed:
            return self.status
        return 302 if role == "public" else self.refused


BASE = (
    Row("base:login", "/login/", allowed=("public",), refused=302),
    Row("base:logout", "/logout/", status=302, method="post"),
    Row("base:account", "/account/", allowed=SIGNED_IN),
    Row("base:end-visits", "/account/end-visits/", allowed=SIGNED_IN, status=302, method="post"),
    Row("base:password", "/account/password/", allowed=SIGNED_IN),
)
PORTAL = (Row("portal:home", "/"),)
DESK = (Row("desk:inbox", "/desk/", allowed=SIGNED_IN),)

ROWS = (*BASE, *PORTAL, *DESK)
