"""An invented arbodienst with two years behind it: three offices, six employers, three hundred employees.

Every act is one of a service, at the instant at which it would have happened; what it tells stands everywhere
before the next one. The same seed and day give the same people and histories. Nobody here is real.
"""

import heapq
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count
from typing import Final

from faker import Faker

from infra.local.environment import Account, Environment
from services.documents.documents.finalise import finalise
from services.documents.documents.open_document import TaskForm, open_document
from services.messaging.dialogs.send_message import send_message
from services.messaging.dialogs.start_dialog import NewDialog, start_dialog
from services.organisation.departments.edit_department import add_department
from services.organisation.departments.rules import LineManagerDetails
from services.organisation.domain.employee import EmploymentTerms, PersonalData
from services.organisation.domain.employer import Address, MasterData
from services.organisation.employees.hire import NewEmployee, hire
from services.organisation.employers.edit_employer import create_employer, edit_employer
from services.organisation.employers.publish_employer import publish_employer
from services.organisation.employers.rules import STANDARD_CLASSIFICATIONS
from services.organisation.offices.open_office import open_office
from services.trajects.absences.change_percentage import NewPercentage, change_percentage
from services.trajects.absences.report_sick import report_sick
from services.trajects.absences.rules import SickReport
from services.trajects.cases.rows import CaseRows
from services.trajects.domain.case import CaseFile, RowState, TaskRow, Traject
from services.trajects.pregnancies.report_pregnancy import Birth, record_birth, report_pregnancy
from services.trajects.pregnancies.rules import PregnancyReport
from services.trajects.tasks.complete_task import Completion, complete_task
from shared.aws.context import Context
from shared.kernel.clock import day_of
from shared.kernel.errors import Forbidden
from shared.kernel.principal import ENVIRONMENT_NODE, Principal
from tests.demo import histories, signing
from tests.demo.accounts import SEEDER, Made, Role, an_account, invite
from tests.demo.histories import DAYS, PHASES, Pregnancy, Spell
from tests.demo.in_process import InProcess
from tests.demo.signing import Employee

SEED: Final = 20260101

_OFFICES: Final = ("Rotterdam", "Utrecht", "Zwolle")
EMPLOYERS: Final = (
    ("Bakkerij De Korenaar", "Rotterdam", 62, ("Bakkerij", "Winkel", "Bezorging")),
    ("Thuiszorg De Linde", "Rotterdam", 94, ("Wijkteam Noord", "Wijkteam Zuid", "Nachtzorg", "Kantoor")),
    ("Metaalbouw Vonk", "Utrecht", 48, ("Werkplaats", "Montage", "Tekenkamer")),
    ("Basisschool De Vuurvlinder", "Utrecht", 36, ("Onderbouw", "Bovenbouw")),
    ("Transport Van der Meulen", "Zwolle", 51, ("Chauffeurs", "Planning", "Loods")),
    ("Notariaat Eekhoorn", "Zwolle", 9, ("Kantoor",)),
)
_FUNCTIONS: Final = ("Medewerker", "Senior medewerker", "Teamleider", "Leerling", "Planner", "Coördinator")
_GROUPS: Final = (
    ("Administratief casemanager", "case_manager_administrative", "Ria", "Papier"),
    ("Casemanager ERD administratief", "case_manager_self_insurer_administrative", "Edo", "Risico"),
    ("Casemanager taakdelegatie", "case_manager_task_delegation", "Tess", "Taak"),
    ("Casemanager WGA", "case_manager_wga", "Wim", "Gras"),
    ("Casemanager ZW", "case_manager_zw", "Zoë", "Wolf"),
    ("Loonspecialist ZW", "zw_wage_specialist", "Leo", "Loon"),
    ("Facturatie", "invoicing", "Fien", "Factuur"),
    ("Arbeidsdeskundige", "labour_expert", "Ada", "Deskundig"),
    ("WGA WAC", "wga_wac", "Wanda", "Acker"),
)
_EMPLOYER_GROUPS: Final = ("employer_direct", "employer_insured", "employer_case_manager")
_TALKS: Final = (
    (
        "Opbouw van de uren",
        "Hoe gaat het met de opbouw van de uren?",
        "Goed: sinds maandag vier ochtenden. De middagen zijn nog te zwaar.",
        "Dan houden we het deze week zo. Ik zet het in het plan.",
        "Prima, ik pas de planning erop aan.",
    ),
    (
        "Gesprek over het plan van aanpak",
        "Kunnen we donderdag even bellen over het plan?",
        "Donderdag na tweeën lukt.",
        "Dan bel ik om half drie.",
    ),
    (
        "Na het spreekuur",
        "Het spreekuur is geweest; het advies over werk staat in het dossier.",
        "Gelezen. Lichter werk kunnen we bieden, op de planning.",
        "Mooi. Wil je er een begindatum bij noemen?",
        "Volgende week maandag.",
    ),
    (
        "Evaluatie",
        "Wil je de evaluatie nog invullen? Hij is deze week aan de beurt.",
        "Doe ik vanmiddag.",
    ),
    (
        "Terugkeer op de afdeling",
        "Weet het team dat er volgende week iemand terugkomt?",
        "Ja, ik heb het vanochtend verteld. Er staat koffie klaar.",
        "Fijn, dank je.",
    ),
)
"""Subject, then lines of case manager and employer in turn."""

