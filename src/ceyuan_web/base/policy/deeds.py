"""The table of deeds: what can be done here, and in which roles. A new page or action adds a line, never an `if`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceyuan.values import Bilingual
from ceyuan_web.base.models import Role


@dataclass(frozen=True)
class Deed:
    """Something that can be done.

    Attributes:
        label: what it is called when it is refused.
        roles: that may do it, within the scope of the post.
    """

    label: Bilingual
    roles: frozenset[str]


FILING = frozenset({Role.FILER, Role.OPERATOR})
REVIEWING = frozenset({Role.REVIEWER, Role.STATISTICIAN})
STAFF = frozenset({*REVIEWING, Role.PUBLISHER, Role.ADMINISTRATOR})
EVERYONE = STAFF | FILING


def _deed(zh: str, en: str, roles: frozenset[str] | set[Role]) -> Deed:
    return Deed(Bilingual(zh, en), frozenset(str(role) for role in roles))


DEEDS: Mapping[str, Deed] = {
    "desk.enter": _deed("进入工作台", "enter the desk", EVERYONE),
    "figures.ask": _deed("查询指标", "ask for figures", EVERYONE),
    "rows.read": _deed("查看明细行", "read rows", EVERYONE),
    "file.receive": _deed("报送文件", "send files", FILING | REVIEWING),
    "file.form": _deed("在线填报", "file by form", FILING | {Role.STATISTICIAN}),
    "submission.read": _deed("查看报送", "read submissions", EVERYONE),
    "submission.review": _deed("审核报送", "review submissions", REVIEWING),
    "organisation.read": _deed("查看单位档案", "read the file of an organisation", STAFF),
    "match.judge": _deed("判断单位归并", "judge matches", REVIEWING),
    "quarantine.read": _deed("查看隔离行", "read quarantine", EVERYONE),
    "batch.read": _deed("查看批次", "read batches", STAFF),
    "batch.undo": _deed("更正批次", "correct a batch", {Role.STATISTICIAN}),
    "publication.read": _deed("查看未公开的出版物", "read publications not yet public", STAFF),
    "publication.prepare": _deed("编制出版物", "prepare a publication", {Role.STATISTICIAN, Role.PUBLISHER}),
    "publication.publish": _deed("出版", "publish", {Role.PUBLISHER}),
    "definitions.read": _deed("查看定义", "read definitions", STAFF),
    "people.manage": _deed("管理人员与任职", "manage people and posts", {Role.ADMINISTRATOR}),
    "token.issue": _deed("签发令牌", "issue tokens", {Role.ADMINISTRATOR}),
    "audit.read": _deed("查看审计", "read the audit trail", {Role.ADMINISTRATOR}),
    "account.keep": _deed("管理自己的账户", "keep one's own account", EVERYONE),
}
