"""The formats of the field as value types: one module each, imported singly.

Each has `parse(text)`, which gives the value in its stored form or raises `FormatError` with a stable code;
the sentences stand in `shared/texts/*/formats.json`. `str(value)` is the stored form.
"""


class FormatError(ValueError):
    """A text is not of its format. `code` is stable; its sentence stands in `shared/texts/*/formats.json`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
