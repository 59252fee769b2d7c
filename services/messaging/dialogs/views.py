"""Dialogs as they are shown, in the reader's language."""

from services.messaging.dialogs.rules import Dialog, DialogPage, Line, Participant, Topic
from services.messaging.dialogs.schemas import (
    DialogAnswer,
    DialogRowAnswer,
    MessageAnswer,
    ParticipantAnswer,
)
from services.messaging.domain.people import PersonKey
from shared.texts import Language, sentence


def dialog_row(dialog: Dialog, language: Language) -> DialogRowAnswer:
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


def dialog_answer(page: DialogPage, language: Language, *, older: str | None = None) -> DialogAnswer:
    """A dialog for one of its participants."""
    dialog, member = page.dialog, page.member
    return DialogAnswer(
        id=dialog.id,
        version=dialog.version,
        subject=_subject(dialog.topic, language),
        dossier_id=dialog.topic.dossier_id,
        ceremony_id=dialog.topic.ceremony_id,
        participants=_participants(dialog),
        messages=tuple(message_answer(each, member.person.key, language) for each in page.lines),
        unread_count=member.unread,
        older=older,
    )


def message_answer(line: Line, reader: PersonKey, language: Language) -> MessageAnswer:
    """A line of a dialog for one of its participants."""
    return MessageAnswer(
        id=line.id,
        at=line.at,
        sender=_participant(line.sender) if line.sender else None,
        text=_words(line, language),
        is_mine=line.sender is not None and line.sender.key == reader,
    )


def _participants(dialog: Dialog) -> tuple[ParticipantAnswer, ...]:
    people = sorted(
        (each.person for each in dialog.members), key=lambda each: (each.name.casefold(), each.id)
    )
    return tuple(_participant(each) for each in people)


def _participant(person: Participant) -> ParticipantAnswer:
    return ParticipantAnswer(kind=person.kind, id=person.id, name=person.name)


def _subject(topic: Topic, language: Language) -> str:
    """The subject; of a request for signatures a neutral one, by the form alone."""
    if topic.subject:
        return topic.subject
    neutral = sentence(language, "dialogs", "subject", {})
    return sentence(language, "dialogs", f"subject.{topic.form}", {}, default=neutral)


def _words(line: Line, language: Language) -> str:
    return sentence(language, "dialogs", f"line.{line.code}", {}) if line.code else line.text
