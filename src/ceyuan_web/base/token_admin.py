"""Tokens in the admin: made and revoked by the same actions as everywhere; the secret is shown once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from ceyuan_web.base.actions import do
from ceyuan_web.base.actions.tokens import LONGEST_DAYS, IssueToken, RevokeToken
from ceyuan_web.base.models import Token
from ceyuan_web.base.policy import DEEDS
from ceyuan_web.base.tokens import GRANTABLE

_CHOICES = [(deed, f"{DEEDS[deed].label.zh} · {DEEDS[deed].label.en}") for deed in GRANTABLE]


class TokenForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs alone
    """What is asked when a token is made."""

    deeds = forms.MultipleChoiceField(choices=_CHOICES, widget=forms.CheckboxSelectMultiple, label="许可 · may")
    days = forms.IntegerField(min_value=1, max_value=LONGEST_DAYS, initial=90, label="有效天数 · days")

    class Meta:
        model = Token
        fields = ("person", "name", "deeds")


@admin.register(Token)
class Tokens(admin.ModelAdmin):  # type: ignore[type-arg]
    """Tokens."""

    form = TokenForm
    list_display = ("hint", "name", "person", "deeds", "made_at", "expires_at", "last_used_at", "revoked_at")
    list_filter = ("person",)
    actions = ("revoke",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Make it by its action."""
        said = form.cleaned_data
        made, secret = do(IssueToken(said["person"].username, said["name"], tuple(said["deeds"]), said["days"]), request.user)  # type: ignore[arg-type]
        obj.pk, obj.hint = made.pk, made.hint
        messages.warning(request, f"令牌只在此显示一次 · the token, shown once: {secret}")

    @admin.action(description="吊销 · revoke")
    def revoke(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        """Revoke those that were chosen."""
        for token in queryset:
            do(RevokeToken(token.pk), request.user)  # type: ignore[arg-type]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """To be looked at and revoked, never edited."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: what was issued stays known."""
        return False
