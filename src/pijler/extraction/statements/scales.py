"""Scales of the contract: strength by modality, coarse by stance, firmness by modality and act."""

STRENGTH = {
    "pledged": 4,
    "will": 3,
    "will_passive": 3,
    "will_conditional": 3,
    "announced": 3,
    "continue": 3,
    "intend": 2,
    "expect": 2,
    "want": 2,
    "aim": 1,
    "explore": 1,
}
"""How strongly a promise is put, 1 (aims to, explores) to 4 (has pledged); by its modality alone."""

COARSE = {
    "accept": "accept",
    "welcome": "accept",
    "acknowledge": "accept",
    "accept_already": "accept",
    "partly": "partly",
    "mixed": "partly",
    "reject": "reject",
    "already_met": "reject",
    "own_view": "note",
    "open": "note",
    "clarify": "note",
    "expectation": "note",
    "take_to_heart": "note",
    "note": "note",
}
"""The four coarse stances (accept, partly, reject, note) to which the finer ones belong."""

_WILL = {
    "pledged": 1.0,
    "will": 0.9,
    "announced": 0.85,
    "will_passive": 0.8,
    "continue": 0.8,
    "will_conditional": 0.6,
    "intend": 0.7,
    "expect": 0.65,
    "want": 0.6,
    "aim": 0.5,
    "explore": 0.5,
}
_SUBSTANCE = {
    "deliver": 1.0,
    "include": 0.95,
    "integrate": 0.95,
    "report": 0.9,
    "continue": 0.85,
    "inform": 0.85,
    "consult": 0.8,
    "advocate": 0.7,
    "explore": 0.4,
}


def firmness(modality: str, act: str) -> float:
    """How firm a promise is, from 0 to 1: how surely it is put (modality) times how much is done (act).

    So "will look at options" (0.9 * 0.4) is less firm than "aims to adopt" (0.5 * 1.0).
    """
    return round(_WILL[modality] * _SUBSTANCE[act], 2)
