from django.db import migrations

KEEP = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journal_event_kept BEFORE UPDATE OR DELETE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_event_not_emptied BEFORE TRUNCATE ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
REVOKE UPDATE, DELETE, TRUNCATE ON journal_event FROM CURRENT_USER, PUBLIC;
"""
UNDO = """
DROP TRIGGER journal_event_kept ON journal_event;
DROP TRIGGER journal_event_not_emptied ON journal_event;
DROP FUNCTION journal_refuse();
GRANT UPDATE, DELETE, TRUNCATE ON journal_event TO CURRENT_USER;
"""


class Migration(migrations.Migration):

    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunSQL(KEEP, UNDO)]
