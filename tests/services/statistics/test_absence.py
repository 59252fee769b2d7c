"""Absence figures over the API: facts come in as events, in any order, and one query tells a whole year."""

import json
from datetime import UTC, date, datetime
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from services.audit.collecting.rows import AccessLog
from services.audit.domain.chain import CHAINS
from services.statistics.domain.reported import Contract, PercentageStep, ReportedSpell
from services.statistics.domain.rounding import half_up
from services.statistics.domain.stretches import Period
from services.statistics.facts.rows import FactRows
from services.statistics.figures.rules import FigureOptions, Figures, figures_of
from shared.aws.dynamo import Range, Table
from shared.contracts.envelope import envelope
from shared.contracts.organisation import EmployeeChanged, EmployerChanged, EmploymentFact
from shared.contracts.trajects import PercentageFact, SpellFact, TrajectChanged
from shared.kernel.ids import new_id_at
from shared.kernel.principal import Principal
from tests.services.cast import a_cast
from tests.services.local_system import Answer, LocalSystem, a_principal
from tests.services.trajects.pregnancies.test_pregnancy import tell

OFFICE, EMPLOYER = "office-1", "01920000-0000-7000-8000-00000000aaaa"
MANAGER = a_principal("case_manager", scopes=(OFFICE,))


def an_employer(version: int = 1, **changes: Any) -> EmployerChanged:
    return EmployerChanged.model_validate(
        {
            "employer_id": EMPLOYER,
            "aggregate_version": version,
            "employer_name": "De Korenaar",
            "office_id": OFFICE,
            "office_name": "Rotterdam",
            "state": "published",
            "classifications": (),
            "case_manager_id": None,
        }
        | changes
    )


def an_employee(
    n: int, version: int = 1, *, factor: str = "1", start: str = "2024-01-01", end: str | None = None
) -> EmployeeChanged:
    return _employee(n, version, [(factor, start, end)])


def _employee(n: int, version: int, contracts: list[tuple[str, str, str | None]]) -> EmployeeChanged:
    employments = tuple(
        EmploymentFact(
            employment_id=f"c{n}-{k}",
            department_id="department",
            department_name="Bakkerij",
            department_path=("department",),
            start=date.fromisoformat(start),
            end=date.fromisoformat(end) if end else None,
            part_time_factor=factor,
            working_days=(1, 2, 3),
            function=None,
        )
        for k, (factor, start, end) in enumerate(contracts)
    )
    return EmployeeChanged(
        employee_id=f"e{n}",
        employer_id=EMPLOYER,
        dossier_id=f"d{n}",
        aggregate_version=version,
        display_name=f"J. Jansen {n}",
        birth_date=date(1990, 1, 1),
        personnel_number=None,
        email=None,
        phone=None,
        language="nl",
        employments=employments,
    )


def a_traject(
    n: int,
    version: int = 1,
    *spells: tuple[str, str | None],
    steps: tuple[tuple[str, int], ...] = (),
    leave: tuple[str, str] | None = None,
) -> TrajectChanged:
    percentages = tuple(PercentageFact(start=date.fromisoformat(day), percent=each) for day, each in steps)
    return TrajectChanged(
        traject_id=f"t{n}",
        aggregate_version=version,
        dossier_id=f"d{n}",
        employee_id=f"e{n}",
        employer_id=EMPLOYER,
        protocol="standard",
        start=date(2026, 1, 1),
        end=None,
        end_reason=None,
        spells=tuple(
            SpellFact(
                spell_id=f"s{n}-{k}",
                employment_id=f"c{n}-0",
                first_sick_day=date.fromisoformat(first),
                recovery=date.fromisoformat(recovery) if recovery else None,
                percentages=percentages,
            )
            for k, (first, recovery) in enumerate(spells)
        ),
        leave_start=date.fromisoformat(leave[0]) if leave else None,
        leave_end=date.fromisoformat(leave[1]) if leave else None,
    )


def take(system: LocalSystem, *events: EmployerChanged | EmployeeChanged | TrajectChanged) -> None:
    """Through the real consumer."""
    for event in events:
        producer = "trajects" if isinstance(event, TrajectChanged) else "organisation"
        detail = envelope(event, event_id=new_id_at(system.now), at=system.now, correlation_id="correlation")
        told = {"source": f"poortwachter.{producer}", "detail-type": event.name, "detail": detail}
        assert system.consume("statistics", json.loads(json.dumps(told))) == []


def staff(system: LocalSystem, number: int = 10) -> None:
    take(system, an_employer(), *(an_employee(n) for n in range(number)))


