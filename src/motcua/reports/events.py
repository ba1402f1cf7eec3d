"""What happened to a report. Past tense, never renamed."""

MADE = "report.made"
REWRITTEN = "report.rewritten"
APPROVED = "report.approved"
RULE_CONFIRMED = "report-rule.confirmed"
