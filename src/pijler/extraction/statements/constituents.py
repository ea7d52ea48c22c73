"""The shape of a clause around a noun: where a constituent begins, and what governs it."""

from pijler.extraction.statements.clauses import Clause, Noun
from pijler.extraction.statements.lexicon import Lexicon


def last_word(folded: str, start: int, end: int) -> str:
    return folded[max(folded.rfind(" ", start, end) + 1, start) : end]


def word_before_noun(folded: str, start: int, at: int) -> str:
    """The word before ``at``: a subordinator or preposition there means that what follows is no subject."""
    return last_word(folded, start, at - 1).strip('(«“"') if at - 1 > start else ""


def governor(folded: str, start: int, noun: Noun, lexicon: Lexicon) -> str:
    """The word that governs the noun phrase: the one before it, or before its determiner and adjectives."""
    at = noun.start
    word = word_before_noun(folded, start, at)
    if lexicon.inversion or noun.value == "state" or folded[at : folded.find(" ", at)] in lexicon.determiners:
        return word
    if word in lexicon.demonstratives and folded.endswith(lexicon.lists.get("noun_plurals", ()), noun.start, noun.end):
        return word  # "that agencies" has no determiner
    for _ in range(4):
        if word in lexicon.determiners:
            return word_before_noun(folded, start, folded.rfind(word, start, at))
        if not word or word in lexicon.subordinators or word in lexicon.adpositions or word[-1] in ",;:)":
            return word
        at = folded.rfind(word, start, at)
        word = word_before_noun(folded, start, at) if at > start else ""
    return word


def trimmed_end(folded: str, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of the text before a verb, less blanks, brackets, and words that may stand between."""
    while True:
        while end > start and folded[end - 1] in " ,":
            end -= 1
        if end > start and folded[end - 1] == ")":
            opened = folded.rfind("(", start, end)
            if opened > start:
                end = opened
                continue
        word_at = folded.rfind(" ", start, end) + 1 or start
        if folded[max(word_at, start) : end] not in lexicon.between or word_at <= start:
            return end
        end = word_at


def constituent_start(folded: str, start: int, end: int) -> int:
    """Where the constituent that ends at ``end`` begins: after the last comma or colon, if any."""
    cut = max(folded.rfind(", ", start, end), folded.rfind(": ", start, end), folded.rfind(" – ", start, end))
    return start if cut < 0 else cut + 2 + (folded[cut] == " ")


def is_embedded(folded: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a subordinator stands so close before ``end`` that its clause is still open."""
    words = folded[start:end].split()
    for back, word in enumerate(reversed(words)):
        if back == len(words) - 1 and (word in lexicon.promising_relatives or word in lexicon.demonstratives):
            return False
        if word in lexicon.subordinators:
            return word not in lexicon.relatives or back < 3
    return False


def adds_nothing(folded: str, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether what governs the clause at ``at`` adds nothing ("dat betekent dat we gaan werken")."""
    before = folded[start:at].rstrip().rpartition(" ")[0]
    return before.endswith(lexicon.lists.get("transparent", ()))


def past_conjunction(folded: str, region: int, before: int, clause: Clause, lexicon: Lexicon) -> int:
    """The region without the coordinator with which a later part of a sentence begins."""
    if not clause.head and region == clause.start and folded.startswith(lexicon.opening, region, before):
        return folded.index(" ", region) + 1
    return region


def opens_main_clause(word: str, head: bool, lexicon: Lexicon) -> bool:
    """A demonstrative at the head of a sentence ("Die lijn zal ..."), or a relative that promises by itself."""
    return word in lexicon.promising_relatives or (head and word in lexicon.demonstratives)


def only_qualifies(clause: Clause, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether ``noun`` only qualifies another one: "the costs of the plan", "the agency's decisions"."""
    if clause.folded.startswith(lexicon.lists.get("genitives", ()), noun.end):
        return True
    if _modifies(clause, noun, end, lexicon):
        return True
    words = clause.folded[start : noun.start].split()[-2:]
    return any(word in lexicon.adpositions for word in words)


def _modifies(clause: Clause, noun: Noun, end: int, lexicon: Lexicon) -> bool:
    """ "Government data" before a verb: the noun only says of what kind the one word after it is."""
    folded = clause.folded
    if not folded.endswith(lexicon.lists.get("modifiers", ()), noun.start, noun.end):
        return False
    word = folded[noun.end + 1 : end]
    return (
        word.isalpha()
        and word not in lexicon.between
        and not word.endswith(lexicon.lists.get("participial_endings", ()))
    )