def ask(
    system: LocalSystem, first: str = "2026-01", until: str = "2026-12", by: Principal = MANAGER, **more: Any
) -> Answer:
    path = f"/api/statistics/absence?employer={EMPLOYER}&from={first}&until={until}"
    return system.call("GET", path, by=by, **more)


def test_a_year_costs_one_query_and_the_access_line_however_many_work_there(system: LocalSystem) -> None:
    staff(system, 25)
    take(system, a_traject(0, 1, ("2026-03-02", "2026-03-12")))
    system.calls.clear()

    found = ask(system)

    assert found.status == 200, found.text
    assert system.dynamodb_calls() == {"Query": 1, "PutItem": 1}
    assert found.json["employerName"] == "De Korenaar"
    assert [each["month"] for each in found.json["months"]] == [f"2026-{n:02}" for n in range(1, 12)]
    march = found.json["months"][2]
    assert (march["percentage"], march["employees"], march["state"]) == (
        1.29,
        25.0,
        "shown",
    )  # 10 / (25 x 31)
    assert march["frequency"] == 0.47  # 1 / 25 x 365 / 31
    assert (found.json["months"][-1]["lastDay"], found.json["total"]["lastDay"]) == ("2026-11-23",) * 2
    (line,) = system.outbox("statistics")
    told = line["data"]
    assert (told["action"], told["what"], told["objectId"]) == ("R", "absence-figures", EMPLOYER)
    assert (told["person"], told["rule"]) == (None, "statistics:report:read")


def test_reading_figures_is_a_line_of_the_access_log(system: LocalSystem) -> None:
    staff(system)
    ask(system)

    (line,) = [each for each in system.deliver() if each["source"] == "poortwachter.statistics"]

    assert line["detail"]["data"]["objectId"] == EMPLOYER
    kept = [link for chain in range(CHAINS) for link in AccessLog(Table("log-table")).lines(chain)]
    assert [(each.event_id, each.content["what"]) for each in kept] == [(line["id"], "absence-figures")]


def test_a_fact_costs_one_read_and_one_transaction_and_a_repeated_one_a_read(system: LocalSystem) -> None:
    system.calls.clear()
    take(system, an_employee(0))
    assert system.dynamodb_calls() == {"GetItem": 1, "TransactWriteItems": 1}

    system.calls.clear()
    take(system, an_employee(0))

    assert system.dynamodb_calls() == {"GetItem": 1}


def test_whoever_is_ill_still_counts_more_each_day_without_any_write(system: LocalSystem) -> None:
    staff(system)
    take(system, a_traject(0, 1, ("2026-11-02", None)))
    sick = []
    for day in (2, 12, 23):
        system.now = datetime(2026, 11, day, 9, tzinfo=UTC)
        sick.append(ask(system, "2026-11").json["total"]["percentage"])

    assert sick == [5.0, 9.17, 9.57]  # 1 / 20, 11 / 120, 22 / 230


def test_leave_counts_apart_and_ends_an_illness(system: LocalSystem) -> None:
    staff(system)
    take(system, a_traject(0, 1, ("2026-06-01", None), leave=("2026-06-11", "2026-06-30")))

    (june,) = ask(system, "2026-06", "2026-06").json["months"]

    assert (june["percentage"], june["percentageIncludingPregnancy"]) == (3.33, 10.0)  # 10 and 30 of 300 days


def test_a_correction_takes_back_what_was_counted(system: LocalSystem) -> None:
    staff(system)
    take(system, a_traject(0, 1, ("2026-02-02", None)), a_traject(0, 2, ("2026-02-02", "2026-02-05")))
    take(system, a_traject(0, 1, ("2026-02-02", None)))

    (february,) = ask(system, "2026-02", "2026-02").json["months"]
    total = ask(system).json["total"]

    assert february["percentage"] == 1.07  # 3 / 280
    assert total["percentage"] == 0.09  # 3 / 3270


def test_an_illness_told_before_its_employee_counts_once_both_are_known(system: LocalSystem) -> None:
    take(system, an_employer(), a_traject(0, 1, ("2026-02-02", "2026-02-05")))
    assert ask(system).json["total"]["state"] == "nobody"

    take(system, *(an_employee(n) for n in range(10)))

    assert ask(system, "2026-02", "2026-02").json["total"]["percentage"] == 1.07


