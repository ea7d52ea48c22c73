"""A text of any size in which no two paragraphs are alike, from sentences of our own: for speed, not for accuracy."""

from random import Random

SENTENCES = (
    "De onderzoekers concluderen dat {subject} in {year} onvoldoende zicht had op {topic}.",
    "Het kabinet onderschrijft deze conclusie over {topic} ten dele.",
    "Het kabinet deelt de aanbeveling over {topic} niet, omdat {subject} daar al in voorziet.",
    "De minister zal {subject} voor 1 {month} {year} verzoeken om over {topic} te rapporteren.",
    "Sinds {year} werkt {subject} met {number} bedrijven aan {topic}.",
    "Zie ook Kamerstuk {dossier}, nr. {number} en Verordening (EU) {year}/{number} over {topic}.",
    "Volgens de OESO-richtlijnen en de UNGP's hoort {subject} bij {topic} belanghebbenden te betrekken.",
    "In de regio kwamen {number} mensen bijeen om over {topic} te spreken.",
)
SUBJECTS = ("het ministerie", "de ambassade", "het steunpunt", "de sector", "de toezichthouder", "het fonds")
TOPICS = ("lonen", "toegang tot herstel", "inkoop", "kinderarbeid", "klachten", "transparantie", "landrechten")
MONTHS = ("maart", "april", "mei", "juni", "september", "november")


def varied_text(size: int, seed: int = 1) -> str:
    """About ``size`` characters; the same for the same seed."""
    random = Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraph = _paragraph(random, len(paragraphs) + 1)
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def _paragraph(random: Random, n: int) -> str:
    if n % 8 == 1:
        return f"{n // 8 + 1}. Over {random.choice(TOPICS)} en {random.choice(TOPICS)}"
    return " ".join(_sentence(random) for _ in range(random.randint(2, 5)))


def _sentence(random: Random) -> str:
    sentence = random.choice(SENTENCES).format(
        subject=random.choice(SUBJECTS),
        topic=f"{random.choice(TOPICS)} en {random.choice(TOPICS)}",
        month=random.choice(MONTHS),
        year=random.randint(2016, 2029),
        number=random.randint(1, 999),
        dossier=random.randint(20_000, 36_999),
    )
    return sentence[0].upper() + sentence[1:]
