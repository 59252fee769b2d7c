"""Rows of accounts: the cards, and whose login names and addresses they are. A card saved is told to the others."""

from services.identity.domain.contact import address_key
from services.identity.domain.user import User
from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Key, Range, Table
from shared.aws.serde import Item
from shared.aws.transaction import Unit
from shared.contracts.identity import UserBlocked, UserChanged
from shared.kernel.errors import Conflict
from shared.kernel.formats import login_name


def user_key(user_id: str) -> Key:
    """Where an account's card stands."""
    return (f"USER#{user_id}", "PROFILE")


def user_in(item: Item) -> User:
    """The account of a card's row."""
    return from_row(User, item)


def user_changed(user: User) -> UserChanged:
    """The account's whole public state, as the others are told."""
    return UserChanged(
        user_id=user.id,
        aggregate_version=user.version,
        display_name=user.display_name,
        email=user.email,
        language=user.language,
        groups=user.groups,
        scopes=user.scopes,
        status=user.status.value,
        phone=user.phone,
        phone_proof=user.phone_proof,
        person_id=user.person_id,
    )


class Accounts:
    """Accounts of staff and of the message portal."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def find(self, user_id: str, *, consistent: bool = False) -> User | None:
        """The account's card."""
        item = self._table.get(user_key(user_id), consistent=consistent)
        return user_in(item) if item else None

    def id_by_login_name(self, name: str) -> str | None:
        """Whose login name it is."""
        return self._id_at(_login_name_key(name))

    def id_by_portal_address(self, email: str) -> str | None:
        """Whose portal account it is."""
        return self._id_at(_address_key(email))

    def page(self, *, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        """All accounts of staff by surname, a page."""
        return self._page("USERS", limit, after)

    def portal_page(self, *, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        """All portal accounts by surname, a page."""
        return self._page("PORTAL", limit, after)

    def add(self, unit: Unit, user: User) -> None:
        """Stages a new account of staff with its login name."""
        taken = Conflict("login-name-taken")
        self._claim(unit, _login_name_key(user.login_name), user, taken)
        unit.put_new(_user_item(user), taken)
        unit.record(user_changed(user))

    def add_to_portal(self, unit: Unit, user: User) -> None:
        """Stages a new portal account: one an address."""
        self._claim(unit, _address_key(user.email), user, Conflict("portal-address-taken"))
        unit.put_new(_user_item(user), Conflict("portal-account-exists"))
        unit.record(user_changed(user))

    def save(self, unit: Unit, user: User) -> None:
        """Stages the account's next version."""
        unit.put_version(_user_item(user), replaces=user.version - 1)
        unit.record(user_changed(user))

    def save_blocked(self, unit: Unit, user: User) -> None:
        """Stages the account's next version, in which it is closed."""
        self.save(unit, user)
        unit.record(UserBlocked(user_id=user.id))

    def save_seen(self, unit: Unit, user: User) -> None:
        """Stages the instant of a sign-in: no change that others act on, so the version stays."""
        unit.put_version(_user_item(user), replaces=user.version)

    def _id_at(self, key: Key) -> str | None:
        item = self._table.get(key, consistent=True)
        return str(item["user_id"]) if item else None

    def _page(self, partition: str, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        page = self._table.query(Range(partition), index="gsi1", limit=limit, after=after)
        return [user_in(item) for item in page.items], page.last

    def _claim(self, unit: Unit, key: Key, user: User, taken: Conflict) -> None:
        pk, sk = key
        unit.put_new({"pk": pk, "sk": sk, "user_id": user.id}, taken)


def _user_item(user: User) -> Item:
    pk, sk = user_key(user.id)
    return {
        "pk": pk,
        "sk": sk,
        "gsi1pk": "PORTAL" if user.is_portal else "USERS",
        "gsi1sk": f"{user.last_name.casefold()}#{user.id}",
        **to_row(user),
    }


def _login_name_key(name: str) -> Key:
    return (f"LOGIN#{login_name.key(name)}", "LOGIN")


def _address_key(email: str) -> Key:
    """Portal accounts have login names of their own: no staff name can meet them."""
    return (f"PORTALLOGIN#{address_key(email)}", "LOGIN")
