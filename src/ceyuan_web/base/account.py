"""Signing in and out, one's own visits and password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST

from ceyuan.values import Bilingual
from ceyuan_web.base import patience, sessions
from ceyuan_web.base.actions import do
from ceyuan_web.base.actions.visits import EndVisits
from ceyuan_web.base.addresses import address_of
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.error_pages import WHAT_NEXT, faulty
from ceyuan_web.base.models import Visit
from ceyuan_web.base.policy import policy


class SignIn(LoginView):
    """Sign in; the visit remembers where it came from."""

    template_name = "base/login.html"
    redirect_authenticated_user = True

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at the password, unless there were too many wrong ones."""
        if patience.is_spent(request, request.POST.get("username", "")):
            return faulty(request, 429, [WHAT_NEXT[429]])
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count the wrong password."""
        patience.was_wrong(self.request, self.request.POST.get("username", ""))
        return super().form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        """Begin the visit."""
        self.request.session[sessions.ADDRESS] = address_of(self.request)
        self.request.session[sessions.BEGAN] = timezone.now().isoformat()
        self.request.session[sessions.BROWSER] = self.request.headers.get("User-Agent", "")[:200]
        return super().form_valid(form)


@require_POST
def sign_out(request: SignedIn) -> HttpResponse:
    """End the visit."""
    logout(request)
    return redirect("portal:home")


@needs("account.keep")
def account(request: SignedIn) -> HttpResponse:
    """Who one is here: posts, visits, password."""
    visits = Visit.objects.filter(person=request.user.pk, expire_date__gt=timezone.now()).order_by("-began_at")
    here = request.session.session_key
    return render(request, "base/account.html", {"posts": policy.posts(request.user), "visits": visits, "here": here})


@require_POST
@needs("account.keep")
def end_visits(request: SignedIn) -> HttpResponse:
    """Sign out everywhere else."""
    ended = do(EndVisits(request.session.session_key or ""), request.user)
    words = Bilingual(f"已结束 {ended} 个其他会话", f"{ended} other sessions ended")
    messages.success(request, words[request.lang])
    return redirect("base:account")


class NewPassword(PasswordChangeView):
    """Change one's password."""

    template_name = "base/password.html"
    success_url = reverse_lazy("base:account")
