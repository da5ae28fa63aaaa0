"""The commands of the web, found by `ceyuan` through the entry-point group `ceyuan.commands`. Light: Django waits until one runs."""

from ceyuan_web.commands.audit import audit
from ceyuan_web.commands.backup import backup, restore
from ceyuan_web.commands.serve import serve
from ceyuan_web.commands.work import work

COMMANDS = [serve, work, audit, backup, restore]
