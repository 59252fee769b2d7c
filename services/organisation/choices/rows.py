"""Keys and items of the copies of accounts, from which case managers and line managers are chosen."""

from shared.aws.codec import from_row, to_row
from shared.aws.dynamo import Range, Table
from shared.aws.transaction import Unit
from shared.kernel.copies import UserCopy


class UserRows:
    """Reads and writes of the copies of accounts."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def user(self, user_id: str) -> UserCopy | None:
        """The copy of an account: one get."""
        item = self._table.get((f"USER#{user_id}", "COPY"))
        return from_row(UserCopy, item) if item else None

    def case_managers(self) -> list[UserCopy]:
        """Who can be an employer's case manager, by name: one query a megabyte."""
        return [
            from_row(UserCopy, item) for item in self._table.query_all(Range("CASE_MANAGERS"), index="gsi1")
        ]

    def keep(self, unit: Unit, user: UserCopy, *, is_case_manager: bool) -> None:
        """Stages the copy of an account, unless a newer one is here; `is_case_manager` puts it on offer."""
        offer = {"gsi1pk": "CASE_MANAGERS", "gsi1sk": f"{user.name.casefold()}#{user.id}"}
        key = {"pk": f"USER#{user.id}", "sk": "COPY"}
        unit.put_newer({**key, **(offer if is_case_manager else {}), **to_row(user)})
