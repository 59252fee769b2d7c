"""A ZW traject refuses partial recovery, an absence takes it (rule R5)."""

from datetime import UTC, date, datetime

import pytest

from services.trajects.domain.absence import changed, recovered
from services.trajects.domain.case_file import Entry, Percentage, Spell, Traject
from shared.kernel.errors import Conflict

ENTRY = Entry(datetime(2026, 11, 23, 9, tzinfo=UTC), "somebody")
FIRST, TODAY = date(2026, 11, 2), date(2026, 11, 23)


def a_traject(protocol: str) -> Traject:
    spell = Spell(
        "spell", "employment", ENTRY.at, "somebody", FIRST, "SICK", (Percentage(FIRST, 100, ENTRY),)
    )
    return Traject("traject", 1, "dossier", protocol, (spell,), ENTRY.at, TODAY)


@pytest.mark.proves("F116")
def test_partial_recovery_is_for_an_absence_only() -> None:
    absence = changed(a_traject("absence_standard"), TODAY, 50, ENTRY, TODAY)

    with pytest.raises(Conflict) as refused:
        changed(a_traject("zw_erd"), TODAY, 50, ENTRY, TODAY)

    assert [each.percent for each in absence.spells[-1].steps] == [100, 50]
    assert refused.value.code == "no-partial-recovery"
    assert recovered(a_traject("zw_erd"), TODAY, ENTRY, TODAY).end == date(2026, 11, 22)
