"""What a restore must not bring back to life (BCK-2): sessions, codes, links, sign-ins under way, request keys.

A row that opens something carries this mark; whoever restores a table leaves such rows out.
"""

from typing import Final

VOID_AFTER_RESTORE: Final = {"void_after_restore": True}
"""Goes into the row."""

MARK: Final = "void_after_restore"
"""The attribute by which such a row is known."""
