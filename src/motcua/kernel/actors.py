"""Who is acting. A value, not an account: it survives the account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts, with the posts borne at that moment.

    :param id: "account:12", or "system:letters" for what the clock starts
    :param posts: pairs of duty and unit code
    :param sees: codes of the units whose dossiers this actor may see
    :param represents: pairs of role and key of the organisations for which this person files and looks
    """

    id: str
    name: str
    posts: frozenset[tuple[str, str]] = frozenset()
    sees: frozenset[str] = frozenset()
    represents: frozenset[tuple[str, int]] = frozenset()

    def holds(self, duty: str, unit: str) -> bool:
        """Tell whether the actor bears this duty in this unit."""
        return (duty, unit) in self.posts

    def organisations(self, *roles: str) -> frozenset[int]:
        """Return the organisations in which the actor has one of these roles; without a role named, any."""
        return frozenset(key for role, key in self.represents if not roles or role in roles)

    @property
    def is_staff(self) -> bool:
        return bool(self.posts)


SYSTEM = Actor(id="system", name="Hệ thống")
STRANGER = Actor(id="", name="")
