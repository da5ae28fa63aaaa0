"""Addresses of the desk, part by part; all lie under `/desk/`."""

from __future__ import annotations

from ceyuan_web.desk.asking import urls as asking
from ceyuan_web.desk.deciding import urls as deciding
from ceyuan_web.desk.filing import urls as filing
from ceyuan_web.desk.inbox import urls as inbox
from ceyuan_web.desk.publishing import urls as publishing

app_name = "desk"
urlpatterns = [
    *inbox.urlpatterns,
    *filing.urlpatterns,
    *asking.urlpatterns,
    *deciding.urlpatterns,
    *publishing.urlpatterns,
]
