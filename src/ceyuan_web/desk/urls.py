"""Addresses of the desk, part by part; all lie under `/desk/`."""

from __future__ import annotations

from ceyuan_web.desk.filing import urls as filing
from ceyuan_web.desk.inbox import urls as inbox

app_name = "desk"
urlpatterns = [
    *inbox.urlpatterns,
    *filing.urlpatterns,
]
