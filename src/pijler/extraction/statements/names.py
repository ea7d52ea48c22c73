"""The whole name of an actor: "de minister" grows to "de minister van Arbeid en Samenleving"."""

from pijler.extraction.statements.lexicon import Lexicon

Range = tuple[int, int]

_LEFT_WORDS = 4
"""A determiner more than this many words before a noun does not belong to it, unless capitals lie between."""
_MOST_LEFT = 7


def whole_name(text: str, start: int, end: int, span: Range, lexicon: Lexicon) -> Range:
    """``span`` in text[start:end], grown over the rest of a hyphened word, the determiner, and the name behind it.

    "We" has no more to it: in "with the sector we will" the sector is no part of the name.
    """
    begin, stop = span
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
        begin -= 1
    while stop < end and (text[stop].isalnum() or (text[stop] == "-" and stop + 1 < end and text[stop + 1].isalnum())):
        stop += 1
    if text[begin:stop].casefold() in lexicon.first_person:
        return begin, stop
    begin = _with_determiner(text, start, begin, stop, lexicon)
    match = lexicon.name_tail.match(text, stop, end)
    return begin, match.end() if match else stop


def as_name(text: str, lexicon: Lexicon) -> str:
    """``text`` as one would write it inside a sentence: its article in lower case, white space as one blank."""
    first, blank, rest = " ".join(text.split()).partition(" ")
    return (first.lower() if first.lower() in lexicon.determiners else first) + blank + rest


def bare_name(text: str, lexicon: Lexicon) -> str:
    """The name in ``text`` without its article: "Het kabinet" is the same as "het kabinet"."""
    first, blank, rest = as_name(text, lexicon).partition(" ")
    return rest if blank and first in lexicon.determiners else first + blank + rest


def _with_determiner(text: str, start: int, begin: int, stop: int, lexicon: Lexicon) -> int:
    """Where the determiner before text[begin:stop] stands, if one does within a few words; else over capitals."""
    if text[begin:stop].split(" ", 1)[0].casefold() in lexicon.determiners:
        return begin
    at = begin
    for n in range(_MOST_LEFT):
        previous = text.rfind(" ", start, max(at - 1, start)) + 1 or start
        word = text[previous : at - 1] if at > start else ""
        if not word or not word.replace("-", "").replace("’", "").isalnum():
            break
        if word.casefold() in lexicon.determiners:
            return previous
        if n >= _LEFT_WORDS and not (word[0].isupper() or word in lexicon.conjunctions):
            break
        if word.casefold() in lexicon.adpositions or word.casefold() in lexicon.subordinators:
            break
        at = previous
    return _over_capitals(text, start, begin)


def _over_capitals(text: str, start: int, begin: int) -> int:
    """Capitalised words right before a name belong to it, but for the first word of the clause."""
    while begin - 1 > start:
        previous = text.rfind(" ", start, begin - 1) + 1 or start
        word = text[previous : begin - 1]
        if previous == start or not word[:1].isupper() or not word.isalnum():
            return begin
        begin = previous
    return begin
