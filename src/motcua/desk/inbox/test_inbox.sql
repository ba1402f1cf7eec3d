SELECT "django_session"."session_key", "django_session"."session_data", "django_session"."expire_date" FROM django_session WHERE session_key = '…' AND expire_date > '…'

SELECT "people_account"."id", "people_account"."password", "people_account"."last_login", "people_account"."username", "people_account"."full_name", "people_account"."email", "people_account"."phone", "people_account"."personal_number", "people_account"."kind", "people_account"."is_active" FROM people_account WHERE id = ANY(…)

SELECT p.duty, p.unit_id, (SELECT edition FROM people_unit_edition) FROM people_post p WHERE p.valid_from <= '…' AND (p.valid_to IS NULL OR p.valid_to > '…') AND ( p.account_id = 0 OR EXISTS (SELECT 0 FROM people_delegation d JOIN people_account holder ON holder.id = p.account_id WHERE d.post_id = p.id AND d.delegate_id = 0 AND d.valid_from <= '…' AND (d.valid_to IS NULL OR d.valid_to > '…') AND holder.is_active))

SELECT c.parent_id, p.parent_id, c.version, p.version, g.version FROM deadlines_calendar c LEFT JOIN deadlines_calendar p ON p.code = c.parent_id LEFT JOIN deadlines_calendar g ON g.code = p.parent_id WHERE c.code = '…'

SELECT key, value FROM people_preference WHERE account_id = 0 AND starts_with(key, '…')

SELECT "dossiers_dossier"."number" AS "number", "dossiers_dossier"."seq" AS "seq", "dossiers_dossier"."procedure_name" AS "procedure_name", "dossiers_dossier"."field" AS "field", "dossiers_dossier"."channel" AS "channel", "dossiers_dossier"."owner_name" AS "owner_name", "dossiers_dossier"."state" AS "state", "dossiers_dossier"."step_kind" AS "step_kind", "dossiers_dossier"."holder_unit_id" AS "holder_unit_id", "dossiers_dossier"."holder_id" AS "holder_id", "dossiers_dossier"."submitted_at" AS "submitted_at", "dossiers_dossier"."accepted_at" AS "accepted_at", "dossiers_dossier"."due_at" AS "due_at", "dossiers_dossier"."next_due_at" AS "next_due_at", "dossiers_dossier"."leave_by_at" AS "leave_by_at", "dossiers_dossier"."clock_running" AS "clock_running", "dossiers_dossier"."finished_at" AS "finished_at" FROM "dossiers_dossier" WHERE ("dossiers_dossier"."closed_at" IS NULL AND NOT ("dossiers_dossier"."state" = '…') AND "dossiers_dossier"."holder_unit_id" IN (…)) ORDER BY 0 ASC NULLS LAST, "dossiers_dossier"."id" ASC LIMIT 0

SELECT edition FROM people_unit_edition

SELECT "people_account"."id", "people_account"."password", "people_account"."last_login", "people_account"."username", "people_account"."full_name", "people_account"."email", "people_account"."phone", "people_account"."personal_number", "people_account"."kind", "people_account"."is_active" FROM people_account WHERE id = ANY(…)

SELECT count(*) FROM unnest(…) AS told(recipient) CROSS JOIN LATERAL ( SELECT n.id FROM letters_notice n WHERE n.channel = '…' AND n.recipient = told.recipient ORDER BY n.id DESC LIMIT 0) latest WHERE NOT EXISTS (SELECT 0 FROM letters_readmark r WHERE r.notice_id = latest.id AND r.account_id = 0)
