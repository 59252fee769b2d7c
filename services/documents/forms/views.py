"""A form as it is shown, in the caller's language."""

from services.documents.domain.form import FieldChoice, Form, FormField, FormSection
from services.documents.forms.schemas import FieldAnswer, FieldChoiceAnswer, FormAnswer, SectionAnswer
from shared.texts import Language


def form_answer(form: Form, language: Language) -> FormAnswer:
    """A form with its labels."""
    return FormAnswer(
        key=form.key,
        title=form.title.to(language),
        signs=form.signs,
        sections=tuple(_section(each, language) for each in form.sections),
    )


def _section(section: FormSection, language: Language) -> SectionAnswer:
    return SectionAnswer(
        key=section.key,
        title=section.title.to(language),
        fields=tuple(_field(each, language) for each in section.fields),
    )


def _field(field: FormField, language: Language) -> FieldAnswer:
    return FieldAnswer(
        key=field.key,
        kind=field.kind.value,
        label=field.label.to(language),
        hint=field.hint.to(language) if field.hint else None,
        is_required=field.is_required,
        choices=tuple(_choice(each, language) for each in field.choices),
        columns=tuple(_field(each, language) for each in field.columns),
        most=field.most,
        most_characters=field.most_characters,
        least=field.least,
        greatest=field.greatest,
    )


def _choice(choice: FieldChoice, language: Language) -> FieldChoiceAnswer:
    return FieldChoiceAnswer(value=choice.value, label=choice.label.to(language))