_DONE_IN_TIME: Final = 0.94
_DOCUMENTS: Final = 16
_ASKED: Final = 5
_DIALOGS: Final = 24
_BETWEEN_TALKS: Final = timedelta(days=1, minutes=7)
_PREGNANCIES: Final = (7, 12, 16, 19, 23, 28, 33, 37, 41, 47, 55, 70, 88)
_ROUND: Final = timedelta(days=4)
_AFTERWARDS: Final = (1, 3, 6, 10)
"""Weeks after a recovery in which the last of its tasks are done."""

_LEFT: Final = timedelta(days=16)
"""In every other running case nothing was done since then: that is what is late."""

_THESE_DAYS: Final = 6
_DONE_THESE_DAYS: Final = 0.6
"""So that something is late, and something waits for today."""

_PLAN: Final = "plan_of_action"


@dataclass(slots=True)
class _Firm:
    """An employer with who works there and who manages its cases."""

    id: str
    name: str
    manager: Made
    physician: Made
    boss: Made
    departments: list[str]
    dossiers: list[str] = field(default_factory=list)


def seed(environment: Environment, scale: float = 1) -> Sequence[Account]:
    """Fills an empty environment and tells the accounts that can sign in; `scale` 0.1 is a tenth of the people."""
    now = datetime.now(UTC)
    with InProcess(environment, now, random.Random(SEED)) as process:
        accounts = live(process, now, scale)
        process.write_out()
    return accounts


def live(process: InProcess, now: datetime, scale: float = 1) -> list[Account]:
    """Lives the two years up to `now` (UTC)."""
    return _Seeder(process, now, scale).run()


