"""Dossiers that are one journey: ended without a result, and soon filed again by the same person for the same thing."""

from motcua.indicators.rules.facts import REFILED_AFTER, REFILED_WITHIN

_ENDED = ", ".join(f"'{outcome}'" for outcome in REFILED_AFTER)


def links(source: str, which: str = "true") -> str:
    """Return the statement that gives dossier, earlier, later and journey_due_at of every dossier that may be part of a journey.

    :param source: a table or bracketed SELECT of facts, :param which: a condition that keeps whole groups of the same person,
        procedure and thing
    """
    return f"""
        WITH grouped AS (
            SELECT dossier, person, procedure, thing, submitted_at, due_at,
                   coalesce(lag(outcome) OVER w IN ({_ENDED})
                            AND submitted_at <= lag(finished_at) OVER w + interval '{REFILED_WITHIN.days} days', false) AS again,
                   lag(dossier) OVER w AS before
              FROM {source} f
             WHERE person IS NOT NULL AND {which}
               AND (person, procedure, thing) IN (
                   SELECT g.person, g.procedure, g.thing FROM {source} g WHERE g.outcome IN ({_ENDED}))
            WINDOW w AS (PARTITION BY person, procedure, thing ORDER BY submitted_at, dossier)
        ), numbered AS (
            SELECT *, count(*) FILTER (WHERE NOT again)
                      OVER (PARTITION BY person, procedure, thing ORDER BY submitted_at, dossier) AS journey
              FROM grouped
        )
        SELECT dossier, CASE WHEN again THEN before END AS earlier,
               lead(dossier) OVER j AS later,
               CASE WHEN again THEN min(due_at) OVER (j ROWS UNBOUNDED PRECEDING) END AS journey_due_at
          FROM numbered
        WINDOW j AS (PARTITION BY person, procedure, thing, journey ORDER BY submitted_at, dossier)"""  # noqa: S608 - our own names
