"""A ZW traject refuses partial recovery, an absence takes it (rule R5)."""

from datetime import UTC, date, datetime

import pytest

from services.trajects.absences.rules import changed, recovered
from services.trajects.domain.case import Traject
from services.trajects.domain.facts import Percentage, Spell
from shared.kernel.errors import Conflict

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FIRST, TODAY = date(2026, 11, 2), date(2026, 11, 23)


def a_traject(protocol: str) -> Traject:
    spell = Spell("spell", "employment", FIRST, "SICK", (Percentage(FIRST, 100),))
    return Traject("traject", 1, "dossier", protocol, "employment", NOW, TODAY, (spell,))


@pytest.mark.proves("F116")
def test_partial_recovery_is_for_an_absence_only() -> None:
    absence = changed(a_traject("absence_standard"), TODAY, 50, TODAY)

    with pytest.raises(Conflict) as refused:
        changed(a_traject("zw_erd"), TODAY, 50, TODAY)

    assert [each.percent for each in absence.spells[-1].changes] == [100, 50]
    assert refused.value.code == "no-partial-recovery"
    assert recovered(a_traject("zw_erd"), TODAY, TODAY).end == date(2026, 11, 22)
