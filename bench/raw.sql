-- The rows of one complete submission, by hand: what no program around them can beat.
\set n random(1, 2000000000)
BEGIN;
INSERT INTO dossiers_numberseries AS s (prefix, day, last) VALUES ('raw-' || :client_id, '2024-10-15', 1)
    ON CONFLICT (prefix, day) DO UPDATE SET last = s.last + 1;
INSERT INTO dossiers_dossier (number, version_id, procedure_key, procedure_name, field, rule_set, calendar_code, state, came_from,
        channel, typed_by, owner_name, search_keys, requested, form, copies, return_by, return_place, receiving_unit_id, lead_unit_id,
        signing_unit_id, units, holder_unit_id, open_opinions, is_taken, round, seq, supplements, extensions, fee_asked, fee_paid,
        drafted_at, submitted_at, next_due_at, clock_running)
    SELECT 'raw-' || :client_id || '-' || :n || '-' || clock_timestamp()::text, v.id, v.procedure_id, v.name, v.field, v.rule_set_id,
        'VN', 'SUBMITTED', '{}', 'counter', 'officer', 'Trần Thị Bình',
        ARRAY['tran thi binh', 'thi binh', 'binh', '024185001234', 'raw-' || :n], v.name, '{}', 1, 'counter', '', 'SNN-BPMC',
        'SNN-CCTTBVTV', 'SNN-CCTTBVTV', '{SNN-BPMC}', 'SNN-BPMC', '{}', false, 1, 1, 0, 0, 800000, 0, now(), now(),
        now() + interval '1 day', false
      FROM catalogue_version v WHERE v.procedure_id = '1.004363-province' LIMIT 1
    RETURNING id \gset
INSERT INTO dossiers_party (dossier_id, role, kind, name, identity_kind, identity_number, phone, email, address, proxy_paper)
    VALUES (:id, 'submitter', 'person', 'Trần Thị Bình', 'cccd', '024185001234', '0912345678', '', 'Tân Mỹ', ''),
           (:id, 'owner', 'person', 'Trần Thị Bình', 'cccd', '024185001234', '0912345678', '', 'Tân Mỹ', '');
INSERT INTO dossiers_submittedpaper (dossier_id, requirement, name, kind, quantity, reused_from, added_at)
    SELECT :id, 'p' || k, 'Giấy tờ', 'original', 1, '', now() FROM generate_series(1, 4) k;
INSERT INTO bench_event (subject, seq, kind, happened_at, recorded_at, actor_id, actor_name, data, before, hash)
    VALUES ('raw:' || :id, 1, 'dossier.submitted', now(), now(), 'account:1', 'Giáp Thị Hồng',
        '{"number": "raw", "state": "SUBMITTED", "unit": "SNN-BPMC"}', '', sha256(convert_to('raw:' || :id, 'UTF8')));
COMMIT;
