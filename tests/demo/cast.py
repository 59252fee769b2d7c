"""The small cast of the journeys: one account a role, two offices, and an employer with staff.

Made by the services' own acts, in this process, against the tables of a running environment. Nobody here is real.
"""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from infra.local.environment import Account, Environment
from services.organisation.domain.employer import Address, Employer, MasterData
from services.organisation.use_cases import employees, employers
from services.organisation.use_cases.employees import Hire
from services.organisation.use_cases.employers import AskedLineManager
from services.trajects.absences.report_sick import report_sick
from services.trajects.absences.rules import SickReport
from shared.kernel.clock import day_of
from shared.kernel.principal import ENVIRONMENT_NODE
from tests.demo.accounts import SEEDER, Made, Role, an_account, invite
from tests.demo.in_process import InProcess

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

_KLANTBEHEER = Role("Klantbeheer", "Karin", "Beheer", "PW.Arbo.Beheer", "customer_admin")
_CASE_MANAGER = Role("Casemanager Rotterdam", "Fatima", "Amrani", "PW.Rotterdam.Amrani", "case_manager")
_OTHER = Role("Casemanager Utrecht", "Thomas", "Smit", "PW.Utrecht.Smit", "case_manager")
_PHYSICIAN = Role("Bedrijfsarts", "Willem", "Arts", "PW.Rotterdam.Arts", "occupational_physician")
_EMPLOYER = Role("Werkgever", "Bas", "Bakker", "PW.Korenaar.Bakker", "employer_direct", "+31 6 11112222")
_NEW = Role("Nieuwe collega", "Nora", "Nieuw", "PW.Arbo.Nieuw", "customer_admin")
_OFFICER = Role("Privacyfunctionaris", "Petra", "Vrij", "PW.Arbo.Vrij", "privacy_officer")
_SUPER = Role("Superbeheerder", "Sara", "Stelsel", "PW.Arbo.Stelsel", "super_administrator")


def seed(environment: Environment) -> Sequence[Account]:
    """Fills an empty environment and tells the accounts that can sign in."""
    # Ten minutes ago, so that the codes of now are not used up.
    now = datetime.now(UTC) - timedelta(minutes=10)
    with InProcess(environment, now, random.Random()) as process:
        made = live(process)
        process.write_out()
    return [each.account for each in made]


def live(process: InProcess) -> list[Made]:
    """Makes the cast; tells who can sign in."""
    everywhere = (ENVIRONMENT_NODE,)
    made = [an_account(process, each, everywhere) for each in (_KLANTBEHEER, _SUPER, _OFFICER)]
    rotterdam, utrecht = _office(process, "Rotterdam"), _office(process, "Utrecht")
    manager = an_account(process, _CASE_MANAGER, (rotterdam,))
    made += [
        manager,
        an_account(process, _OTHER, (utrecht,)),
        an_account(process, _PHYSICIAN, (rotterdam,)),
    ]
    employer = _employer(process, rotterdam, manager.principal.user_id)
    made.append(an_account(process, _EMPLOYER, (employer.id,)))
    invite(process, _NEW, everywhere)
    return made


def _office(process: InProcess, name: str) -> str:
    with process.organisation(SEEDER) as doors:
        return employers.open_office(doors, name).id


def _employer(process: InProcess, office_id: str, manager_id: str) -> Employer:
    with process.organisation(SEEDER) as doors:
        employer = employers.create_employer(doors, "Bakkerij De Korenaar")
    departments = [_department(process, employer.id, name) for name in ("Bakkerij", "Winkel")]
    with process.organisation(SEEDER) as doors:
        employer, _ = employers.edit_employer(doors, employer.id, employer.version, _form(manager_id))
    with process.organisation(SEEDER) as doors:
        employer, _ = employers.publish_employer(doors, employer.id, employer.version, office_id)
    dossiers = [_hire(process, employer.id, departments[n % 2], n) for n in range(len(_NAMES))]
    _report(process, dossiers[0], days_ago=38)
    _report(process, dossiers[3], days_ago=2)
    return employer


def _department(process: InProcess, employer_id: str, name: str) -> str:
    manager = AskedLineManager("Bas Bakker", "bakker@korenaar.example", None, None)
    with process.organisation(SEEDER) as doors:
        return employers.add_department(doors, employer_id, name, None, manager).id


def _hire(process: InProcess, employer_id: str, department_id: str, number: int) -> str:
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
    with process.organisation(SEEDER) as doors:
        return employees.hire(doors, employer_id, asked).dossier_id


def _report(process: InProcess, dossier_id: str, *, days_ago: int) -> None:
    first = day_of(process.now) - timedelta(days=days_ago)
    with process.trajects(SEEDER) as context:
        report_sick(context, dossier_id, SickReport(first, 100, "SICK", None, is_early_confirmed=True))


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
