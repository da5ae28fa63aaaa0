"""The first tables."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dataset", models.CharField(max_length=60)),
                ("period", models.CharField(max_length=20)),
                ("filer", models.CharField(blank=True, max_length=120)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("has_mail", models.BooleanField(default=False)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "催报 · reminders",
                "verbose_name_plural": "催报 · reminders",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("way", models.CharField(default="file", max_length=10)),
                ("file_name", models.CharField(max_length=255)),
                ("file_sha256", models.CharField(max_length=64)),
                ("file_bytes", models.BigIntegerField()),
                ("said_dataset", models.CharField(blank=True, max_length=60)),
                ("said_period", models.CharField(blank=True, max_length=20)),
                ("said_filer", models.CharField(blank=True, max_length=120)),
                ("correction", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "读取中 · being read"),
                            ("unreadable", "无法识别 · not understood"),
                            ("ready", "待提交 · to be submitted"),
                            ("sent", "待审核 · to be reviewed"),
                            ("returned", "已退回 · returned"),
                            ("entering", "入账中 · entering"),
                            ("entered", "已入账 · in the ledger"),
                            ("withdrawn", "已撤回 · withdrawn"),
                        ],
                        default="reading",
                        max_length=12,
                    ),
                ),
                ("dataset", models.CharField(blank=True, max_length=60)),
                ("period", models.CharField(blank=True, max_length=20)),
                ("filer", models.CharField(blank=True, max_length=120)),
                ("found", models.JSONField(default=dict)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("sent_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("batch", models.BigIntegerField(null=True)),
                ("outcome", models.JSONField(default=dict)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="submissions", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="reviewed", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "报送 · submissions",
                "verbose_name_plural": "报送 · submissions",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(blank=True, max_length=120)),
                ("space", models.CharField(blank=True, max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=120)),
                (
                    "submission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reaches", to="filing.submission"),
                ),
            ],
            options={
                "verbose_name": "涉及范围 · reaches",
                "verbose_name_plural": "涉及范围 · reaches",
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dataset", models.CharField(max_length=60)),
                ("period", models.CharField(max_length=20)),
                ("entity", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("space", models.CharField(blank=True, max_length=200)),
                ("texts", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("submission", models.BigIntegerField(null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "草稿 · drafts",
                "verbose_name_plural": "草稿 · drafts",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("dataset", "period", "entity"), name="draft_once")],
            },
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["state", "id"], name="submission_by_state"),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["person", "state"], name="submission_by_person"),
        ),
    ]
