"""What happened to a rating. Past tense, never renamed."""

RATED = "rating.rated"
CHANGED = "rating.changed"
LOOKED_INTO = "rating.looked_into"
