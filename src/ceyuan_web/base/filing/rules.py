"""Who may do what to a submission: the policy's table and scope over everything its rows are about, and the four eyes of its dataset."""

from __future__ import annotations

from ceyuan.values import Bilingual
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import DEEDS, Scope, Verdict, policy

YES = Verdict(True, Bilingual("", ""))
OTHERS = Verdict(False, Bilingual("只有报送人本人可以这样做", "Only its sender may do that"))
FOUR_EYES = Verdict(False, Bilingual("该表须由另一人审核：不能审核自己的报送", "A second person must accept it: not your own filing"))


def may_read(person: Person, submission: Submission) -> Verdict:
    """Whether a person may see a submission: their own, or one within their scope."""
    verdict = policy.may(person, "submission.read")
    if not verdict or submission.person_id == person.pk:
        return verdict
    return _within(policy.scope(person, "submission.read"), submission, "submission.read")


def may_change(person: Person, submission: Submission) -> Verdict:
    """Whether a person may mend, submit or withdraw it: the sender alone."""
    return policy.may(person, "file.receive") if submission.person_id == person.pk else OTHERS


def may_send(person: Person, submission: Submission) -> Verdict:
    """Whether a person may submit it: every row must be within the scope of their filing."""
    verdict = may_change(person, submission)
    return _within(policy.scope(person, "file.receive"), submission, "file.receive") if verdict else verdict


def may_review(person: Person, submission: Submission) -> Verdict:
    """Whether a person may accept or return it."""
    verdict = policy.may(person, "submission.review")
    if not verdict:
        return verdict
    if submission.person_id == person.pk and needs_second(submission):
        return FOUR_EYES
    return _within(policy.scope(person, "submission.review"), submission, "submission.review")


def needs_second(submission: Submission) -> bool:
    """Whether a second person must accept it."""
    dataset = the_city().definitions.datasets.get(submission.dataset)
    return dataset is None or dataset.four_eyes


def _within(scope: Scope, submission: Submission, deed: str) -> Verdict:
    """Whether everything that the rows are about is within a scope; what names nothing is the whole city's."""
    if scope.everything:
        return YES
    reaches = list(submission.reaches.all())
    outside = [each for each in reaches if not scope.holds(each.place or None, each.space or None, each.organisation or None)]
    if reaches and not outside:
        return YES
    label, names = DEEDS[deed].label, "、".join(dict.fromkeys(_called(str(each)) for each in outside[:5]))
    zh = f"不在您的范围内，不能{label.zh}" + (f"：{names}" if names else "")
    en = f"Outside your scope: you may not {label.en}" + (f" of {names}" if names else "")
    return Verdict(False, Bilingual(zh, en))


def _called(reach: str) -> str:
    """A reach with the name of its place."""
    places = the_city().definitions.places
    place = places.find(reach.split(" ", maxsplit=1)[0]) if places and reach else None
    return " ".join([place.label.zh, *reach.split(" ")[1:]]) if place else reach
