"""Floor 3: a document becomes citations, mentions, statements and links, each tied to its words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pijler.extraction.pipeline import extract

__all__ = ["extract"]


def __getattr__(name: str) -> Any:
    """Import the machinery only when it is used: ``import pijler.extraction`` stays cheap."""
    if name == "extract":
        from pijler.extraction.pipeline import extract

        return extract
    raise AttributeError(name)
