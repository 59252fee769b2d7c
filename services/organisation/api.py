"""The API of organisation: its areas by route prefix."""

from shared.http.app import Api
from shared.http.routes import Area

api = Api("organisation")
handler = api.handler


@api.area("offices")
def offices() -> Area:
    """The offices under which employers are published."""
    from services.organisation.offices.routes import area

    return area


@api.area("employers")
def employers() -> Area:
    """Employers, from a first draft to publication."""
    from services.organisation.employers.routes import area

    return area


@api.area("employers/*/departments")
def departments() -> Area:
    """The departments of an employer, with their line managers."""
    from services.organisation.departments.routes import area

    return area


@api.area("employers/*/employees")
def employees() -> Area:
    """The employees of an employer, with their employments."""
    from services.organisation.employees.routes import area

    return area


@api.area("choices", "case-managers")
def choices() -> Area:
    """What the employer's form offers."""
    from services.organisation.choices.routes import area

    return area
