"""Reading the fields of a form in their formats: stored form in, faults by field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from shared.kernel.errors import FieldError, FieldPath, Refused
from shared.kernel.formats import FormatError, person_name
from shared.kernel.formats.bsn import Bsn
from shared.kernel.formats.debtor_number import DebtorNumber
from shared.kernel.formats.email import Email
from shared.kernel.formats.employer_code import EmployerCode
from shared.kernel.formats.payroll_tax_number import PayrollTaxNumber
from shared.kernel.formats.phone import Phone
from shared.kernel.formats.postcode import Postcode
from shared.kernel.formats.sector import Sector
from shared.kernel.formats.uwv_connection_number import UwvConnectionNumber

_FORMATS: Mapping[str, Callable[[str], object]] = {
    "bsn": Bsn.parse,
    "debtor_number": DebtorNumber.parse,
    "email": Email.parse,
    "employer_code": EmployerCode.parse,
    "first_name": person_name.name_part,
    "initials": person_name.initials,
    "last_name": person_name.name_part,
    "payroll_tax_number": PayrollTaxNumber.parse,
    "phone": Phone.parse,
    "postcode": Postcode.parse,
    "sector": Sector.parse,
    "uwv_connection_number": UwvConnectionNumber.parse,
}


@dataclass(slots=True)
class FieldReader:
    """Reads fields one by one and keeps what is wrong with each."""

    faults: list[FieldError] = field(default_factory=list)

    def read(self, name: str, text: str, *within: str) -> str:
        """The stored form of a field; what is wrong is kept under its name, below those that it lies `within`."""
        try:
            return str(_FORMATS[name](text))
        except FormatError as error:
            self.faults.append(FieldError((*within, name), error.code))
            return text

    def read_if(self, name: str, text: str | None, *within: str) -> str | None:
        """As `read`, for a field that may be absent."""
        return self.read(name, text, *within) if text else None

    def choose(self, path: FieldPath, text: str | None, options: frozenset[str]) -> str | None:
        """A field that is one of `options`, or absent."""
        if text is not None and text not in options:
            self.faults.append(FieldError(path, "choice"))
        return text

    def finish(self) -> None:
        """Ends the reading.

        Raises:
            Refused: something was wrong; each field is named.
        """
        if self.faults:
            raise Refused("invalid", fields=tuple(self.faults))
