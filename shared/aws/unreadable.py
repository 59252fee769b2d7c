"""What a row is called that cannot be read: apart, so that who only answers for it needs no codec."""


class UnreadableRowError(Exception):
    """A stored row that cannot be read.

    Attributes:
        row: the name of its type.
        field: the first field that is missing or holds something else.
    """

    def __init__(self, row: str, field: str) -> None:
        super().__init__(f"{row}.{field} cannot be read")
        self.row = row
        self.field = field
