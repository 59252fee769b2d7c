"""Lines of the log as sentences."""

from collections.abc import Mapping

from services.audit.domain.chain import Content, LogLine
from services.audit.reading.rules import FoundDossier, ReadableLines
from services.audit.reading.schemas import LineAnswer, LoggedPersonAnswer
from shared.kernel.clock import from_text
from shared.kernel.permissions import groups
from shared.texts import Language, sentence

_FILE = "audit"


def line_answers(lines: ReadableLines, language: Language) -> tuple[LineAnswer, ...]:
    """Lines in words: who did what, in which role, on whose behalf."""
    return tuple(_line_answer(each, lines.names, language) for each in lines.lines)


def person_answer(found: FoundDossier) -> LoggedPersonAnswer:
    """An employee in the list of those found."""
    return LoggedPersonAnswer(
        id=found.dossier.employee_id,
        name=found.dossier.employee_name,
        employer_name=found.employer.name if found.employer else "",
    )


def _line_answer(line: LogLine, names: Mapping[str, str], language: Language) -> LineAnswer:
    content = line.content
    is_refused = content["outcome"] == "refused"
    return LineAnswer(
        id=line.event_id,
        at=from_text(line.at),
        sentence=_sentence(content, names, language, is_refused=is_refused),
        actor=_name(content["actor"], names, language),
        groups=_groups(content, language),
        action=content["action"],
        is_refused=is_refused,
        reason=content["reason"],
    )


def _sentence(content: Content, names: Mapping[str, str], language: Language, *, is_refused: bool) -> str:
    what = f"{content['what']}.{content['action']}"
    actor = _name(content["actor"], names, language)
    if content["on_behalf_of"]:
        behalf = _name(content["on_behalf_of"], names, language)
        actor = sentence(language, _FILE, "on-behalf", {"actor": actor, "behalf": behalf})
    other = sentence(language, _FILE, "other", {"actor": "{actor}", "what": what})
    said = sentence(language, _FILE, what, {"actor": actor}, default=other)
    return sentence(language, _FILE, "refused", {"sentence": said}) if is_refused else said


def _name(actor: str, names: Mapping[str, str], language: Language) -> str:
    known = names.get(actor)
    return known or sentence(language, _FILE, "system" if actor == "system" else "unknown", {})


def _groups(content: Content, language: Language) -> tuple[str, ...]:
    known = groups()
    found = [known[each] for each in content["actor_groups"] if each in known]
    return tuple(each.name_nl if language == "nl" else each.name_en for each in found)
