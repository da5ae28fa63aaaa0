"""A post: in which role a person acts, for what, and from when until when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ceyuan_web.base.models.person import Person


class Role(models.TextChoices):
    """The roles. The public has none: it is whoever has no post."""

    FILER = "filer", "填报人 · filer"
    OPERATOR = "operator", "空间运营 · space operator"
    REVIEWER = "reviewer", "审核 · reviewer"
    STATISTICIAN = "statistician", "统计 · statistician"
    PUBLISHER = "publisher", "发布 · publisher"
    ADMINISTRATOR = "administrator", "管理员 · administrator"


class ScopeKind(models.TextChoices):
    """For what a post is held."""

    CITY = "city", "全市 · the whole city"
    PLACE = "place", "区（市）县 · district"
    SPACE = "space", "科创空间 · innovation space"
    ORGANISATION = "organisation", "单位 · organisation"


class Standing(models.QuerySet["Post"]):
    """Posts by time."""

    def on(self, day: date) -> Standing:
        """Those held on a day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class Post(models.Model):
    """A person's post.

    Attributes:
        scope: the code of the place, the name of the space, or the id of the organisation; empty for the whole city.
        since, until: first and last day; open where None.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts", verbose_name="人员 · person")
    role = models.CharField("角色 · role", max_length=20, choices=Role.choices)
    scope_kind = models.CharField("范围 · scope", max_length=20, choices=ScopeKind.choices, default=ScopeKind.CITY)
    scope = models.CharField("范围代码 · which", max_length=120, blank=True)
    since = models.DateField("起 · since", default=timezone.localdate)
    until = models.DateField("止 · until", null=True, blank=True)

    objects = Standing.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任职 · posts"
        constraints = [
            models.UniqueConstraint(fields=["person", "role", "scope_kind", "scope", "since"], name="post_once"),
            models.CheckConstraint(
                condition=Q(scope_kind="city", scope="") | (~Q(scope_kind="city") & ~Q(scope="")), name="post_scope_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role} {self.scope_kind} {self.scope}".strip()
