"""What counting needs of dossiers besides their events: what was said when they were handed in, as one SELECT for millions."""

# The same person and the same thing give the same key, however they were typed; nobody can read the person from it. Taken apart,
# a Vietnamese letter is a plain one and its marks, but for đ; to look each letter up in a list of them all takes twice as long.
_PLAIN = """regexp_replace(normalize(translate({0}, 'đĐ', 'dD'), NFD) COLLATE "C", '[^A-Za-z0-9]+', '', 'g')"""
_KEY = f"md5(lower({_PLAIN}))::uuid"
_PERSON = f"""
    CASE WHEN p.identity_number <> '' THEN {_KEY.format("'number' || p.identity_number")}
         WHEN p.phone <> '' THEN {_KEY.format("'phone' || p.phone || p.name")} END"""

HANDED_IN = f"""
    SELECT d.id AS dossier, d.number, d.procedure_key AS procedure, d.field, d.lead_unit_id AS unit, d.receiving_unit_id AS desk,
           d.channel, d.typed_by, d.counter_unit_id IS NOT NULL AS at_counter, {_PERSON} AS person,
           {_KEY.format("d.requested")} AS thing
      FROM dossiers_dossier d LEFT JOIN dossiers_party p ON p.dossier_id = d.id AND p.role = 'owner'
     WHERE d.submitted_at IS NOT NULL"""  # noqa: S608 - our own constants
