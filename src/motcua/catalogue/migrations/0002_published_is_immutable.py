from django.db import migrations

# A published version may only be superseded or get an end date; what hangs below it may not change at all.
# What is written inside the same transaction as a draft is still a draft until its state moves.
FORWARD = """
CREATE FUNCTION catalogue_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'DRAFT' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A published version cannot be removed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (to_jsonb(NEW) - 'state' - 'valid_to') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'valid_to') THEN
        RAISE EXCEPTION 'A published version cannot be changed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state = 'PUBLISHED' AND NEW.state = 'SUPERSEDED') THEN
        RAISE EXCEPTION 'A version cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to THEN
        RAISE EXCEPTION 'The end of a version is set once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER catalogue_version_immutable BEFORE UPDATE OR DELETE ON catalogue_version
    FOR EACH ROW EXECUTE FUNCTION catalogue_version_guard();

CREATE FUNCTION catalogue_part_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM catalogue_version v
         WHERE v.state <> 'DRAFT'
           AND v.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.version_id END,
                        CASE WHEN TG_OP <> 'DELETE' THEN NEW.version_id END)
    ) THEN
        RAISE EXCEPTION 'A part of a published version cannot be changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
PARTS = ("case", "paper", "fee", "step", "result", "legalbasis")
TRIGGER = """
CREATE TRIGGER catalogue_{part}_immutable BEFORE INSERT OR UPDATE OR DELETE ON catalogue_{part}
    FOR EACH ROW EXECUTE FUNCTION catalogue_part_guard();
"""
BACKWARD = """
DROP FUNCTION catalogue_part_guard() CASCADE;
DROP FUNCTION catalogue_version_guard() CASCADE;
"""


class Migration(migrations.Migration):

    dependencies = [("catalogue", "0001_initial")]

    operations = [
        migrations.RunSQL(FORWARD + "".join(TRIGGER.format(part=part) for part in PARTS), BACKWARD),
    ]
