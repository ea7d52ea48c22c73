"""A block in the making."""

from dataclasses import dataclass

from pijler.reading.document import BlockKind


@dataclass(slots=True)
class Draft:
    """A block in the making: the lines it consists of.

    ``gaps`` are those lines before which something foreign stands; ``titled`` says that the layout shows a heading.
    """

    kind: BlockKind
    lines: list[int]
    level: int = 0
    skip: int = 0
    number: str | None = None
    titled: bool = False
    gaps: set[int] | None = None
