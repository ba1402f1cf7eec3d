"""Who may learn what a field holds. Logs, exports and the journal honour the class."""

OPEN, OFFICE, PERSONAL, SECRET = "open", "office", "personal", "secret"


def privacy(*, open: str = "", office: str = "", personal: str = "", secret: str = "") -> dict[str, str]:
    """Give each field of a model its class: `privacy(open="code name", personal="phone")`.

    open: anybody; office: whoever works on it; personal: only for the work itself, never in logs; secret: nobody reads it back.
    """
    named = ((OPEN, open), (OFFICE, office), (PERSONAL, personal), (SECRET, secret))
    return {field: kind for kind, fields in named for field in fields.split()}
