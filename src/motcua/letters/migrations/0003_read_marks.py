"""Officials mark notices at the desk as read, each for themselves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0002_notices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("read_at", models.DateTimeField()),
                ("account", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                )),
                ("notice", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="read_marks", to="letters.notice"
                )),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notice", "account"), name="read_mark_once",
                        violation_error_message="Thông báo này đã được đánh dấu là đã đọc.",
                    )
                ],
            },
        ),
    ]  # fmt: skip
