#!/usr/bin/env bash
# One backup: the database first, the documents after it, so that every file that a row names is there.
#   backup.sh /backup/motcua            with DATABASE_URL and MOTCUA_VAR in the environment (as in motcua.env)
set -euo pipefail
umask 077

target=${1:?"usage: backup.sh FOLDER"}
: "${DATABASE_URL:?is not set}" "${MOTCUA_VAR:?is not set}"
at=$(date -u +%Y%m%dT%H%M%SZ)
making="$target/.making-$at"
documents="$target/documents"

mkdir -p "$making" "$documents"
trap 'rm -rf "$making"' EXIT

pg_dump --format=custom --no-owner --file="$making/motcua.dump" "$DATABASE_URL"
pg_restore --list "$making/motcua.dump" >/dev/null

# What the restored cluster has to begin above: see restoring, in README.md.
psql "$DATABASE_URL" --no-psqlrc --tuples-only --no-align \
    --command "SELECT pg_current_xact_id()" >"$making/transaction-id"

# A content never changes and its name is its hash: what is there is not copied again, and nothing is removed.
if [ -d "$MOTCUA_VAR/documents" ]; then
    (cd "$MOTCUA_VAR/documents" && find . -path ./incoming -prune -o -type f -print0) |
        while IFS= read -r -d '' content; do
            [ -e "$documents/$content" ] && continue
            mkdir -p "$documents/$(dirname "$content")"
            cp --preserve=timestamps "$MOTCUA_VAR/documents/$content" "$documents/$content.part"
            [ "$(sha256sum <"$documents/$content.part" | cut -d' ' -f1)" = "$(basename "$content")" ] ||
                { echo "$content is not what its name says; the backup stops." >&2; exit 1; }
            mv "$documents/$content.part" "$documents/$content"
        done
fi
sync

mv --no-target-directory "$making" "$target/$at"
trap - EXIT
echo "$target/$at"
