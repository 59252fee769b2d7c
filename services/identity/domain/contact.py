"""E-mail addresses and phone numbers as people know them."""


def address_key(email: str) -> str:
    """What makes an e-mail address one and the same: its letters in any case."""
    return email.strip().casefold()


def ending(phone: str) -> str:
    """The last two digits, by which people recognise their number."""
    return phone[-2:]
