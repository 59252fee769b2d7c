"""What a pregnancy or a birth means for the case, in words."""

from services.trajects.pregnancies.rules import Expected
from shared.texts import Language, sentence


def of_leave(found: Expected, language: Language) -> str:
    """The leave that follows, and whether it ends a running absence."""
    leave = {"start": found.leave.start, "end": found.leave.end}
    said = sentence(language, "course", "leave", leave)
    return f"{said} {sentence(language, 'course', 'ends-absence', leave)}" if found.ends_absence else said
