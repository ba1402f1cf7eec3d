from django.db import migrations, models
from django.db.models import Q

# What is kept lacks the new grains; until it is counted anew, every number is counted from the dossiers.
COUNT_ANEW = "UPDATE indicators_slot SET is_kept = false"


class Migration(migrations.Migration):

    dependencies = [("indicators", "0004_confirmed_formulas_and_official_figures")]

    operations = [
        migrations.RunSQL(COUNT_ANEW, migrations.RunSQL.noop),
        migrations.AddField("cell", "c", models.TextField(default=""), preserve_default=False),
        migrations.RemoveConstraint("cell", "cell_once"),
        migrations.AddConstraint(
            "cell", models.UniqueConstraint(name="cell_once", fields=["grain", "basis", "start", "a", "b", "c"])
        ),
        migrations.AddIndex(
            "fact", models.Index(name="fact_fault", fields=["fault_from"], condition=Q(fault_from__isnull=False))
        ),
    ]
