"""A plan of action as somebody fills it in."""

from typing import Any

ANSWERS: dict[str, Any] = {
    "analysis_date": "2026-12-20",
    "analysis_outcome": "Zittend werk kan, hooguit vier uur per dag. Niet tillen.",
    "end_goal": "own_work",
    "steps": [
        {
            "activity": "Zitplek aan de inpaktafel maken",
            "by_whom": "employer",
            "start": "2027-01-04",
            "end": "2027-01-15",
            "goal": "Zittend kunnen werken",
        },
        {
            "activity": "Wekelijks gesprek",
            "by_whom": "employee",
            "start": "2027-01-04",
            "goal": "In contact blijven",
        },
    ],
    "hours": [{"start": "2027-01-18", "hours_per_week": 12, "tasks": "Inpakken", "wage_value": 50}],
    "evaluations": ["2027-02-15", "2027-03-29"],
    "contact_frequency": "weekly",
    "case_manager_name": "Fatima Amrani",
    "case_manager_phone": "+31612345678",
    "employer_remarks": "We denken graag mee.",
    "deviates": "no",
}


def a_plan(**changes: Any) -> dict[str, Any]:
    """A complete plan of action, with `changes`; None leaves a field out."""
    changed = ANSWERS | changes
    return {key: value for key, value in changed.items() if value is not None}
