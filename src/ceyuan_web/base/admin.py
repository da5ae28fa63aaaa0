"""People and their posts in Django's admin; visits and the audit trail to look at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from ceyuan_web.base.models import Entry, Person, Post
from ceyuan_web.base.token_admin import Tokens

__all__ = ["People", "Posts", "Tokens", "Trail"]


class Posts(admin.TabularInline):  # type: ignore[type-arg]  # generic in the stubs alone
    """The posts of a person."""

    model = Post
    extra = 0


@admin.register(Person)
class People(UserAdmin):  # type: ignore[type-arg]
    """People."""

    inlines = (Posts,)
    list_display = ("username", "name_zh", "is_active", "last_login")


@admin.register(Entry)
class Trail(admin.ModelAdmin):  # type: ignore[type-arg]
    """The audit trail, which nobody changes."""

    list_display = ("number", "at", "who", "deed", "subject")
    list_filter = ("deed",)
    search_fields = ("who", "subject")

    def has_add_permission(self, request: Any) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """Nobody."""
        return False