def test_a_change_over_more_months_than_a_transaction_takes_is_split(system: LocalSystem) -> None:
    contracts: list[tuple[str, str, str | None]] = [
        ("1", f"{2000 + n // 3}-{n % 3 * 4 + 1:02}-02", f"{2000 + n // 3}-{n % 3 * 4 + 2:02}-01")
        for n in range(60)
    ]
    system.calls.clear()

    take(system, _employee(0, 1, contracts))

    assert system.dynamodb_calls() == {"GetItem": 1, "TransactWriteItems": 2}
    rows = system.table("statistics").query(Range(f"EMPLOYER#{EMPLOYER}")).items
    assert len(rows) == 120
    assert sum(row.get("h02", 0) for row in rows) == 0
    system.calls.clear()
    take(system, _employee(0, 1, contracts))
    assert system.dynamodb_calls() == {"GetItem": 1}


def test_a_crash_between_the_parts_of_a_split_loses_and_doubles_nothing(
    system: LocalSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    from services.statistics.facts import keep_facts

    monkeypatch.setattr(keep_facts, "MOST_MONTHS", 1)
    commits: list[int] = []
    save = FactRows.save

    def save_once(*arguments: Any) -> None:
        commits.append(1)
        if len(commits) == 2:
            raise RuntimeError("the process is gone")
        save(*arguments)

    monkeypatch.setattr(FactRows, "save", save_once)
    event = an_employee(0, start="2026-01-01", end="2026-03-31")
    detail = envelope(event, event_id=new_id_at(system.now), at=system.now, correlation_id="correlation")
    told = {"source": "poortwachter.organisation", "detail-type": event.name, "detail": detail}
    assert len(system.consume("statistics", told)) == 1
    rows = system.table("statistics").query(Range(f"EMPLOYER#{EMPLOYER}")).items
    assert [(row["sk"], row["h01"]) for row in rows] == [("MONTH#2026-01", 1)]

    assert system.consume("statistics", told) == []

    rows = system.table("statistics").query(Range(f"EMPLOYER#{EMPLOYER}")).items
    assert [(row["sk"], row["h01"]) for row in rows] == [("MONTH#2026-01", 1), ("MONTH#2026-04", -1)]


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Minder dan 10 medewerkers"), ("en", "Fewer than 10")]
)
def test_figures_of_fewer_than_ten_people_are_told_in_words(
    system: LocalSystem, language: str, words: str
) -> None:
    staff(system, 9)
    take(system, a_traject(0, 1, ("2026-02-02", "2026-02-05")))

    found = ask(system, language=language).json

    for each in (*found["months"], found["total"]):
        assert each["state"] == "too_few"
        assert each["note"].startswith(words)
        names = ("percentage", "percentageIncludingPregnancy", "frequency", "employees")
        assert [each[name] for name in names] == [None] * 4


def test_the_total_is_withheld_with_a_month(system: LocalSystem) -> None:
    staff(system)
    take(system, an_employee(0, 2, end="2026-06-30"))

    found = ask(system).json

    assert {each["month"]: each["state"] for each in found["months"]}["2026-06"] == "shown"
    assert {each["month"]: each["state"] for each in found["months"]}["2026-07"] == "too_few"
    assert found["total"]["state"] == "too_few"
    assert ask(system, "2026-01", "2026-06").json["total"]["state"] == "shown"


def test_an_employer_sees_its_own_figures_and_no_part_of_an_employer_the_whole(system: LocalSystem) -> None:
    staff(system)
    own = a_principal("employer_direct", scopes=(EMPLOYER,))
    hidden = [
        a_principal("employer_direct", scopes=("another-employer",)),
        a_principal("employer_direct", scopes=("department",)),
        a_principal("case_manager", scopes=("another-office",)),
    ]

    assert ask(system, by=own).status == 200
    for each in hidden:
        assert (ask(system, by=each).status, ask(system, by=each).code) == (404, "not-found")


def test_a_draft_is_seen_by_those_who_edit_employers_alone(system: LocalSystem) -> None:
    take(system, an_employer(state="draft"))

    assert ask(system).status == 404
    assert ask(system, by=a_principal("customer_admin")).status == 200


def test_an_employer_whose_copy_is_on_its_way_is_not_there_yet(system: LocalSystem) -> None:
    fresh = new_id_at(system.now)
    path = f"/api/statistics/absence?employer={fresh}&from=2026-01&until=2026-12"

    answer = system.call("GET", path, by=MANAGER)

    assert (answer.status, answer.code) == (409, "reference-not-yet-available")


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("from=2026-01&until=2026-12", "/employer", "required"),
        (f"employer={EMPLOYER}&until=2026-12", "/from", "month"),
        (f"employer={EMPLOYER}&from=2026-01", "/until", "month"),
        (f"employer={EMPLOYER}&from=2026-1&until=2026-12", "/from", "month"),
        (f"employer={EMPLOYER}&from=2026-01-01&until=2026-12", "/from", "month"),
        (f"employer={EMPLOYER}&from=0001-01&until=2026-12", "/from", "month"),
        (f"employer={EMPLOYER}&from=2026-01&until=2026-13", "/until", "month"),
        (f"employer={EMPLOYER}&from=2026-02&until=2026-01", "/until", "end-before-start"),
        (f"employer={EMPLOYER}&from=2021-01&until=2026-01", "/until", "months-too-many"),
    ],
)
def test_wrong_months_are_refused_with_their_place(
    system: LocalSystem, query: str, pointer: str, code: str
) -> None:
    answer = system.call("GET", f"/api/statistics/absence?{query}", by=MANAGER)

    assert answer.status == 422
    assert answer.pointers == {pointer: code}


