"""Numbers of lists, headings and notes as they are printed."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MARKS = "*†‡§"
_FORMS = {
    "lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A", "chicago": "*",
    "i": "i", "I": "I", "a": "a", "A": "A", "lower-roman": "i", "upper-roman": "I", "lower-alpha": "a",
    "upper-alpha": "A",
}  # fmt: skip


def printed(number: int, form: str) -> str:
    """``number`` in a form as DOCX, ODT, HTML or CSS names it; in digits where the form is not known."""
    kind = _FORMS.get(form, "1")
    if number < 1 or number > 3999 or kind == "1":
        return str(number)
    if kind == "*":
        return _MARKS[(number - 1) % len(_MARKS)] * ((number - 1) // len(_MARKS) + 1)
    text = _roman(number) if kind in "iI" else _letters(number)
    return text.upper() if kind.isupper() else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """a to z, then aa, bb and so on, as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
