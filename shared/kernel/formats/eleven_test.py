"""The eleven-test of BSN and payroll tax number: 9a+8b+7c+6d+5e+4f+3g+2h-i divisible by eleven, not all zeros."""


def passes(digits: str) -> bool:
    """Whether nine digits pass."""
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - paid where a number is read
    from stdnum.nl import bsn  # noqa: PLC0415

    try:
        bsn.validate(digits)
    except ValidationError:
        return False
    return True
