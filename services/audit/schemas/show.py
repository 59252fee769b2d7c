"""Lines of the log as sentences."""

from collections.abc import Mapping

from services.audit.domain.chain import Content, Link
from services.audit.domain.people import Dossier, Employer
from services.audit.schemas.answers import LineAnswer, PersonAnswer
from shared.kernel.clock import from_text
from shared.kernel.permissions import groups
from shared.texts import Language, sentence

_FILE = "audit"


def line(link: Link, names: Mapping[str, str], language: Language) -> LineAnswer:
    """One line in words: who did what, in which role, on whose behalf."""
    content = link.content
    action = content["action"]
    assert action in {"C", "R", "U", "D", "E"}, "as it was declared"
    is_refused = content["outcome"] == "refused"
    return LineAnswer(
        id=link.event_id,
        at=from_text(link.at),
        sentence=_sentence(content, names, language, is_refused=is_refused),
        actor=_name(str(content["actor"]), names, language),
        groups=_groups(content, language),
        action=action,
        is_refused=is_refused,
        reason=str(content["reason"]),
    )


def person(dossier: Dossier, employer: Employer | None) -> PersonAnswer:
    """An employee in the list of those found."""
    return PersonAnswer(
        id=dossier.employee_id, name=dossier.name, employer_name=employer.name if employer else ""
    )


def _sentence(content: Content, names: Mapping[str, str], language: Language, *, is_refused: bool) -> str:
    what = f"{content['what']}.{content['action']}"
    actor = _name(str(content["actor"]), names, language)
    if content["on_behalf_of"]:
        behalf = _name(str(content["on_behalf_of"]), names, language)
        actor = sentence(language, _FILE, "on-behalf", {"actor": actor, "behalf": behalf})
    other = sentence(language, _FILE, "other", {"actor": "{actor}", "what": what})
    said = sentence(language, _FILE, what, {"actor": actor}, default=other)
    return sentence(language, _FILE, "refused", {"sentence": said}) if is_refused else said


def _name(actor: str, names: Mapping[str, str], language: Language) -> str:
    known = names.get(actor)
    return known or sentence(language, _FILE, "system" if actor == "system" else "unknown", {})


def _groups(content: Content, language: Language) -> tuple[str, ...]:
    held = content["actor_groups"]
    assert isinstance(held, list | tuple), "as it was declared"
    known = groups()
    found = [known[each] for each in held if each in known]
    return tuple(each.name_nl if language == "nl" else each.name_en for each in found)
