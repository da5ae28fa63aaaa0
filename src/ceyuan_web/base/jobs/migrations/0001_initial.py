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
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "等待 · waiting"),
                            ("running", "进行中 · running"),
                            ("done", "完成 · done"),
                            ("failed", "失败 · failed"),
                            ("cancelled", "已取消 · cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("share", models.FloatField(default=0.0)),
                ("rows", models.BigIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("is_unwanted", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("beat_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("fault", models.JSONField(default=dict)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="jobs", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "verbose_name": "后台任务 · jobs",
                "verbose_name_plural": "后台任务 · jobs",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["state", "id"], name="job_by_state"),
                    models.Index(fields=["kind", "subject"], name="job_by_subject"),
                ],
            },
        ),
    ]
