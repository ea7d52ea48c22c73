"""Words for the values of the contract, in the language of the page. The keys are the contract's."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, Promise]

KIND: Words = {
    "finding": _("Finding"),
    "position": _("Answer"),
    "commitment": _("Promise"),
    "action": _("Action"),
}
COARSE: Words = {
    "accept": pgettext_lazy("stance", "Accepted"),
    "partly": pgettext_lazy("stance", "Partly accepted"),
    "reject": pgettext_lazy("stance", "Rejected"),
    "note": pgettext_lazy("stance", "Noted"),
}
STANCE: Words = {
    "accept": _("accepts it"),
    "welcome": _("welcomes it"),
    "acknowledge": _("acknowledges it"),
    "accept_already": _("accepts it and says that it is being done already"),
    "partly": _("accepts part of it"),
    "mixed": _("agrees and disagrees"),
    "reject": _("rejects it"),
    "already_met": _("says that nothing more is needed"),
    "own_view": _("gives a view of its own"),
    "open": _("leaves it open"),
    "clarify": _("clarifies"),
    "expectation": _("says what it expects"),
    "take_to_heart": _("takes it to heart"),
    "note": _("takes note of it"),
}
MODALITY: Words = {
    "pledged": _("has pledged"),
    "will": _("will"),
    "will_passive": _("will be done"),
    "will_conditional": _("will, on a condition"),
    "announced": _("announced"),
    "continue": _("will go on"),
    "intend": _("intends"),
    "expect": _("expects"),
    "want": _("wants"),
    "aim": _("aims"),
    "explore": _("looks into it"),
}
ACT: Words = {
    "deliver": _("to deliver"),
    "include": _("to include it"),
    "integrate": _("to build it in"),
    "report": _("to report"),
    "inform": _("to inform"),
    "consult": _("to consult"),
    "advocate": _("to argue for it"),
    "explore": _("to look into it"),
    "continue": _("to go on"),
}
STATUS: Words = {"done": _("done"), "ongoing": _("under way")}
STATE: Words = {
    "suggested": _("made by the machine, not reviewed"),
    "accepted": _("accepted by a person"),
    "rejected": _("rejected by a person"),
}
SUB: Words = {
    "finding": _("finding"),
    "recommendation": _("recommendation"),
    "scope": _("scope of the study"),
    "example": _("example"),
}
RELATION: Words = {
    "answers": _("answers"),
    "promises": _("promises, after"),
    "implements": _("carries out"),
    "cites": _("refers to"),
}
ROLE: Words = {
    "baseline": _("Baseline study"),
    "response": _("The government's answer"),
    "plan": _("Action plan"),
    "report": _("Progress report"),
    "other": _("Other document"),
}
PILLAR: Words = {
    "1": _("1. The state's duty to protect"),
    "2": _("2. The responsibility of companies"),
    "3": _("3. Access to remedy"),
}
PUBLICATION: Words = {
    "draft": pgettext_lazy("publication", "draft"),
    "submitted": pgettext_lazy("publication", "submitted for approval"),
    "returned": pgettext_lazy("publication", "returned"),
    "approved": pgettext_lazy("publication", "approved"),
    "published": pgettext_lazy("publication", "published"),
    "archived": pgettext_lazy("publication", "withdrawn"),
}
KEEPER: Words = {"government": _("the government"), "assessor": _("an independent assessor")}
ROLE_OF_PERSON: Words = {
    "reader": _("Reader: sees drafts"),
    "contributor": _("Contributor: works for one office"),
    "editor": _("Editor: approves and publishes for the government"),
    "assessor": _("Assessor: independent, keeps its own findings"),
    "administrator": _("Administrator: accounts and roles"),
}
EVENT: Words = {
    "accept": _("accepted it"),
    "reject": _("rejected it"),
    "reopen": _("put it back among the suggestions"),
    "edit": _("corrected it"),
    "split": _("split it"),
    "merge": _("joined it with another"),
    "link": _("tied it to another"),
    "unlink": _("refused a tie"),
    "add": _("added it"),
    "undo": _("took the last change back"),
    "no_answer": _("looked, and found no answer"),
    "answer_found": _("said that there is an answer"),
    "submit": _("submitted it"),
    "withdraw": _("took it back from approval"),
    "return": _("returned it"),
    "approve": _("approved it"),
    "publish": _("published it"),
    "archive": _("withdrew it from the public"),
    "revise": _("began to revise it"),
    "ask_signoff": _("asked offices to agree"),
    "agree": _("agreed"),
    "dissent": _("dissented"),
}
STEP: Words = {
    "submit": _("Submit for approval"),
    "withdraw": _("Take back from approval"),
    "return": _("Return"),
    "approve": _("Approve"),
    "publish": _("Publish"),
    "archive": _("Withdraw from the public"),
    "revise": _("Revise"),
    "agree": _("Agree"),
    "dissent": _("Dissent"),
}
SIGNOFF: Words = {"asked": _("was asked"), "agreed": _("agreed"), "dissented": _("dissented")}
SHORT_ROLE: Words = {
    "desk": _("at the desk"),
    "reader": _("reader"),
    "contributor": _("contributor"),
    "editor": _("editor"),
    "assessor": _("assessor"),
    "administrator": _("administrator"),
}
FIELD: Words = {
    "kind": _("kind"),
    "words": _("words"),
    "quote": _("quote"),
    "state": _("review"),
    "publication": _("publication"),
    "keeper": _("keeper"),
    "office": _("office"),
    "pillar": _("pillar"),
    "principles": _("principles"),
    "actor_value": _("who"),
    "deadline_first": _("not before"),
    "deadline_last": _("no later than"),
    "modality": _("how firmly"),
}
SHOW: Words = {
    "": _("Everything"),
    "unanswered": _("No answer found"),
    "rejected": _("Rejected"),
    "no-date": _("Promises without a date"),
    "no-owner": _("Promises without an owner"),
    "no-measure": _("Promises without a measure"),
}
GROUPS = {
    "kind": KIND,
    "coarse": COARSE,
    "stance": STANCE,
    "modality": MODALITY,
    "act": ACT,
    "status": STATUS,
    "state": STATE,
    "sub": SUB,
    "relation": RELATION,
    "role": ROLE,
    "pillar": PILLAR,
    "show": SHOW,
    "event": EVENT,
    "step": STEP,
    "signoff": SIGNOFF,
    "short_role": SHORT_ROLE,
    "field": FIELD,
    "publication": PUBLICATION,
    "keeper": KEEPER,
    "person": ROLE_OF_PERSON,
}


def label(group: str, value: object) -> Promise | str:
    """The word for ``value`` of ``group``; a value that has none yet is shown as it is."""
    return GROUPS[group].get(str(value), str(value))
