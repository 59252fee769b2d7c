"""Which reintegration report an employer owes when employment ends during illness (Regeling procesgang; rule R11)."""

from typing import Literal

from services.trajects.domain.endings import Ending
from services.trajects.domain.facts import Facts

SHORT_FROM, FULL_FROM = 42, 70
"""Days ill at the end of employment."""

EXPECTED_BACK = "recovery_within_3_months"
"""Outcome of the problem analysis that lets the short form do."""


def reintegration_report(facts: Facts, ending: Ending) -> Literal["none", "short", "full"]:
    """None under 42 days ill at the end of employment, short under 70, full from 70 on; never for a self-insurer."""
    if ending.left_on is None or ending.is_zw or ending.left_on < ending.chain.first_sick_day:
        return "none"
    days = ending.chain.offset_of(ending.left_on)
    if days < SHORT_FROM:
        return "none"
    is_expected_back = any(each.outcome == EXPECTED_BACK for each in facts.done)
    return "short" if days < FULL_FROM or is_expected_back else "full"
