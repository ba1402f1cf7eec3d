from django.db import migrations

# A version is never changed but by its approval, and an approved one not at all; its files come with it and go nowhere.
FORWARD = """
CREATE FUNCTION reports_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.approved_at IS NOT NULL
       OR (to_jsonb(NEW) - 'approved_at' - 'approved_by' - 'approver')
          IS DISTINCT FROM (to_jsonb(OLD) - 'approved_at' - 'approved_by' - 'approver') THEN
        RAISE EXCEPTION 'A version of a report cannot be changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER reports_report_stays BEFORE UPDATE OR DELETE ON reports_report
    FOR EACH ROW EXECUTE FUNCTION reports_version_guard();

CREATE FUNCTION reports_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A file of a report cannot be changed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER reports_reportfile_stays BEFORE UPDATE OR DELETE ON reports_reportfile
    FOR EACH ROW EXECUTE FUNCTION reports_file_guard();
"""
BACKWARD = """
DROP FUNCTION reports_file_guard() CASCADE;
DROP FUNCTION reports_version_guard() CASCADE;
"""


class Migration(migrations.Migration):

    dependencies = [("reports", "0001_versions_and_rules")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