def test_a_year_that_has_not_begun_has_no_figures(system: LocalSystem) -> None:
    staff(system)

    found = ask(system, "2027-01", "2027-12").json

    assert (found["months"], found["total"]) == ([], None)


@pytest.mark.parametrize("seed", range(3))
def test_the_api_shows_what_the_exact_method_shows(system: LocalSystem, seed: int) -> None:
    """Random staff with corrections, events shuffled and doubled, through the consumer; each figure of each month."""
    chance = Random(seed)
    last: dict[tuple[int, str], EmployeeChanged | TrajectChanged] = {}
    events: list[EmployerChanged | EmployeeChanged | TrajectChanged] = [an_employer()]
    for n in range(12):
        for version in range(1, chance.randint(2, 4)):
            employee = an_employee(n, version, factor=chance.choice(["1", "0.8", "0.5556"]))
            traject = _a_random_traject(chance, n, version)
            last |= {(n, "employee"): employee, (n, "traject"): traject}
            events += [employee, traject]
    events += chance.choices(events, k=10)
    chance.shuffle(events)
    take(system, *events)

    found = ask(system).json

    for each in (*found["months"], found["total"]):
        exact = _exact(list(last.values()), each["firstDay"], each["lastDay"])
        assert each["state"] == "shown"
        assert each["percentage"] == float(half_up(exact.percentage * 100))
        including = float(half_up(exact.percentage_including_pregnancy * 100))
        assert each["percentageIncludingPregnancy"] == including
        assert each["frequency"] == float(half_up(exact.frequency))
        assert each["employees"] == float(half_up(exact.mean_heads, 1))
    assert found["total"]["percentage"] > 0


def _a_random_traject(chance: Random, n: int, version: int) -> TrajectChanged:
    month = chance.randint(1, 9)
    recovery = f"2026-{month + chance.randint(1, 3):02}-11" if chance.random() < 0.7 else None
    leave = (f"2026-{month + 1:02}-05", f"2026-{month + 3:02}-20") if chance.random() < 0.3 else None
    steps = ((f"2026-{month:02}-03", 100), (f"2026-{month:02}-15", chance.choice([25, 50, 80])))
    return a_traject(n, version, (f"2026-{month:02}-03", recovery), steps=steps, leave=leave)


def _exact(told: list[EmployeeChanged | TrajectChanged], first: str, last: str) -> Figures:
    employments: list[Contract] = []
    reports: list[ReportedSpell] = []
    leaves = {}
    for event in told:
        if isinstance(event, EmployeeChanged):
            employments += [
                Contract(
                    each.employment_id,
                    event.dossier_id,
                    "X",
                    each.start,
                    each.end,
                    Fraction(each.part_time_factor),
                )
                for each in event.employments
            ]
        else:
            if event.leave_start and event.leave_end:
                leaves[event.dossier_id] = [
                    (event.leave_start, date.fromordinal(event.leave_end.toordinal() + 1))
                ]
            reports += [
                ReportedSpell(
                    len(reports),
                    each.employment_id,
                    each.first_sick_day,
                    each.recovery,
                    tuple(PercentageStep(step.start, step.percent) for step in each.percentages),
                )
                for each in event.spells
            ]
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    return figures_of(period, employments, reports, leaves, FigureOptions())


def test_a_whole_case_reaches_the_figures_by_itself(system: LocalSystem) -> None:
    """From the sick report in trajects, over the real outboxes."""
    cast = a_cast(system)
    cast.report(system)
    tell(system, cast)
    system.deliver()

    rows = system.table("statistics").query(Range(f"EMPLOYER#{cast.employer['id']}")).items

    found = {row["sk"]: row for row in rows}
    assert found["COPY"]["name"] == "Bakkerij De Korenaar"
    assert (found["MONTH#2020-01"]["h01"], found["MONTH#2020-01"]["a01"]) == (1, 8000)
    assert (found["MONTH#2026-11"]["n23"], found["MONTH#2026-11"]["s23"]) == (1, 800_000)
    assert found["MONTH#2027-02"]["l02"] == 8000
