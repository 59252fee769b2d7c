"""The small cast: an invented arbodienst with one account a role, two offices and an employer with staff.

Made by the services' own use cases, in this process, against the tables of a running environment; the events
travel the real way. Nothing here is a real person.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pyotp

from infra.local.environment import Account, Environment
from services.identity.store import Store as IdentityStore
from services.identity.use_cases import accounts, sign_in
from services.identity.use_cases.accounts import Invitation
from services.identity.use_cases.doors import Doors as IdentityDoors
from services.organisation.domain.employer import Address, Employer, MasterData
from services.organisation.store import Store as OrganisationStore
from services.organisation.use_cases import employees, employers
from services.organisation.use_cases.doors import Doors as OrganisationDoors
from services.organisation.use_cases.employees import Hire
from services.organisation.use_cases.employers import AskedLineManager
from services.trajects.domain.case_file import SickReport
from services.trajects.store import Store as TrajectsStore
from services.trajects.use_cases.doors import Doors as TrajectsDoors
from services.trajects.use_cases.report_sick import report_sick
from shared.aws import settings
from shared.aws.dynamo import Table
from shared.aws.transaction import Unit
from shared.kernel.clock import day_of
from shared.kernel.formats.phone import Phone
from shared.kernel.ids import new_id_at
from shared.kernel.principal import ENVIRONMENT_NODE, Kind, Principal

PASSWORD = "morgen-schijnt-de-zon"
_ARRIVAL_SECONDS = 90
_NAMES = (
    ("J.", "Jan", "van den", "Berg"),
    ("A.", "Aisha", None, "Yildiz"),
    ("P.", "Pieter", "de", "Vries"),
    ("S.", "Sanne", None, "Jansen"),
    ("M.", "Mohamed", "el", "Idrissi"),
    ("E.", "Eva", None, "Mulder"),
)
_PHONES = {"Jan": "+31622223333"}
"""Mobile numbers in the employees' files; who has none tells it at registration."""


@dataclass(frozen=True, slots=True)
class _Role:
    """An account of the cast."""

    role: str
    first_name: str
    last_name: str
    login_name: str
    group: str
    phone: str | None = None


_KLANTBEHEER = _Role("Klantbeheer", "Karin", "Beheer", "PW.Arbo.Beheer", "customer_admin")
_CASE_MANAGER = _Role("Casemanager Rotterdam", "Fatima", "Amrani", "PW.Rotterdam.Amrani", "case_manager")
_OTHER = _Role("Casemanager Utrecht", "Thomas", "Smit", "PW.Utrecht.Smit", "case_manager")
_PHYSICIAN = _Role("Bedrijfsarts", "Willem", "Arts", "PW.Rotterdam.Arts", "occupational_physician")
_EMPLOYER = _Role("Werkgever", "Bas", "Bakker", "PW.Korenaar.Bakker", "employer_direct", "+31 6 11112222")
_NEW = _Role("Nieuwe collega", "Nora", "Nieuw", "PW.Arbo.Nieuw", "customer_admin")
_OFFICER = _Role("Privacyfunctionaris", "Petra", "Vrij", "PW.Arbo.Vrij", "privacy_officer")
_SUPER = _Role("Superbeheerder", "Sara", "Stelsel", "PW.Arbo.Stelsel", "super_administrator")


def seed(environment: Environment) -> Sequence[Account]:
    """Fills an empty environment and tells the accounts that can sign in."""
    return _Seeder(environment).run()


