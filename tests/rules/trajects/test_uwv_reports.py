"""Which report UWV must get, by when: every row of the table is a case."""

from typing import Any

import pytest

from services.trajects.domain.planning import plan
from services.trajects.domain.uwv_reports import UwvReport, every_report, reports_to_check, uwv_reports
from services.trajects.wording import why_report
from tests.builders.facts import day, employment, history, pregnancy, sent_report, spell

FIRST = "2025-06-11"


def reports(spell_facts: dict[str, Any], **facts: Any) -> list[tuple[str, str]]:
    first, recovery = spell_facts.pop("first", FIRST), spell_facts.pop("recovery", None)
    known = history(spell(0, first, recovery, **spell_facts), **({"today": "2025-07-01"} | facts))
    found = plan(known)
    due = uwv_reports(known, found.chains, found.endings, found.leaves)
    assert all(why_report(each, "nl") and why_report(each, "en") for each in due)
    return [(each.kind, str(each.due)) for each in due]


ERD = employment(zw_erd=True)
LEAVE = pregnancy("2025-06-01", "2025-04-21", "2025-06-01")


@pytest.mark.parametrize(
    ("spell_facts", "facts", "expected"),
    [
        pytest.param({}, {}, [("week_42", "2026-04-01")], id="ordinary"),
        pytest.param(
            {},
            {"employments": (employment(end="2025-08-31"),)},
            [("sick", "2025-08-31")],
            id="employment_end",
        ),
        pytest.param(
            {},
            {"employments": (employment(end="2025-08-31", zw_erd=True),)},
            [("sick", "2025-10-12")],
            id="employment_end_erd",
        ),
        pytest.param(
            {},
            {"employments": (employment(end="2025-06-01", zw_erd=True),)},
            [("sick", "2025-07-23")],
            id="after_employment_erd",
        ),
        pytest.param(
            {},
            {"employments": (employment(end="2025-06-01"),)},
            [("sick", "2025-06-12")],
            id="after_employment",
        ),
        pytest.param({"agency_clause": True}, {}, [("sick", "2025-06-14")], id="agency_day_4"),
        pytest.param(
            {"agency_clause": True}, {"employments": (ERD,)}, [("sick", "2025-07-23")], id="agency_erd"
        ),
        pytest.param(
            {"vangnet": "fictitious_employment"}, {}, [("sick", "2025-06-14")], id="fictitious_employment"
        ),
        pytest.param({"classification": "PREGNANCY"}, {}, [("sick", "2025-07-23")], id="pregnancy_six_weeks"),
        pytest.param(
            {"classification": "PREGNANCY"},
            {"employments": (employment(end="2025-07-10"),)},
            [("sick", "2025-07-10")],
            id="pregnancy_employment_end",
        ),
        pytest.param(
            {"classification": "PREGNANCY"},
            {"pregnancies": (pregnancy("2025-08-10"),)},
            [("sick", "2025-07-03")],
            id="pregnancy_into_flexible_period",
        ),
        pytest.param(
            {"first": "2025-07-05"},
            {"pregnancies": (pregnancy("2025-08-10"),), "today": "2025-07-06"},
            [("sick", "2025-07-08")],
            id="any_illness_in_flexible_period",
        ),
        pytest.param(
            {"first": "2025-08-11", "classification": "PREGNANCY"},
            {"pregnancies": (LEAVE,)},
            [("sick", "2025-08-14")],
            id="directly_after_leave",
        ),
        pytest.param({"classification": "ORGAN_DONATION"}, {}, [("sick", "2025-07-23")], id="organ_donation"),
        pytest.param({"vangnet": "no_risk"}, {}, [("sick", "2025-07-23")], id="no_risk"),
        pytest.param({"vangnet": "compensation"}, {}, [("sick", "2025-09-13")], id="compensation"),
        pytest.param(
            {"vangnet": "no_risk", "cause_known_on": day("2025-09-01")},
            {},
            [("sick", "2025-09-05")],
            id="cause_known_later",
        ),
        pytest.param(
            {"vangnet": "no_risk", "recovery": "2025-06-20"},
            {},
            [("sick_and_recovery", "2025-06-22")],
            id="recovered_before_the_report",
        ),
        pytest.param(
            {"vangnet": "no_risk", "recovery": "2025-06-20", "recovery_reported": day("2025-06-25")},
            {"sent_reports": (sent_report(0, "sick", day("2025-06-12")),)},
            [("recovery", "2025-06-27")],
            id="recovery",
        ),
        pytest.param(
            {"first": "2025-05-01", "recovery": "2025-05-20"},
            {"pregnancies": (LEAVE,)},
            [],
            id="during_leave",
        ),
    ],
)
def test_report(spell_facts: dict[str, Any], facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert reports(dict(spell_facts), **facts) == expected


def test_a_report_that_was_sent_is_no_longer_due() -> None:
    sent = (sent_report(0, "week_42", day("2026-03-20")),)

    assert reports({}, sent_reports=sent, today="2026-05-01") == []


def test_a_due_day_before_today_stays_in_the_list() -> None:
    assert reports({}, today="2026-12-01") == [("week_42", "2026-04-01")]


def test_c27_a_correction_that_moves_a_sent_report_asks_to_check_it() -> None:
    sent = (sent_report(1, "week_42", day("2026-03-01")),)

    def every(first: str) -> tuple[UwvReport, ...]:
        known = history(
            spell(0, "2025-03-24", "2025-04-21"), spell(1, first), today="2026-03-10", sent_reports=sent
        )
        found = plan(known)
        return every_report(known, found.chains, found.endings, found.leaves)

    assert reports_to_check(every("2025-05-19"), every("2025-05-12"), sent) == sent
    assert reports_to_check(every("2025-05-19"), every("2025-05-19"), sent) == ()
