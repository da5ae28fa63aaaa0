"""What only the API refuses, each with its status."""

from __future__ import annotations

from typing import ClassVar

from ceyuan.errors import CeyuanError, Fault


class ApiError(CeyuanError):
    """A fault in how something was asked."""

    status: ClassVar[int] = 400


class TokenError(ApiError):
    """It needs a token, or another one."""

    status = 401

    @classmethod
    def needed(cls) -> TokenError:
        """None was brought."""
        return cls(Fault("token-needed", "这项需要令牌", "This needs a token", "", *_ASK))

    @classmethod
    def unknown(cls) -> TokenError:
        """The one that was brought opens nothing."""
        zh, en = "令牌无效、已过期或已吊销", "The token is wrong, has expired or was revoked"
        return cls(Fault("token-refused", zh, en, "Authorization", *_ASK))


class FormatError(ApiError):
    """Nothing that it accepts can be given."""

    status = 406


class LargeError(ApiError):
    """More was sent than is taken."""

    status = 413


_ASK = ("请向管理员申请令牌，并以 Authorization: Bearer 发送", "Ask an administrator for one and send it as Authorization: Bearer")