class _Seeder:
    """Two years in order of time: a heap of acts, each of which may add later ones."""

    def __init__(self, process: InProcess, now: datetime, scale: float) -> None:
        self._dice = random.Random(SEED)
        self._faker = Faker("nl_NL")
        self._faker.seed_instance(SEED)
        self._now = now
        self._scale = scale
        self._today = day_of(now)
        self._begin = self._today - timedelta(days=DAYS)
        self._inside = process
        process.now = self._at(self._begin, 8)
        self._acts: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._number = count(1001)
        self._documented = 0
        self._people: dict[str, Employee] = {}
        self._registered: dict[str, Principal] = {}
        self._running: set[str] = set()
        self._left: set[str] = set()
        self._experts: list[Principal] = []
        self._unsigned: list[tuple[_Firm, str, str]] = []

    def run(self) -> list[Account]:
        """Accounts and employers first, then everything that befell them, then what is going on today."""
        staff = [an_account(self._inside, role, (ENVIRONMENT_NODE,)) for role in _everywhere()]
        firms = list(self._firms(staff))
        self._befall(firms)
        self._go_through()
        self._finish(firms)
        return [each.account for each in staff]

    # What there is

    def _firms(self, staff: list[Made]) -> Iterator[_Firm]:
        offices = {name: self._office(name) for name in _OFFICES}
        teams = {name: self._team(name, offices[name], staff) for name in _OFFICES}
        everyone = [self._of_role(each, tuple(offices.values())) for each in _GROUPS]
        staff += everyone
        self._experts += [each.principal for each in everyone if "labour_expert" in each.principal.groups]
        for number, (name, office, size, departments) in enumerate(EMPLOYERS):
            manager, physician = teams[office]
            firm = self._firm(name, offices[office], departments, manager.principal)
            boss = an_account(self._inside, _boss(name, number), (firm[0],))
            staff.append(boss)
            made = _Firm(firm[0], name, manager, physician, boss, firm[1])
            made.dossiers = [self._hire(made) for _ in range(max(2, round(size * self._scale)))]
            yield made

    def _office(self, name: str) -> str:
        with self._inside.organisation(SEEDER) as context:
            return open_office(context, name).id

    def _team(self, name: str, office_id: str, staff: list[Made]) -> tuple[Made, Made]:
        team = [an_account(self._inside, role, (office_id,)) for role in _team_of(name)]
        staff += team
        return team[0], team[1]

    def _of_role(self, who: tuple[str, str, str, str], scopes: tuple[str, ...]) -> Made:
        role, group, first_name, last_name = who
        made = Role(role, first_name, last_name, f"PW.Arbo.{last_name}", group)
        return an_account(self._inside, made, scopes)

    def _firm(
        self, name: str, office_id: str, departments: tuple[str, ...], manager: Principal
    ) -> tuple[str, list[str]]:
        with self._inside.organisation(SEEDER) as context:
            employer = create_employer(context, name).employer
        made = [self._department(employer.id, each) for each in departments]
        with self._inside.organisation(SEEDER) as context:
            form = self._form(name, manager.user_id)
            employer = edit_employer(context, employer.id, employer.version, form).employer
        with self._inside.organisation(SEEDER) as context:
            publish_employer(context, employer.id, employer.version, office_id)
        return employer.id, made

    def _department(self, employer_id: str, name: str) -> str:
        who = self._faker.name()
        manager = LineManagerDetails(who, f"leiding.{next(self._number)}@werkgever.example")
        with self._inside.organisation(SEEDER) as context:
            return add_department(context, employer_id, name, None, manager).id

    def _form(self, name: str, manager_id: str) -> MasterData:
        number = next(self._number)
        return MasterData(
            name=name,
            phone="+31101234567",
            visiting_address=Address(
                self._faker.street_name(), number % 90 + 1, None, "3011 JL", "Rotterdam"
            ),
            payroll_tax_number="111222333L01",
            uwv_branch="rotterdam",
            uwv_connection_number="12345678912345",
            sector="13",
            offering="_",
            classifications=STANDARD_CLASSIFICATIONS,
            debtor_number=f"3011JL{number % 90 + 1}",
            case_manager_id=manager_id,
        )

    def _hire(self, firm: _Firm) -> str:
        is_woman = self._dice.random() < 0.5
        first_name = self._faker.first_name_female() if is_woman else self._faker.first_name_male()
        infix, last_name = _split(self._faker.last_name())
        number = next(self._number)
        born = date(
            1962 + self._dice.randrange(43), 1 + self._dice.randrange(12), 1 + self._dice.randrange(28)
        )
        hours = self._dice.choice((40, 40, 36, 32, 32, 24, 16))
        personal = PersonalData(
            initials=f"{first_name[0]}.",
            first_name=first_name,
            infix=infix,
            last_name=last_name,
            birth_date=born,
            bsn=None,
            email=f"werknemer{number}@werkgever.example",
            phone=f"+316{20_000_000 + number}" if self._dice.random() < 0.6 else None,
            personnel_number=f"{number}",
            language="nl",
        )
        department_id = self._dice.choice(firm.departments)
        terms = EmploymentTerms(
            start=max(
                self._begin - timedelta(days=self._dice.randrange(30, 5000)),
                born.replace(year=born.year + 17),
            ),
            end=None,
            hours_per_week=str(hours),
            full_time_hours="40",
            function=self._dice.choice(_FUNCTIONS),
            working_days=(1, 2, 3, 4, 5)[: max(2, hours // 8)],
        )
        with self._inside.organisation(SEEDER) as context:
            hired = hire(context, firm.id, NewEmployee(personal, department_id, terms))
        # who has no mobile number in the file tells it at registration
        phone = personal.phone or f"+316{40_000_000 + number}"
        full_name = " ".join(filter(None, (infix, last_name)))
        self._people[hired.dossier_id] = Employee(hired.id, first_name, full_name, str(personal.email), phone)
        return hired.dossier_id

    # What befalls them

    def _befall(self, firms: list[_Firm]) -> None:
        everyone = [(firm, dossier) for firm in firms for dossier in firm.dossiers]
        self._dice.shuffle(everyone)
        phases, pregnancies = self._some(PHASES), self._some(_PREGNANCIES)
        long = everyone[: len(phases)]
        expecting = everyone[len(phases) : len(phases) + len(pregnancies)]
        self._running = {dossier for _, dossier in long}
        self._left = {dossier for _, dossier in long[::2]}
        for (firm, dossier), days in zip(long, phases, strict=True):
            self._fall_ill(firm, dossier, histories.running(self._dice, days, self._today))
        for (firm, dossier), weeks in zip(expecting, pregnancies, strict=True):
            self._expect(firm, dossier, histories.pregnancy(self._dice, weeks, self._today))
        for firm, dossier in everyone[len(phases) + len(pregnancies) :]:
            for spell in histories.spells_of(self._dice, self._begin, self._today):
                self._fall_ill(firm, dossier, spell)

    def _some(self, of_all: tuple[int, ...]) -> tuple[int, ...]:
        """As many as fit the scale, from short to long."""
        number = max(5, round(len(of_all) * self._scale))
        return tuple(of_all[each * len(of_all) // number] for each in range(number))

    def _fall_ill(self, firm: _Firm, dossier: str, spell: Spell) -> None:
        asked = SickReport(spell.first_day, 100, spell.classification, None, is_early_confirmed=True)
        self._on(spell.first_day, 8, partial(self._report, firm, dossier, asked))
        for day, percent in (*spell.steps, *([(spell.recovery, 0)] if spell.recovery else [])):
            self._on(day, 9, partial(self._change, firm, dossier, day, percent))
        last = spell.recovery or self._today
        self._go_round(firm, dossier, spell.first_day, last)
        for weeks in _AFTERWARDS if spell.recovery else ():
            self._on(last + timedelta(weeks=weeks), 15, partial(self._work, firm, dossier))

    def _expect(self, firm: _Firm, dossier: str, told: Pregnancy) -> None:
        if told.reported_on >= self._today:
            return
        self._on(told.reported_on, 10, partial(self._tell, firm, dossier, told))
        self._go_round(firm, dossier, told.reported_on, self._today, timedelta(weeks=1))
        if told.born_on:
            born = told.born_on
            self._on(born + timedelta(days=1), 10, partial(self._bear, firm, dossier, born))

    def _go_round(
        self, firm: _Firm, dossier: str, first: date, last: date, every: timedelta = _ROUND
    ) -> None:
        """Rounds of the case manager from the first day until the last one."""
        day = first + every
        while day < last:
            self._on(day, 14, partial(self._work, firm, dossier))
            day += every

    def _on(self, day: date, hour: int, act: Callable[[], None]) -> None:
        if self._begin < day <= self._today:
            heapq.heappush(self._acts, (self._at(day, hour), next(self._order), act))

    def _at(self, day: date, hour: int) -> datetime:
        at = datetime.combine(day, time(hour, self._dice.randrange(60), self._dice.randrange(60)), UTC)
        return min(at, self._now - timedelta(minutes=5))

    def _go_through(self) -> None:
        night = self._begin
        while self._acts:
            at, _, act = heapq.heappop(self._acts)
            while night < at.date():
                night = min(night + timedelta(days=7), at.date())
                self._inside.now = datetime.combine(night, time(1), UTC)
                self._inside.nights()
            self._inside.now = at
            act()

    # What they do

    def _report(self, firm: _Firm, dossier: str, asked: SickReport) -> None:
        with self._inside.trajects(firm.boss.principal) as context:
            reported = report_sick(context, dossier, asked)
            person = reported.change.case.file.dossier.employee_id
            self._inside.log(context.unit, firm.boss.principal, "C", "sick-report", person)

    def _change(self, firm: _Firm, dossier: str, day: date, percent: int) -> None:
        with self._inside.trajects(firm.boss.principal) as context:
            file = _file(context, dossier)
            traject = file.absence
            assert traject is not None
            asked = NewPercentage(traject.id, traject.version, day, percent)
            change_percentage(context, dossier, asked)
            what = "percentage" if percent else "recovery"
            self._inside.log(context.unit, firm.boss.principal, "U", what, file.dossier.employee_id)

    def _tell(self, firm: _Firm, dossier: str, told: Pregnancy) -> None:
        with self._inside.trajects(firm.manager.principal) as context:
            report_pregnancy(context, dossier, PregnancyReport(told.due, None, children=1))

    def _bear(self, firm: _Firm, dossier: str, born: date) -> None:
        with self._inside.trajects(firm.manager.principal) as context:
            traject = _file(context, dossier).expecting
            assert traject is not None
            record_birth(context, dossier, Birth(traject.id, traject.version, born))

    def _work(self, firm: _Firm, dossier: str) -> None:
        """The case manager's round: what is due is done, most of it; of these days only a part."""
        manager, today = firm.manager.principal, day_of(self._inside.now)
        with self._inside.trajects(manager) as context:
            file = _file(context, dossier)
        is_now = self._today - today < timedelta(days=_THESE_DAYS)
        until, share = (today, _DONE_THESE_DAYS) if is_now else (today + _ROUND, _DONE_IN_TIME)
        rows = [row for row in file.rows if row.state is RowState.OPEN and max(row.start, row.due) <= until]
        if rows and file.absence:
            with self._inside.trajects(manager) as context:
                self._inside.log(context.unit, manager, "R", "dossier", file.dossier.employee_id)
        for row in rows:
            traject = file.traject(row.traject_id)
            is_left = dossier in self._left and self._today - row.due < _LEFT
            if traject and not is_left and self._dice.random() < share:
                self._do(firm, dossier, traject, row)

    def _do(self, firm: _Firm, dossier: str, traject: Traject, row: TaskRow) -> None:
        executor = self._doer_of(firm, row.role)
        asked = Completion(traject.id, row.key, row.version, day_of(self._inside.now), None)
        is_on_paper = dossier in self._running or self._documented < _DOCUMENTS
        if row.key == _PLAN and is_on_paper and self._plan(firm, dossier, traject):
            return
        try:
            with self._inside.trajects(executor) as context:
                done = complete_task(context, dossier, asked)
                person = done.case.file.dossier.employee_id
                self._inside.log(context.unit, executor, "U", "task", person)
        except Forbidden:
            return

    def _doer_of(self, firm: _Firm, role: str) -> Principal:
        if role == "AD":
            return self._experts[0]
        return (firm.physician if role.startswith("OP") else firm.manager).principal

    def _plan(self, firm: _Firm, dossier: str, traject: Traject) -> bool:
        """The plan of action on paper, every other one with both signatures; tells whether these complete the task."""
        self._documented += 1
        with self._inside.documents(firm.manager.principal) as context:
            shown = open_document(context, dossier, TaskForm(_PLAN, traject.id, _PLAN))
        with self._inside.documents(firm.manager.principal) as context:
            answers = self._answers(firm.manager.account.name)
            finalise(context, shown.document.id, shown.document.edition, answers)
        if self._documented % 2:
            if dossier in self._running:
                self._unsigned.append((firm, dossier, shown.document.id))
            return False
        self._sign(firm, dossier, shown.document.id)
        return True

    def _sign(self, firm: _Firm, dossier: str, document_id: str) -> None:
        employee = self._people[dossier]
        signers = (firm.boss.principal, employee)
        ceremony = signing.ask(self._inside, firm.manager.principal, document_id, signers)
        self._inside.passes(minutes=50)
        signing.sign(self._inside, firm.boss.principal, ceremony)
        self._inside.passes(minutes=30)
        if dossier not in self._registered:
            self._registered[dossier] = signing.register(self._inside, employee)
        signing.sign(self._inside, self._registered[dossier], ceremony)

    def _answers(self, manager: str) -> dict[str, object]:
        today = day_of(self._inside.now)
        later = [f"{today + timedelta(days=days)}" for days in (14, 28, 42, 84)]
        return {
            "analysis_date": f"{today - timedelta(days=10)}",
            "analysis_outcome": "Lichter werk kan, hooguit vier uur per dag. Niet tillen.",
            "end_goal": "own_work",
            "steps": [
                {
                    "activity": "Aangepast werk zoeken op de afdeling",
                    "by_whom": "employer",
                    "start": later[0],
                    "end": later[1],
                    "goal": "Werken binnen de mogelijkheden",
                },
                {
                    "activity": "Wekelijks gesprek",
                    "by_whom": "employee",
                    "start": later[0],
                    "goal": "In contact blijven",
                },
            ],
            "hours": [{"start": later[1], "hours_per_week": 12, "tasks": "Licht werk", "wage_value": 50}],
            "evaluations": [later[2], later[3]],
            "contact_frequency": "weekly",
            "case_manager_name": manager,
            "case_manager_phone": "+31612345678",
            "employer_remarks": "We denken graag mee.",
            "deviates": "no",
        }

    def _finish(self, firms: list[_Firm]) -> None:
        """What is going on today: papers out for signing, conversations, and a colleague who was invited just now."""
        self._inside.now = self._now - timedelta(hours=5)
        for number, (firm, dossier, document_id) in enumerate(self._unsigned[-_ASKED:]):
            signers = (firm.boss.principal, self._people[dossier])
            ceremony = signing.ask(self._inside, firm.manager.principal, document_id, signers)
            self._inside.passes(minutes=5)
            if number % 2:
                signing.sign(self._inside, firm.boss.principal, ceremony)
        cases = [(firm, dossier) for firm in firms for dossier in firm.dossiers]
        cases.sort(key=lambda case: case[1] not in self._running)
        for number, (firm, dossier) in reversed(list(enumerate(cases[:_DIALOGS]))):
            self._inside.now = self._now - _BETWEEN_TALKS * number - timedelta(hours=3)
            self._talk(firm, dossier)
        self._inside.now = self._now - timedelta(hours=2)
        new = Role("Nieuwe collega", "Nora", "Nieuw", "PW.Arbo.Nieuw", "customer_admin")
        invite(self._inside, new, (ENVIRONMENT_NODE,))

    def _talk(self, firm: _Firm, dossier: str) -> None:
        manager, boss = firm.manager.principal, firm.boss.principal
        subject, first, *lines = self._dice.choice(_TALKS)
        asked = NewDialog(subject, first, dossier, (("user", boss.user_id),))
        with self._inside.messaging(manager) as context:
            dialog = start_dialog(context, asked)
        for number, line in enumerate(lines[: self._dice.randint(1, len(lines))]):
            self._inside.passes(minutes=9)
            with self._inside.messaging(manager if number % 2 else boss) as context:
                send_message(context, dialog.id, line)


def _everywhere() -> tuple[Role, ...]:
    return (
        Role("Klantbeheer", "Karin", "Beheer", "PW.Arbo.Beheer", "customer_admin"),
        Role("Superbeheerder", "Sara", "Stelsel", "PW.Arbo.Stelsel", "super_administrator"),
        Role("Privacyfunctionaris", "Petra", "Vrij", "PW.Arbo.Vrij", "privacy_officer"),
    )


def _team_of(office: str) -> tuple[Role, Role]:
    manager = {
        "Rotterdam": ("Fatima", "Amrani"),
        "Utrecht": ("Thomas", "Smit"),
        "Zwolle": ("Marije", "Dekker"),
    }
    doctor = {
        "Rotterdam": ("Willem", "Arts"),
        "Utrecht": ("Noor", "Dokter"),
        "Zwolle": ("Abel", "Heelmeester"),
    }
    return (
        Role(f"Casemanager {office}", *manager[office], f"PW.{office}.{manager[office][1]}", "case_manager"),
        Role(
            f"Bedrijfsarts {office}",
            *doctor[office],
            f"PW.{office}.{doctor[office][1]}",
            "occupational_physician",
        ),
    )


def _boss(employer: str, number: int) -> Role:
    people = ("Bas Bakker", "Loes Linde", "Ferry Vonk", "Juf Vlinder", "Meindert Meulen", "Ekko Hoorn")
    first_name, last_name = people[number].split()
    login = f"PW.Werkgever.{last_name}"
    group = _EMPLOYER_GROUPS[number % len(_EMPLOYER_GROUPS)]
    return Role(f"Werkgever {employer}", first_name, last_name, login, group, f"+31 6 1111222{number}")


def _split(name: str) -> tuple[str | None, str]:
    """Infix and last name: "van den Berg" is found under the B."""
    words = name.split()
    capital = next((number for number, word in enumerate(words) if word[:1].isupper()), 0)
    return " ".join(words[:capital]) or None, " ".join(words[capital:])


def _file(context: Context, dossier: str) -> CaseFile:
    file = CaseRows(context.table).file(dossier)
    assert file is not None
    return file
