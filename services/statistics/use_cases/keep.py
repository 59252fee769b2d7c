"""Keeping the facts of a dossier, and its part in the sums of its employer's months."""

from collections.abc import Callable

from services.statistics.domain.dossier import Dossier, after, difference
from services.statistics.store import MOST_MONTHS, Store
from shared.aws.transaction import Unit


def keep(
    store: Store,
    new_unit: Callable[[], Unit],
    known: Dossier,
    told: Callable[[Dossier], Dossier],
) -> None:
    """Takes what `told` gives into a dossier, `known` if none is kept yet: one read, one transaction if it changed.

    A change over more months than fit in a transaction takes another; each leaves a dossier that knows what was
    added, so whoever takes up after a crash adds only what lacks.

    Raises:
        Raced: another fact of this dossier came first; the consumer runs this again.
    """
    kept = store.dossier(known.id) or known
    dossier = told(kept)
    while (lacking := difference(dossier, MOST_MONTHS)) or dossier != kept:
        kept = dossier = after(dossier, lacking)
        unit = new_unit()
        store.save(unit, dossier, lacking)
        unit.commit()
