"""The formats of the field: what is accepted, how it is stored, what is refused and why."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.formats import FormatError, login_name, person_name
from shared.kernel.formats.bsn import Bsn
from shared.kernel.formats.debtor_number import DebtorNumber
from shared.kernel.formats.email import Email
from shared.kernel.formats.employer_code import EmployerCode
from shared.kernel.formats.payroll_tax_number import PayrollTaxNumber
from shared.kernel.formats.person_name import NameUse, PersonName
from shared.kernel.formats.phone import Phone
from shared.kernel.formats.postcode import Postcode
from shared.kernel.formats.sector import Sector
from shared.kernel.formats.sms_code import SmsCode
from shared.kernel.formats.uwv_connection_number import UwvConnectionNumber

TEXTS = Path(__file__).parents[3] / "shared" / "texts"


@pytest.mark.parametrize(
    ("parse", "typed", "stored"),
    [
        (Bsn.parse, "111222333", "111222333"),
        (Bsn.parse, "123456782", "123456782"),
        (Bsn.parse, "1234 56.782", "123456782"),
        (PayrollTaxNumber.parse, "111222333l01", "111222333L01"),
        (PayrollTaxNumber.parse, "000000000L01", "000000000L01"),
        (UwvConnectionNumber.parse, "12345678912345", "12345678912345"),
        (UwvConnectionNumber.parse, "123456789123456", "123456789123456"),
        (DebtorNumber.parse, "2803 pe 45d", "2803PE45D"),
        (DebtorNumber.parse, "040173", "040173"),
        (EmployerCode.parse, "vdd40173", "VDD40173"),
        (Postcode.parse, "2803pe", "2803 PE"),
        (Phone.parse, "06-12 34 56 78", "+31612345678"),
        (Phone.parse, "0031612345678", "+31612345678"),
        (Phone.parse, "010 123 45 67", "+31101234567"),
        (Phone.parse_mobile, "+32 470 12 34 56", "+32470123456"),
        (Email.parse, " jan@Korenaar.Example ", "jan@korenaar.example"),
        (SmsCode.parse, " AB-2 c4d ", "ab2c4d"),
        (Sector.parse, "99. Sector onbekend", "99"),
    ],
)
def test_what_people_type_is_stored_in_one_form(parse: Callable[[str], Any], typed: str, stored: str) -> None:
    assert str(parse(typed)) == stored
    assert str(parse(stored)) == stored


@pytest.mark.parametrize(
    ("parse", "typed", "code"),
    [
        (Bsn.parse, "123456789", "bsn-check"),
        (Bsn.parse, "000000000", "bsn-check"),
        (Bsn.parse, "1234567", "bsn-digits"),
        (Bsn.parse, "١١١٢٢٢٣٣٣", "bsn-digits"),
        (PayrollTaxNumber.parse, "123456789L01", "payroll-tax-number-check"),
        (PayrollTaxNumber.parse, "111222333B01", "payroll-tax-number-form"),
        (UwvConnectionNumber.parse, "1234567891234", "uwv-connection-number"),
        (DebtorNumber.parse, "12345", "debtor-number"),
        (EmployerCode.parse, "VDD4017", "employer-code"),
        (Postcode.parse, "0803 PE", "postcode"),
        (Postcode.parse, "2803 SS", "postcode"),
        (Phone.parse, "12345", "phone"),
        (Phone.parse_mobile, "010 123 45 67", "phone-not-mobile"),
        (Email.parse, "jan@korenaar", "email"),
        (Email.parse, "jan@@korenaar.example", "email"),
        (Email.parse, f"{'j' * 250}@a.nl", "email"),
        (SmsCode.parse, "abc10o", "sms-code"),
        (Sector.parse, "36", "sector"),
        (Sector.parse, "70", "sector"),
        (person_name.initials, "J1", "initials"),
        (person_name.name_part, "<b>", "name"),
    ],
)
def test_what_is_wrong_is_refused_with_a_code_that_both_languages_explain(
    parse: Callable[[str], Any], typed: str, code: str
) -> None:
    with pytest.raises(FormatError) as refused:
        parse(typed)

    assert refused.value.code == code
    for language in ("nl", "en"):
        assert code in json.loads((TEXTS / language / "formats.json").read_text(encoding="utf-8"))


@given(st.integers(0, 999_999_999))
def test_a_bsn_is_accepted_exactly_when_its_weighted_sum_is_divisible_by_eleven(number: int) -> None:
    digits = f"{number:09}"
    weighted = sum(
        weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)
    )

    try:
        is_accepted = bool(Bsn.parse(digits))
    except FormatError:
        is_accepted = False

    assert is_accepted == (weighted % 11 == 0 and number != 0)


def test_a_bsn_is_shown_masked_and_a_phone_readable() -> None:
    assert Bsn.parse("111222333").masked == "••••••333"
    assert Phone.parse("0612345678").shown == "+31 6 12345678"


def test_names_are_displayed_as_the_field_does() -> None:
    name = PersonName(
        person_name.initials("jw"), "Jan", "van den", "Berg", "de", "Vries", NameUse.PARTNER_FIRST
    )

    assert PersonName("J.", "Jan", "van den", "Berg").display_name == "J. (Jan) van den Berg"
    assert name.display_name == "J.W. (Jan) de Vries-van den Berg"


def test_a_login_name_follows_the_pattern_and_takes_a_number_when_it_clashes() -> None:
    proposed = login_name.proposed("NLGArbo", "The Republic B.V.", "Müller-de Wit")
    taken = {login_name.key(proposed), login_name.key(f"{proposed}2")}

    assert proposed == "NLGArbo.TheRepublicBV.MullerdeWit"
    assert login_name.free(proposed, taken.__contains__) == f"{proposed}3"
    assert login_name.key("NLGARBO.x") == login_name.key("nlgarbo.X")
