"""Identity's table: the only file that knows its keys and items.

| operation | key | requests |
| --- | --- | --- |
| user by id | USER#id / PROFILE | 1 get |
| user by login name | LOGIN#name / LOGIN → id | 1 get |
| count a wrong try, read the secrets | USER#id / CREDENTIALS | 1 update |
| session | SESSION#hash / SESSION | 1 consistent get |
| sign-in under way | SIGNIN#hash / SIGNIN | 1 consistent get |
| link | LINK#hash / LINK | 1 consistent get |
| all users by name | gsi1: USERS / surname#id | 1 query a page |
| portal account by e-mail address | PORTALLOGIN#address / LOGIN → id | 1 get |
| all portal accounts by name | gsi1: PORTAL / surname#id | 1 query a page |
| employee (copy) | PERSON#id / COPY | 1 consistent get |
| an employee's one invitation or account | PERSON#id / PORTAL | 1 consistent get |
| count a try of an invitation, read it | INVITATION#hash / INVITATION | 1 update |
| registration under way | REGISTRATION#hash / REGISTRATION | 1 consistent get |
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from services.identity.domain.portal import Invitation, Person, Registration, Standing, Step, address_key
from services.identity.domain.session import ABSOLUTE, Session, SignIn
from services.identity.domain.user import BlockReason, Credentials, Status, User
from shared.aws.clients import client
from shared.aws.dynamo import Key, Page, Range, Table
from shared.aws.restore import VOID_AFTER_RESTORE
from shared.aws.serde import Item, from_item, to_item
from shared.aws.transaction import Unit
from shared.kernel.clock import from_text, to_text
from shared.kernel.errors import Conflict, DomainError, NotSignedIn
from shared.kernel.formats import login_name

_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was mailed."""

    id: str
    user_id: str
    expires_at: datetime


