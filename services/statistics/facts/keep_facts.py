"""Keeping the facts of a dossier, and its part in the sums of its employer's months."""

from collections.abc import Callable

from services.statistics.facts.rows import MOST_MONTHS, FactRows
from services.statistics.facts.rules import DossierFacts, after, difference
from shared.aws.context import Context


def keep_facts(
    new_context: Callable[[], Context],
    known: DossierFacts,
    with_fact: Callable[[DossierFacts], DossierFacts],
) -> None:
    """Takes a fact into a dossier, `known` if none is kept yet: one read, one transaction if it changed.

    A change over more months than fit in a transaction takes another; each leaves a dossier that knows what was
    added, so whoever takes up after a crash adds only what lacks.

    Raises:
        Raced: another fact of this dossier came first; the consumer runs this again.
    """
    rows = FactRows(new_context().table)
    kept = rows.dossier(known.id) or known
    dossier = with_fact(kept)
    while (lacking := difference(dossier, MOST_MONTHS)) or dossier != kept:
        kept = dossier = after(dossier, lacking)
        unit = new_context().unit
        rows.save(unit, dossier, lacking)
        unit.commit()
