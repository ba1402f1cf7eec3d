"""Rows that a statement written by hand reads or writes, as models.

For the few statements that every request or command makes: to build such a query anew costs Python more than to run it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from psycopg import sql

Change = Callable[..., Any]


@lru_cache(maxsize=256)
def columns(model: Any, of: str | None = None) -> str:
    """Return the model's columns for a SELECT, in the order `instances` expects.

    :param of: what the statement calls the table, if not by its name
    """
    return ", ".join(f'"{of or model._meta.db_table}"."{field.column}"' for field in model._meta.concrete_fields)


def select(model: Any, rest: str) -> str:
    """Return the statement that reads the model's rows.

    :param rest: WHERE and ORDER BY, written by us; values are its parameters
    """
    return f"SELECT {columns(model)} FROM {model._meta.db_table} {rest}"  # noqa: S608 - the model's own names


def instances[M](model: type[M], rows: Iterable[Sequence[Any]]) -> list[M]:
    """Return rows of `columns(model)` as instances, as a query of the model would."""
    names, changes = _shape(cast(Any, model))
    make = cast(Any, model).from_db
    return [make("default", names, _changed(row, changes)) for row in rows]


def insert(cursor: Any, table: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Write rows of one shape in one statement, and return their keys in the order given."""
    if not rows:
        return []
    names = tuple(rows[0])
    cursor.execute(_inserting(table, names, len(rows)), [row[name] for row in rows for name in names])
    return [key for (key,) in cursor.fetchall()]


@lru_cache(maxsize=256)
def _inserting(table: str, names: tuple[str, ...], rows: int) -> str:
    one = sql.SQL("({})").format(sql.SQL(", ").join([sql.Placeholder()] * len(names)))
    return sql.SQL("INSERT INTO {} ({}) VALUES {} RETURNING id").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names)), sql.SQL(", ").join([one] * rows)
    ).as_string()


@lru_cache(maxsize=256)
def _shape(model: Any) -> tuple[list[str], list[tuple[int, Change]]]:
    """The model's fields, and where the driver's value is not yet the field's (JSON comes as text)."""
    fields = model._meta.concrete_fields
    changes = [(n, field.from_db_value) for n, field in enumerate(fields) if hasattr(field, "from_db_value")]
    return [field.attname for field in fields], changes


def _changed(row: Sequence[Any], changes: list[tuple[int, Change]]) -> Sequence[Any]:
    if not changes:
        return row
    values = list(row)
    for n, change in changes:
        values[n] = change(values[n], None, None)
    return values
