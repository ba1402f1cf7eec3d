"""The macros of GOV.UK Frontend, in a Jinja2 environment as forgiving as they need.

They ask for keys that most callers leave out (`params.hint`), and name `undefined` and `null`, which Jinja2 does not
know: strictness breaks them. Our own templates are strict, so the two live in two environments.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader, Undefined
from markupsafe import Markup

PREFIX = "govuk_frontend_jinja/"

environment = Environment(
    loader=PrefixLoader({PREFIX.rstrip("/"): PackageLoader("govuk_frontend_jinja")}),
    undefined=Undefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def macro(component: str) -> Callable[[dict[str, Any]], Markup]:
    """Return the macro of a component by its GOV.UK name: `macro("error-summary")({...})`."""
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    module = environment.get_template(f"{PREFIX}components/{component}/macro.html").module
    found: Callable[[dict[str, Any]], Markup] = getattr(module, name)
    return found
