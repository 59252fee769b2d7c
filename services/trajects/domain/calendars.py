"""The engine's plan for the trajects of a case, as lists and screens need it: made once a request."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from services.trajects.domain.case import CaseFile, TaskRow, Traject
from services.trajects.domain.chains import Chain, chains_of
from services.trajects.domain.endings import Ending
from services.trajects.domain.facts import EndReason, Facts, Spell
from services.trajects.domain.planning import plan, protocol_of_chain, tasks_of_pregnancy
from services.trajects.domain.task import Task
from shared.kernel.leave import Leave, leave_of

WAITING = frozenset({"planned", "open", "late"})
"""States of a task that is still to be done."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole plan of one traject.

    Attributes:
        over_from: the first day on which leave, the end of employment, the state pension age or the 104 weeks end a
            running absence; None: nothing but recovery does, as far as the facts tell.
        over_by: which of these.
        leave: the leave of a pregnancy.
        sick_days: of the chain, up to today.
    """

    tasks: tuple[Task, ...]
    last_wage_day: date | None = None
    first_wia_day: date | None = None
    over_from: date | None = None
    over_by: EndReason | None = None
    leave: Leave | None = None
    sick_days: int = 0

    def task(self, key: str) -> Task | None:
        """A task by its key."""
        return next((each for each in self.tasks if each.key == key), None)


@dataclass(frozen=True, slots=True)
class CasePlan:
    """The plan of a case: spells, leave and joining are judged over the whole of it. Calendars by traject."""

    facts: Facts
    calendars: Mapping[str, Calendar]

    @property
    def leaves(self) -> Mapping[str, Leave]:
        """The leave of each pregnancy, by its traject."""
        return {name: each.leave for name, each in self.calendars.items() if each.leave}


def plan_of(case: CaseFile, today: date) -> CasePlan:
    """The plan of every traject, with what was done in it."""
    facts = case.facts(today)
    owners = {spell.id: traject.id for traject in case.absences for spell in traject.spells}
    found = plan(facts)
    calendars = {each.id: Calendar(()) for each in case.trajects}
    for number, (chain, ending) in enumerate(zip(found.chains, found.endings, strict=True)):
        own = tuple(each for each in found.tasks if each.chain == number)
        calendars[owners[chain.last.spell.id]] = _of_absence(chain, ending, own, today)
    for traject, leave in zip(case.pregnancies, found.leaves, strict=True):
        calendars[traject.id] = _of_pregnancy(case, traject, leave, facts)
    return CasePlan(facts, calendars)


def _of_absence(chain: Chain, ending: Ending, tasks: tuple[Task, ...], today: date) -> Calendar:
    over_from, over_by = _over(chain, ending)
    return Calendar(
        tasks,
        ending.last_wage_day,
        ending.first_wia_day,
        over_from,
        over_by,
        sick_days=chain.offset_of(today + _DAY),
    )


def _over(chain: Chain, ending: Ending) -> tuple[date | None, EndReason | None]:
    """From when something other than recovery ends an absence, and what."""
    if ending.chain is not chain or chain.last.reason is EndReason.LEAVE:
        return ending.chain.last.end, ending.chain.last.reason
    if chain.last.end is None and ending.waiting_ends:
        return ending.waiting_ends, ending.reason or EndReason.END_104_WEEKS
    return None, None


def _of_pregnancy(case: CaseFile, traject: Traject, leave: Leave, facts: Facts) -> Calendar:
    assert traject.pregnancy is not None, "of a pregnancy"
    done = tuple(row.done for row in case.rows_of(traject) if row.done)
    own = replace(facts, done=done)
    return Calendar(tuple(tasks_of_pregnancy(own, traject.pregnancy, leave)), leave=leave)


@dataclass(frozen=True, slots=True)
class Joined:
    """How a new spell stands to what was before: the traject that it goes on with, and the days in between."""

    traject: Traject | None
    gap: int
    protocol: str


def joined(case: CaseFile, spell: Spell, today: date) -> Joined:
    """Whether a new spell, the latest, goes on with an earlier traject (rules R2, R3), and its protocol variation."""
    before = case.facts(today)
    facts = replace(before, spells=(*before.spells, spell))
    leaves = [leave_of(each, facts.spells, today) for each in facts.pregnancies]
    chain = next(each for each in chains_of(facts, leaves) if spell.id in each.spells)
    variation = protocol_of_chain(chain)
    if len(chain.spells) == 1:
        return Joined(None, 0, variation)
    owners = {each.id: traject for traject in case.absences for each in traject.spells}
    return Joined(owners[chain.spells[-2]], chain.gaps[-1], variation)


def state_on(row: TaskRow, today: date) -> Literal["planned", "open", "late"]:
    """The state of an open row, worked out on reading."""
    if today > row.due:
        return "late"
    return "open" if today >= row.start else "planned"
