"""What can happen to a kept file. Past tense, never renamed: the journal keeps them for ever.

Only looks, and what the examiner saw, are events of the file itself. Keeping one is no event: until somebody attaches
it, it is a scrap that is swept away, and the row says who kept it and when. Attaching one belongs to the trail of its subject:
whoever attaches names the files and their hashes in the subject's own event, in the same transaction.
"""

LOOKED_AT = "file.looked_at"
PHOTOGRAPHED = "file.photographed"  # came through a link, from a phone that nobody had signed in with
EXAMINED = "file.examined"
DOWNLOADED = "file.downloaded"
