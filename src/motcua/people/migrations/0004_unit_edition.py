"""The edition of the units: another number whenever they, their places or their successors change.

Numbers come from a sequence, which no rollback turns back: the same number never stands for two different trees.
"""

from django.db import migrations

MAKE = """
    CREATE SEQUENCE people_unit_edition_seq;
    CREATE TABLE people_unit_edition (edition bigint NOT NULL);
    INSERT INTO people_unit_edition VALUES (nextval('people_unit_edition_seq'));
    CREATE FUNCTION people_next_edition() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE people_unit_edition SET edition = nextval('people_unit_edition_seq');
        RETURN NULL;
    END $$;
"""
WATCH = """
    CREATE TRIGGER {0}_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION people_next_edition();
"""
WATCHED = ["people_unit", "people_placement", "people_succession"]


class Migration(migrations.Migration):
    dependencies = [("people", "0003_sign_in_tries")]

    operations = [
        migrations.RunSQL(
            MAKE + "".join(WATCH.format(table) for table in WATCHED),
            "".join(f"DROP TRIGGER {table}_edition ON {table};" for table in WATCHED)
            + "DROP FUNCTION people_next_edition; DROP TABLE people_unit_edition; DROP SEQUENCE people_unit_edition_seq;",
        )
    ]
