"""Who acts: a person in a role, at an office."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["public", "reader", "contributor", "editor", "assessor", "administrator", "desk"]
ROLES: tuple[Role, ...] = get_args(Role)
GIVEN_ROLES: tuple[Role, ...] = ("reader", "contributor", "editor", "assessor", "administrator")
"""The roles that an account can have. ``public`` is nobody; ``desk`` is whoever sits at a site without accounts."""
GOVERNMENT: tuple[Role, ...] = ("contributor", "editor")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acts. ``id`` is None without an account; ``office`` is the id of a unit, "" for none."""

    id: int | None
    role: Role
    office: str = ""
    name: str = ""

    @property
    def sees_drafts(self) -> bool:
        """Everyone but the public."""
        return self.role != "public"


PUBLIC = Person(None, "public")
DESK = Person(None, "desk")
