"""Every address of the site. The language before it is put aside by the middleware, so no pattern knows of it."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("ceyuan_web.portal.urls")),
    path("", include("ceyuan_web.base.urls")),
    path("", include("ceyuan_web.desk.urls")),
    path("", include("ceyuan_web.api.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "ceyuan_web.base.error_pages.bad_request"
handler403 = "ceyuan_web.base.error_pages.forbidden"
handler404 = "ceyuan_web.base.error_pages.not_found"
handler500 = "ceyuan_web.base.error_pages.broken"
