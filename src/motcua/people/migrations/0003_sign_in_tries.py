"""The table behind Django's DatabaseCache: tries at signing in are counted for all web processes together.

Unlogged: after a crash the counts begin anew, and nothing else is kept there.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0002_sign_in_codes")]

    operations = [
        migrations.RunSQL(
            sql="""
                CREATE UNLOGGED TABLE people_sign_in_tries (
                    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
                );
                CREATE INDEX people_sign_in_tries_expires ON people_sign_in_tries (expires);
            """,
            reverse_sql="DROP TABLE people_sign_in_tries",
        )
    ]
