"""From what messaging knows to what a reader is shown, in the reader's language."""

from typing import Literal

from services.messaging.domain.dialog import Dialog, Line, Member, Person, PersonKey, Topic
from services.messaging.domain.people import Account, DossierCopy
from services.messaging.schemas.answers import (
    DialogAnswer,
    DialogRowAnswer,
    MessageAnswer,
    ParticipantAnswer,
    RecipientAnswer,
)
from shared.kernel.permissions import groups
from shared.texts import Language, sentence

_EMPLOYEES_GROUP = "portal_user"


def row(dialog: Dialog, language: Language) -> DialogRowAnswer:
    """A dialog of somebody's list, in which the own state comes first."""
    return DialogRowAnswer(
        id=dialog.id,
        subject=_subject(dialog.topic, language),
        dossier_id=dialog.topic.dossier_id,
        ceremony_id=dialog.topic.ceremony_id,
        participants=_participants(dialog),
        last_message_at=dialog.last.at,
        last_line=_words(dialog.last, language) if dialog.last.code else dialog.last.preview,
        unread_count=dialog.members[0].unread,
    )


def dialog(
    found: Dialog, member: Member, lines: list[Line], language: Language, *, older: str | None = None
) -> DialogAnswer:
    """A dialog for one of its participants."""
    return DialogAnswer(
        id=found.id,
        version=found.version,
        subject=_subject(found.topic, language),
        dossier_id=found.topic.dossier_id,
        ceremony_id=found.topic.ceremony_id,
        participants=_participants(found),
        messages=tuple(message(each, member.person.key, language) for each in lines),
        unread_count=member.unread,
        older=older,
    )


def message(line: Line, reader: PersonKey, language: Language) -> MessageAnswer:
    """A line of a dialog for one of its participants."""
    return MessageAnswer(
        id=line.id,
        at=line.at,
        sender=_person(line.sender) if line.sender else None,
        text=_words(line, language),
        is_mine=line.sender is not None and line.sender.key == reader,
    )


def account(found: Account, language: Language) -> RecipientAnswer:
    """An account to which one can write."""
    group = groups()[found.groups[0]]
    side: Literal["employer", "arbo"] = "employer" if group.side == "employer" else "arbo"
    return RecipientAnswer(
        kind="user",
        id=found.id,
        name=found.name,
        role=group.name_en if language == "en" else group.name_nl,
        has_mobile=found.has_mobile,
        has_account=True,
        side=side,
    )


def employee(dossier: DossierCopy, portal: Account | None, language: Language) -> RecipientAnswer:
    """The employee of a dossier, as somebody to write to."""
    group = groups()[_EMPLOYEES_GROUP]
    return RecipientAnswer(
        kind="employee",
        id=dossier.employee_id,
        name=dossier.name,
        role=group.name_en if language == "en" else group.name_nl,
        has_mobile=dossier.has_mobile or (portal is not None and portal.has_mobile),
        has_account=portal is not None and portal.is_open,
        side="employee",
    )


def _participants(found: Dialog) -> tuple[ParticipantAnswer, ...]:
    people = sorted((each.person for each in found.members), key=lambda each: (each.name.casefold(), each.id))
    return tuple(_person(each) for each in people)


def _person(person: Person) -> ParticipantAnswer:
    return ParticipantAnswer(kind=person.kind, id=person.id, name=person.name)


def _subject(topic: Topic, language: Language) -> str:
    """The subject; of a request for signatures a neutral one, by the form alone."""
    if topic.subject:
        return topic.subject
    neutral = sentence(language, "dialogs", "subject", {})
    return sentence(language, "dialogs", f"subject.{topic.form}", {}, default=neutral)


def _words(line: Line, language: Language) -> str:
    return sentence(language, "dialogs", f"line.{line.code}", {}) if line.code else line.text