class _Seeder:
    def __init__(self, environment: Environment) -> None:
        self._outputs = environment.outputs
        self._now = datetime.now(UTC) - timedelta(minutes=10)  # so that codes of today are not used up
        self._as = Principal(
            Kind.USER,
            user_id="seeder",
            groups=("customer_admin", "super_administrator"),
            scopes=frozenset({ENVIRONMENT_NODE}),
        )

    def run(self) -> list[Account]:
        """Accounts first, then what they work on."""
        made = [self._account(each, (ENVIRONMENT_NODE,)) for each in (_KLANTBEHEER, _SUPER, _OFFICER)]
        rotterdam, utrecht = self._office("Rotterdam"), self._office("Utrecht")
        made.append(self._account(_CASE_MANAGER, (rotterdam,)))
        manager_id = self._user_id(_CASE_MANAGER)
        made.append(self._account(_OTHER, (utrecht,)))
        made.append(self._account(_PHYSICIAN, (rotterdam,)))
        employer = self._employer(rotterdam, manager_id)
        made.append(self._account(_EMPLOYER, (employer.id,)))
        self._invite(_NEW, (ENVIRONMENT_NODE,))
        return made

    def _account(self, role: _Role, scopes: tuple[str, ...]) -> Account:
        """Somebody who was invited, chose a password and enrolled an app."""
        token = self._invite(role, scopes)
        with self._identity() as doors:
            step = accounts.activate(doors, token, PASSWORD)
        assert step.secret is not None
        with self._identity() as doors:
            sign_in.enrol_authenticator(doors, step.token, pyotp.TOTP(step.secret).at(self._now))
        name = f"{role.first_name} {role.last_name}"
        return Account(name, role.role, role.login_name, PASSWORD, step.secret)

    def _invite(self, role: _Role, scopes: tuple[str, ...]) -> str:
        tokens: list[str] = []
        with self._identity() as doors:
            invitation = Invitation(
                first_name=role.first_name,
                infix=None,
                last_name=role.last_name,
                login_name=role.login_name,
                email=f"{role.last_name.lower()}@arbodienst.example",
                phone=str(Phone.parse(role.phone)) if role.phone else None,
                language="nl",
                groups=(role.group,),
                scopes=scopes,
            )

            def remembered() -> str:
                tokens.append(doors.new_token())
                return tokens[-1]

            accounts.invite_user(replace(doors, new_token=remembered), self._as, invitation)
        return tokens[-1]

    def _user_id(self, role: _Role) -> str:
        with self._identity() as doors:
            user_id = doors.store.user_id_of(role.login_name)
        assert user_id is not None
        return user_id

    def _office(self, name: str) -> str:
        with self._organisation() as doors:
            return employers.open_office(doors, name).id

    def _employer(self, office_id: str, manager_id: str) -> Employer:
        with self._organisation() as doors:
            store = doors.store
            _wait_for("the case manager's copy", lambda: store.colleague(manager_id) is not None)
            employer = employers.create_employer(doors, "Bakkerij De Korenaar")
        departments = [self._department(employer.id, name) for name in ("Bakkerij", "Winkel")]
        with self._organisation() as doors:
            employer, _ = employers.edit_employer(doors, employer.id, employer.version, _form(manager_id))
        with self._organisation() as doors:
            employer, _ = employers.publish_employer(doors, employer.id, employer.version, office_id)
        dossiers = [self._hire(employer.id, departments[n % 2], n) for n in range(len(_NAMES))]
        self._report(dossiers[0], days_ago=38)
        self._report(dossiers[3], days_ago=2)
        return employer

    def _department(self, employer_id: str, name: str) -> str:
        manager = AskedLineManager("Bas Bakker", "bakker@korenaar.example", None, None)
        with self._organisation() as doors:
            return employers.add_department(doors, employer_id, name, None, manager).id

    def _hire(self, employer_id: str, department_id: str, number: int) -> str:
        initials, first_name, infix, last_name = _NAMES[number]
        asked = Hire(
            initials=initials,
            first_name=first_name,
            infix=infix,
            last_name=last_name,
            birth_date=date(1970 + 4 * number, 1 + number, 11),
            bsn=None,
            email=f"{first_name.lower()}.{last_name.lower()}@korenaar.example",
            phone=_PHONES.get(first_name),
            personnel_number=f"{1001 + number}",
            language="nl",
            department_id=department_id,
            start=date(2019, 3, 1),
            end=None,
            hours_per_week=Decimal(40 - 4 * (number % 3)),
            full_time_hours=Decimal(40),
            function="Bakker" if number % 2 == 0 else "Verkoper",
            working_days=(1, 2, 3, 4, 5),
        )
        with self._organisation() as doors:
            return employees.hire(doors, employer_id, asked).dossier_id

    def _report(self, dossier_id: str, *, days_ago: int) -> None:
        first = day_of(self._now) - timedelta(days=days_ago)
        with self._trajects() as doors:
            store = doors.store

            def is_ready() -> bool:
                found = store.case_file(dossier_id)
                return found is not None and _is_complete(store, found.dossier.employer_id)

            _wait_for("the dossier's copies", is_ready)
            report_sick(doors, dossier_id, SickReport(first, 100, "SICK", None, is_early_confirmed=True))

    @contextmanager
    def _identity(self) -> Iterator[IdentityDoors]:
        with self._unit("identity") as unit:
            yield IdentityDoors(IdentityStore(unit.table), unit, self._now)

    @contextmanager
    def _organisation(self) -> Iterator[OrganisationDoors]:
        with self._unit("organisation") as unit:
            yield OrganisationDoors(OrganisationStore(unit.table), unit, self._as)

    @contextmanager
    def _trajects(self) -> Iterator[TrajectsDoors]:
        with self._unit("trajects") as unit:
            yield TrajectsDoors(TrajectsStore(unit.table), unit, self._as, self._now)

    @contextmanager
    def _unit(self, service: str) -> Iterator[Unit]:
        """A unit of one service, committed when its use case returned."""
        outputs = self._outputs[service]
        os.environ.update({"STAGE": "local", "SERVICE": service, "TABLE_NAME": outputs["TableName"]})
        for name in ("SecretsKeyId", "LinksKeyId"):
            if name in outputs:
                os.environ[_variable(name)] = outputs[name]
        settings.settings.cache_clear()
        unit = Unit(Table(outputs["TableName"]), lambda: self._now, self._new_id, self._new_id())
        yield unit
        unit.commit()

    @staticmethod
    def _new_id() -> str:
        return new_id_at(datetime.now(UTC))


def _is_complete(store: TrajectsStore, employer_id: str) -> bool:
    employer = store.copies(employer=employer_id).employer
    return employer is not None and employer.is_published


def _form(manager_id: str) -> MasterData:
    return MasterData(
        name="Bakkerij De Korenaar",
        phone="+31101234567",
        visiting_address=Address("Meent", 12, None, "3011 JL", "Rotterdam"),
        payroll_tax_number="111222333L01",
        uwv_branch="rotterdam",
        uwv_connection_number="12345678912345",
        sector="13",
        offering="_",
        debtor_number="3011JL12",
        case_manager_id=manager_id,
    )


def _wait_for(what: str, condition: Callable[[], bool]) -> None:
    """Polls until something arrived.

    Raises:
        TimeoutError: it did not in time.
    """
    deadline = time.monotonic() + _ARRIVAL_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.2)


def _variable(name: str) -> str:
    return "".join(f"_{each}" if each.isupper() else each.upper() for each in name).lstrip("_")
