"""What happened to a report. Past tense, never renamed."""

ASSEMBLED = "report.assembled"
AMENDED = "report.amended"
APPROVED = "report.approved"
RULE_CONFIRMED = "report-rule.confirmed"
REGISTER_LOOKED_AT = "register.looked_at"