class Store:
    """Reads and writes of the identity table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def user(self, user_id: str, *, consistent: bool = False) -> User | None:
        """The account's card."""
        item = self._table.get((f"USER#{user_id}", "PROFILE"), consistent=consistent)
        return _user(item) if item else None

    def user_id_of(self, name: str) -> str | None:
        """Whose login name it is."""
        item = self._table.get((f"LOGIN#{login_name.key(name)}", "LOGIN"), consistent=True)
        return str(item["user_id"]) if item else None

    def users(self, *, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        """All accounts by surname, a page."""
        page: Page = self._table.query(Range("USERS"), index="gsi1", limit=limit, after=after)
        return [_user(item) for item in page.items], page.last

    def portal_user_id_of(self, email: str) -> str | None:
        """Whose portal account it is."""
        item = self._table.get((_portal_login(email), "LOGIN"), consistent=True)
        return str(item["user_id"]) if item else None

    def portal_users(self, *, limit: int, after: Item | None) -> tuple[list[User], Item | None]:
        """All portal accounts by surname, a page."""
        page: Page = self._table.query(Range("PORTAL"), index="gsi1", limit=limit, after=after)
        return [_user(item) for item in page.items], page.last

    def credentials(self, user_id: str) -> Credentials:
        """The account's secrets, as they are now."""
        item = self._table.get((f"USER#{user_id}", "CREDENTIALS"), consistent=True)
        assert item is not None, "every account has its secrets' row"
        return _credentials(item)

    def try_password(self, user_id: str, *, most: int) -> Credentials | None:
        """Counts a try before it is compared, and gives the secrets; None: closed, or too many tries.

        Atomic, so that parallel guesses get no more than `most` through (LSM-3).
        """
        return self._count(user_id, "wrong_passwords", most)

    def try_code(self, user_id: str, *, most: int) -> Credentials | None:
        """As `try_password`, for the second factor (LSM-4)."""
        return self._count(user_id, "wrong_codes", most)

    def session(self, session_id: str) -> Session | None:
        """A session by its hash."""
        item = self._table.get((f"SESSION#{session_id}", "SESSION"), consistent=True)
        return _session(item) if item else None

    def touch_session(self, session: Session, now: datetime) -> None:
        """Writes that a session was used; a session that ended meanwhile stays ended."""
        try:
            client("dynamodb").update_item(
                TableName=self._table.name,
                Key=to_item({"pk": f"SESSION#{session.id}", "sk": "SESSION"}),
                UpdateExpression="SET seen_at = :now",
                ConditionExpression="attribute_exists(pk)",
                ExpressionAttributeValues=to_item({":now": to_text(now)}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise

    def sign_in(self, sign_in_id: str) -> SignIn | None:
        """A sign-in under way by its hash."""
        item = self._table.get((f"SIGNIN#{sign_in_id}", "SIGNIN"), consistent=True)
        return _sign_in(item) if item else None

    def link(self, link_id: str) -> Link | None:
        """A mailed link by its hash."""
        item = self._table.get((f"LINK#{link_id}", "LINK"), consistent=True)
        return Link(link_id, item["user_id"], from_text(item["expires_at"])) if item else None

    def add_user(self, unit: Unit, user: User, credentials: Credentials) -> None:
        """Stages a new account with its login name."""
        taken = Conflict("login-name-taken")
        key = login_name.key(user.login_name)
        unit.put_new({"pk": f"LOGIN#{key}", "sk": "LOGIN", "user_id": user.id}, taken)
        unit.put_new(_user_item(user), taken)
        unit.put(_credentials_item(credentials))

    def save_user(self, unit: Unit, user: User) -> None:
        """Stages the account's next version."""
        unit.put_version(_user_item(user), replaces=user.version - 1)

    def save_seen(self, unit: Unit, user: User) -> None:
        """Stages the instant of a sign-in: no change that others act on, so the version stays."""
        unit.put_version(_user_item(user), replaces=user.version)

    def save_credentials(self, unit: Unit, credentials: Credentials) -> None:
        """Stages the account's secrets as a whole."""
        unit.put(_credentials_item(credentials))

    def spend_step(self, unit: Unit, credentials: Credentials, *, was_step: int) -> None:
        """Stages secrets whose last time step moved on; a second use of one code finds it moved."""
        unit.put_version_of(
            _credentials_item(credentials),
            attribute="last_step",
            was=was_step,
            error=NotSignedIn("code-failed"),
        )

    def add_link(self, unit: Unit, link: Link) -> None:
        """Stages a link."""
        unit.put(
            {
                "pk": f"LINK#{link.id}",
                "sk": "LINK",
                "user_id": link.user_id,
                "expires_at": to_text(link.expires_at),
                "ttl": int(link.expires_at.timestamp()) + _DAY_SECONDS,
                **VOID_AFTER_RESTORE,
            }
        )

    def spend_link(self, unit: Unit, link: Link, error: DomainError) -> None:
        """Stages the end of a link; two uses at once have one winner."""
        unit.delete((f"LINK#{link.id}", "LINK"), error)

    def add_sign_in(self, unit: Unit, sign_in: SignIn) -> None:
        """Stages a sign-in under way."""
        unit.put(
            {
                "pk": f"SIGNIN#{sign_in.id}",
                "sk": "SIGNIN",
                "user_id": sign_in.user_id,
                "step": sign_in.step,
                "seed_ciphertext": sign_in.seed_ciphertext,
                "expires_at": to_text(sign_in.expires_at),
                "ttl": int(sign_in.expires_at.timestamp()) + _DAY_SECONDS,
                **VOID_AFTER_RESTORE,
            }
        )

    def end_sign_in(self, unit: Unit, sign_in: SignIn) -> None:
        """Stages the end of a sign-in; of two ends at once one wins."""
        unit.delete((f"SIGNIN#{sign_in.id}", "SIGNIN"), NotSignedIn("login-expired"))

    def add_session(self, unit: Unit, session: Session) -> None:
        """Stages a session."""
        unit.put(
            {
                "pk": f"SESSION#{session.id}",
                "sk": "SESSION",
                "user_id": session.user_id,
                "started_at": to_text(session.started_at),
                "seen_at": to_text(session.seen_at),
                "ttl": int((session.started_at + ABSOLUTE).timestamp()) + _DAY_SECONDS,
                **VOID_AFTER_RESTORE,
            }
        )

    def end_session(self, unit: Unit, session_id: str) -> None:
        """Stages the end of a session."""
        unit.forget((f"SESSION#{session_id}", "SESSION"))

    def person(self, person_id: str) -> Person | None:
        """The copy of an employee."""
        item = self._table.get((f"PERSON#{person_id}", "COPY"), consistent=True)
        return _person(item) if item else None

    def keep_person(self, unit: Unit, person: Person, version: int) -> None:
        """Stages the copy of an employee, unless a newer one is here."""
        fields = {name: getattr(person, name) for name in _PERSON}
        unit.put_newer({"pk": f"PERSON#{person.id}", "sk": "COPY", "version": version, **fields})

    def standing(self, person_id: str) -> Standing:
        """How far a person has come with the portal."""
        item = self._table.get((f"PERSON#{person_id}", "PORTAL"), consistent=True)
        if item is None:
            return Standing(person_id)
        return Standing(person_id, item["version"], item["invitation"], item["user_id"])

    def try_invitation(self, invitation_id: str, *, most: int) -> Invitation | None:
        """Counts a try before its address is compared, and gives the invitation; None: there is none.

        One request, whether it exists or not.
        """
        item = self._counted((f"INVITATION#{invitation_id}", "INVITATION"), "tries", most)
        return _invitation(item) if item else None

    def replace_invitation(self, unit: Unit, invitation: Invitation, standing: Standing) -> None:
        """Stages a person's one living invitation; the one before dies."""
        if standing.invitation:
            unit.forget((f"INVITATION#{standing.invitation}", "INVITATION"))
        unit.put(
            {
                "pk": f"INVITATION#{invitation.id}",
                "sk": "INVITATION",
                "person_id": invitation.person_id,
                "email": invitation.email,
                "tries": 0,
                "expires_at": to_text(invitation.expires_at),
                "ttl": int(invitation.expires_at.timestamp()) + _DAY_SECONDS,
                **VOID_AFTER_RESTORE,
            }
        )
        self._save_standing(unit, replace(standing, invitation=invitation.id), Conflict("busy"))

    def spend_invitation(self, unit: Unit, invitation: Invitation, error: DomainError) -> None:
        """Stages the end of an invitation; two uses at once have one winner."""
        unit.delete((f"INVITATION#{invitation.id}", "INVITATION"), error)

    def registration(self, registration_id: str) -> Registration | None:
        """A registration under way by its hash."""
        item = self._table.get((f"REGISTRATION#{registration_id}", "REGISTRATION"), consistent=True)
        return _registration(item) if item else None

    def add_registration(self, unit: Unit, registration: Registration) -> None:
        """Stages a new registration."""
        unit.put(_registration_item(registration))

    def save_registration(self, unit: Unit, registration: Registration) -> None:
        """Stages a registration's next step; of two at once one wins."""
        item = _registration_item(registration)
        unit.put_version(item, replaces=registration.version - 1, error=Conflict("wrong-step"))

    def end_registration(self, unit: Unit, registration: Registration) -> None:
        """Stages the end of a registration."""
        unit.delete((f"REGISTRATION#{registration.id}", "REGISTRATION"), error=NotSignedIn("login-expired"))

    def add_portal_user(self, unit: Unit, user: User, credentials: Credentials, standing: Standing) -> None:
        """Stages a portal account: one a person, and one an address. A living invitation dies with it."""
        taken = Conflict("portal-account-exists")
        if standing.invitation:
            unit.forget((f"INVITATION#{standing.invitation}", "INVITATION"))
        self._save_standing(unit, replace(standing, invitation=None, user_id=user.id), taken)
        login = {"pk": _portal_login(user.email), "sk": "LOGIN", "user_id": user.id}
        unit.put_new(login, Conflict("portal-address-taken"))
        unit.put_new(_user_item(user), taken)
        unit.put(_credentials_item(credentials))

    def _save_standing(self, unit: Unit, standing: Standing, error: DomainError) -> None:
        item = {
            "pk": f"PERSON#{standing.person_id}",
            "sk": "PORTAL",
            "version": standing.version + 1,
            "invitation": standing.invitation,
            "user_id": standing.user_id,
        }
        if standing.version:
            unit.put_version(item, replaces=standing.version, error=error)
        else:
            unit.put_new(item, error)

    def _count(self, user_id: str, counter: str, most: int) -> Credentials | None:
        item = self._counted((f"USER#{user_id}", "CREDENTIALS"), counter, most, while_open=True)
        return _credentials(item) if item else None

    def _counted(self, key: Key, counter: str, most: int, *, while_open: bool = False) -> Item | None:
        condition = "#counter < :most" + (" AND is_open = :yes" if while_open else "")
        values = {":one": 1, ":most": most} | ({":yes": True} if while_open else {})
        try:
            answer = client("dynamodb").update_item(
                TableName=self._table.name,
                Key=to_item({"pk": key[0], "sk": key[1]}),
                UpdateExpression="ADD #counter :one",
                ConditionExpression=condition,
                ExpressionAttributeNames={"#counter": counter},
                ExpressionAttributeValues=to_item(values),
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                return None
            raise
        return from_item(answer["Attributes"])


def _user_item(user: User) -> Item:
    return {
        "pk": f"USER#{user.id}",
        "sk": "PROFILE",
        "gsi1pk": "PORTAL" if user.is_portal else "USERS",
        "gsi1sk": f"{user.last_name.casefold()}#{user.id}",
        "id": user.id,
        "version": user.version,
        "login_name": user.login_name,
        "first_name": user.first_name,
        "infix": user.infix,
        "last_name": user.last_name,
        "email": user.email,
        "phone": user.phone,
        "language": user.language,
        "groups": list(user.groups),
        "scopes": list(user.scopes),
        "status": str(user.status),
        "block_reason": str(user.block_reason) if user.block_reason else None,
        "medical": user.medical,
        "last_signed_in_at": to_text(user.last_signed_in_at) if user.last_signed_in_at else None,
        "initials": user.initials,
        "phone_proof": user.phone_proof,
        "terms_version": user.terms_version,
    }


def _user(item: Item) -> User:
    names = ("id", "version", "login_name", "first_name", "infix", "last_name", "email", "phone", "language")
    fields: dict[str, Any] = {name: item[name] for name in names}
    return User(
        **fields,
        groups=tuple(item["groups"]),
        scopes=tuple(item["scopes"]),
        status=Status(item["status"]),
        block_reason=BlockReason(item["block_reason"]) if item["block_reason"] else None,
        medical=item["medical"],
        last_signed_in_at=from_text(item["last_signed_in_at"]) if item["last_signed_in_at"] else None,
        initials=item.get("initials", ""),
        phone_proof=item.get("phone_proof", "administrator" if item["phone"] else "none"),
        terms_version=item.get("terms_version", ""),
    )


_CREDENTIALS = (
    "user_id",
    "is_open",
    "password_hash",
    "totp_ciphertext",
    "last_step",
    "wrong_passwords",
    "wrong_codes",
    "invitation",
)


def _credentials_item(credentials: Credentials) -> Item:
    fields = {name: getattr(credentials, name) for name in _CREDENTIALS}
    return {"pk": f"USER#{credentials.user_id}", "sk": "CREDENTIALS", **fields}


def _credentials(item: Item) -> Credentials:
    return Credentials(**{name: item[name] for name in _CREDENTIALS})


def _session(item: Item) -> Session:
    return Session(
        id=item["pk"].removeprefix("SESSION#"),
        user_id=item["user_id"],
        started_at=from_text(item["started_at"]),
        seen_at=from_text(item["seen_at"]),
    )


def _sign_in(item: Item) -> SignIn:
    return SignIn(
        id=item["pk"].removeprefix("SIGNIN#"),
        user_id=item["user_id"],
        step=item["step"],
        expires_at=from_text(item["expires_at"]),
        seed_ciphertext=item["seed_ciphertext"],
    )


def _portal_login(email: str) -> str:
    """Portal accounts have login names of their own: no staff name can meet them."""
    return f"PORTALLOGIN#{address_key(email)}"


_PERSON = ("id", "display_name", "email", "phone", "language")


def _person(item: Item) -> Person:
    return Person(**{name: item[name] for name in _PERSON})


def _invitation(item: Item) -> Invitation:
    return Invitation(
        id=item["pk"].removeprefix("INVITATION#"),
        person_id=item["person_id"],
        email=item["email"],
        expires_at=from_text(item["expires_at"]),
    )


_REGISTRATION = ("version", "person_id", "email", "terms_version", "password_hash", "phone", "phone_proof")


def _registration_item(registration: Registration) -> Item:
    return {
        "pk": f"REGISTRATION#{registration.id}",
        "sk": "REGISTRATION",
        **{name: getattr(registration, name) for name in _REGISTRATION},
        "step": str(registration.step),
        "expires_at": to_text(registration.expires_at),
        "ttl": int(registration.expires_at.timestamp()) + _DAY_SECONDS,
        **VOID_AFTER_RESTORE,
    }


def _registration(item: Item) -> Registration:
    own: dict[str, Any] = {name: item[name] for name in _REGISTRATION}
    return Registration(
        id=item["pk"].removeprefix("REGISTRATION#"),
        step=Step(item["step"]),
        expires_at=from_text(item["expires_at"]),
        **own,
    )
