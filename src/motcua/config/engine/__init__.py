"""How Django speaks to PostgreSQL here (`ENGINE`)."""
