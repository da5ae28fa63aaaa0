"""Addresses of everyone who signs in."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.base import account

app_name = "base"
urlpatterns = [
    path("login/", account.SignIn.as_view(), name="login"),
    path("logout/", account.sign_out, name="logout"),
    path("account/", account.account, name="account"),
    path("account/end-visits/", account.end_visits, name="end-visits"),
    path("account/password/", account.NewPassword.as_view(), name="password"),
]
