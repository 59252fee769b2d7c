"""The engine's plan for one traject of the store, as lists and screens need it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from services.trajects.domain import reasons
from services.trajects.domain.case_file import CaseFile, Pregnancy, RowState, TaskRow, Traject
from services.trajects.domain.case_file import Spell as StoredSpell
from services.trajects.domain.chains import chains_of
from services.trajects.domain.history import Done, Employment, EndReason, History, PercentageChange, Spell
from services.trajects.domain.history import Pregnancy as PregnancyFact
from services.trajects.domain.leave import Leave, leave_of
from services.trajects.domain.planning import Task, plan, protocol_of_chain, tasks_of_pregnancy
from services.trajects.domain.protocol import protocol
from shared.texts import Language

type State = Literal["planned", "open", "late", "done", "cancelled", "not_applicable"]

WAITING = frozenset({"planned", "open", "late"})
"""States of a task that is still to be done."""

_EMPLOYER = "employer"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task of the plan. `due` is the last day of its window; None: that day never comes."""

    task: Task

    @property
    def key(self) -> str:
        """Unique in its traject."""
        return self.task.key

    @property
    def start(self) -> date | None:
        """The first day of its window."""
        return self.task.start

    @property
    def due(self) -> date | None:
        """The last day of its window."""
        return self.task.due

    @property
    def state(self) -> State:
        """Where it stands today."""
        state: State = self.task.state  # type: ignore[assignment]
        return state

    @property
    def role(self) -> str:
        """Who executes it: role keys, + together, / either."""
        return self.task.template.role

    @property
    def mandatory(self) -> Literal["law", "practice"]:
        """Whether law or custom asks for it."""
        return "law" if self.task.template.is_law else "practice"

    def title(self, language: Language) -> str:
        """Its title."""
        return self.task.template.nl if language == "nl" else self.task.template.en

    def why(self, language: Language) -> str:
        """Why it stands on its day."""
        return reasons.why(self.task.template, self.task.flags, language, self.task.ground)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole plan of one traject.

    Attributes:
        leave_from: the first day of the leave that ends a running absence; None without one.
        leave: the leave of a pregnancy.
    """

    tasks: tuple[PlannedTask, ...]
    last_wage_day: date | None = None
    first_wia_day: date | None = None
    leave_from: date | None = None
    leave: Leave | None = None
    sick_days: int = 0

    def task(self, key: str) -> PlannedTask | None:
        """A task by its key."""
        return next((each for each in self.tasks if each.key == key), None)


def calendars_of(case: CaseFile, today: date) -> dict[str, Calendar]:
    """The plan of each traject with what was done: spells, leave and joining are judged over the whole case."""
    history = _history(case, today)
    owners = [traject for traject in case.absences for _ in traject.spells]
    found = plan(history)
    calendars = {each.id: Calendar(()) for each in case.trajects}
    for number, (chain, ending) in enumerate(zip(found.chains, found.endings, strict=True)):
        is_leave = chain.last.reason is EndReason.LEAVE
        calendars[owners[chain.last.spell.index].id] = Calendar(
            tuple(PlannedTask(each) for each in found.tasks if each.chain == number),
            ending.last_wage_day,
            ending.first_wia_day,
            leave_from=chain.last.end if is_leave else None,
            sick_days=chain.offset_of(today + _DAY),
        )
    for traject, pregnancy, leave in zip(_pregnancies(case), history.pregnancies, found.leaves, strict=True):
        own = replace(history, done=_done(case, traject, None))
        tasks = tasks_of_pregnancy(own, pregnancy, leave)
        calendars[traject.id] = Calendar(tuple(PlannedTask(each) for each in tasks), leave=leave)
    return calendars


def leaves_of(case: CaseFile, today: date) -> dict[str, Leave]:
    """The leave of each pregnancy, by its traject."""
    history = _history(case, today)
    pairs = zip(_pregnancies(case), history.pregnancies, strict=True)
    return {traject.id: leave_of(each, history.spells, today) for traject, each in pairs}


@dataclass(frozen=True, slots=True)
class Joined:
    """How a new spell stands to what was before: the traject that it goes on with, and the days in between."""

    traject: Traject | None
    gap: int
    protocol: str


def joined(case: CaseFile, spell: StoredSpell, today: date) -> Joined:
    """Whether a new spell, the latest, goes on with an earlier traject (rules R2, R3), and its protocol variation."""
    alone = Traject(spell.id, 0, case.dossier.id, "", (spell,), spell.reported_at, today)
    history = _history(case.with_traject(alone), today)
    leaves = [leave_of(each, history.spells, today) for each in history.pregnancies]
    newest = history.spells[-1].index
    chain = next(each for each in chains_of(history, leaves) if newest in each.spells)
    variation = protocol_of_chain(chain)
    if len(chain.spells) == 1:
        return Joined(None, 0, variation)
    owners = [traject for traject in case.absences for _ in traject.spells]
    return Joined(owners[chain.spells[-2]], chain.gaps[-1], variation)


def as_fact(pregnancy: Pregnancy) -> PregnancyFact:
    """A pregnancy as the formula of leave takes it."""
    return PregnancyFact(
        due_date=pregnancy.due_date,
        leave_start=pregnancy.leave_start,
        birth=pregnancy.birth,
        children=2 if pregnancy.is_multiple else 1,
        told_on=pregnancy.told_on,
    )


def title_of(variation: str, language: Language) -> str:
    """A protocol variation's name."""
    found = protocol(variation)
    return found.nl if language == "nl" else found.en


def task_title(variation: str, key: str, language: Language) -> str:
    """A task's title."""
    template = protocol(variation).task(key)
    return template.nl if language == "nl" else template.en


def state_on(row: TaskRow, today: date) -> Literal["planned", "open", "late"]:
    """The state of an open row, worked out on reading."""
    if today > row.due:
        return "late"
    return "open" if today >= row.start else "planned"


def _history(case: CaseFile, today: date) -> History:
    spells = [spell for traject in case.absences for spell in traject.spells]
    done: list[Done] = []
    last = -1
    for traject in case.absences:
        last += len(traject.spells)
        done += _done(case, traject, last)
    return History(
        today=today,
        employments=tuple(
            Employment(each, _EMPLOYER) for each in dict.fromkeys(spell.employment_id for spell in spells)
        ),
        spells=tuple(_spell(n, each) for n, each in enumerate(spells)),
        pregnancies=tuple(as_fact(each.pregnancy) for each in _pregnancies(case) if each.pregnancy),
        done=tuple(done),
    )


def _pregnancies(case: CaseFile) -> list[Traject]:
    return [each for each in case.trajects if each.pregnancy]


def _done(case: CaseFile, traject: Traject, spell: int | None) -> tuple[Done, ...]:
    return tuple(
        Done(row.key, row.done_on, spell)
        for row in case.rows
        if row.traject_id == traject.id and row.state is RowState.DONE and row.done_on
    )


def _spell(index: int, stored: StoredSpell) -> Spell:
    return Spell(
        index=index,
        employment=stored.employment_id,
        first_sick_day=stored.first_sick_day,
        recovery=stored.recovery,
        end_reason=EndReason(stored.end_reason) if stored.end_reason else None,
        classification=stored.classification,
        percentages=tuple(
            PercentageChange(each.start, each.percent, each.entered.at.isoformat())
            for each in stored.percentages
        ),
    )
