"""The figures told a second time, slowly: walk every day of everybody. Knows nothing of the services."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

DAY = timedelta(days=1)
LONGEST = 1200  # days that a walk goes at most


def all_figures(facts: dict[str, Any]) -> dict[str, Any]:
    first, last = facts["period"]
    days = [first + n * DAY for n in range((last - first).days + 1)]
    contracts, leaves, options = facts["employments"], facts["leaves"], facts["options"]
    walks = [each for each in (_walk(spell, facts) for spell in facts["spells"]) if each]
    available = sick = leave = Fraction()
    heads = 0
    for day in days:
        heads += len({(each["person"], each["employer"]) for each in contracts if _employed(each, day)})
        for each in contracts:
            if _employed(each, day):
                available += each["factor"]
                sick += sum(each["factor"] * _ill(walk, each, day, options) for walk in walks)
                leave += each["factor"] * (1 if _on_leave(each["person"], day, leaves) else 0)
    ended = [len(each["days"]) for each in walks if each["end"] and first <= each["end"] <= last]
    new = sum(first <= each["days"][0] <= last for each in walks)
    mean_heads = Fraction(heads, len(days))
    year = (date(last.year, 12, 31) - date(last.year, 1, 1)).days + 1
    return {
        "percentage": _part(sick, available),
        "percentage_including_pregnancy": _part(sick + leave, available),
        "sick_days": sick,
        "available_days": available,
        "notifications": new,
        "frequency": _part(Fraction(new), mean_heads) * Fraction(year, len(days)),
        "mean_heads": mean_heads,
        "ended": len(ended),
        "mean_duration": Fraction(sum(ended), len(ended)) if ended else None,
        "zero_absence": _zero_absence(days, contracts, walks, options),
        "classes": _classes(days, contracts, walks, facts, available),
    }


def _part(part: Fraction, whole: Fraction) -> Fraction:
    return part / whole if whole else Fraction(0)


def _employed(contract: dict[str, Any], day: date) -> bool:
    begun = contract["start"] is None or contract["start"] <= day
    return begun and (contract["end"] is None or day <= contract["end"])


def _on_leave(person: str, day: date, leaves: dict[str, Any]) -> bool:
    return any(start <= day < end for start, end in leaves.get(person, []))


def _percent(spell: dict[str, Any], day: date) -> int:
    percent, since = 100, date.min
    for start, each in spell["changes"]:  # in the order in which they were entered
        if since <= start <= day:
            percent, since = each, start
    return percent


def _walk(spell: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any] | None:
    """Its days from the first on that is no leave, until something ends it."""
    contract = next(each for each in facts["employments"] if each["id"] == spell["employment"])
    head = (contract["person"], contract["employer"])
    same = [each["end"] for each in facts["employments"] if (each["person"], each["employer"]) == head]
    left = None if None in same else max(same)
    days: list[date] = []
    if spell["withdrawn"]:
        return None
    for n in range(LONGEST):
        day = spell["first"] + n * DAY
        is_over = (spell["recovery"] is not None and spell["recovery"] <= day) or _percent(spell, day) == 0
        is_gone = left is not None and day > left and not (contract["zw_erd"] and days)
        on_leave = _on_leave(head[0], day, facts["leaves"])
        if is_over or is_gone or (on_leave and days):
            return {"spell": spell, "head": head, "days": days, "end": day} if days else None
        if not on_leave:
            days.append(day)
    return {"spell": spell, "head": head, "days": days, "end": None}


def _ill(walk: dict[str, Any], contract: dict[str, Any], day: date, options: dict[str, Any]) -> Fraction:
    if walk["head"] != (contract["person"], contract["employer"]):
        return Fraction(0)
    if not walk["days"][0] <= day <= walk["days"][-1]:
        return Fraction(0)
    if options["cap"] and (day - walk["days"][0]).days + 1 > 730:
        return Fraction(0)
    return Fraction(_percent(walk["spell"], day), 100)


def _zero_absence(days: Sequence[date], contracts: Any, walks: Any, options: dict[str, Any]) -> Fraction:
    never, counted = 0, 0
    for head in {(each["person"], each["employer"]) for each in contracts}:
        own = [each for each in contracts if (each["person"], each["employer"]) == head]
        here = [day for day in days if any(_employed(each, day) for each in own)]
        if not here or (options["zero_absence"] == "all" and len(here) < len(days)):
            continue
        counted += 1
        spans = [(each["days"][0], each["days"][-1]) for each in walks if each["head"] == head]
        never += not any(start <= day <= end for day in here for start, end in spans)
    return _part(Fraction(never), Fraction(counted))


def _classes(
    days: Sequence[date], contracts: Any, walks: Any, facts: Any, available: Fraction
) -> list[Fraction]:
    options = facts["options"]
    lengths = [sum(day <= days[-1] for day in each["days"]) for each in walks]
    measured = _chained(walks, lengths, facts["leaves"]) if options["join_chain"] else lengths
    sums = [Fraction(0)] * (len(options["borders"]) + 1)
    for walk, found in zip(walks, measured, strict=True):
        most = min(found, 730) if options["cap"] else found
        place = next(
            (n for n, border in enumerate(options["borders"]) if most <= border), len(options["borders"])
        )
        for each in contracts:
            sums[place] += each["factor"] * sum(
                (_ill(walk, each, day, options) for day in days if _employed(each, day)), Fraction(0)
            )
    return [_part(each, available) for each in sums]


def _chained(walks: Any, lengths: list[int], leaves: dict[str, Any]) -> list[int]:
    """For each walk the length of its chain: fewer than 28 days between that are no leave."""
    found = [0] * len(walks)
    for head in {each["head"] for each in walks}:
        own = sorted(
            (n for n, each in enumerate(walks) if each["head"] == head), key=lambda n: walks[n]["days"][0]
        )
        chains: list[list[int]] = []
        for n in own:
            if chains and _joined(walks[chains[-1][-1]], walks[n], leaves):
                chains[-1].append(n)
            else:
                chains.append([n])
        for chain in chains:
            for n in chain:
                found[n] = sum(lengths[each] for each in chain)
    return found


def _joined(before: Any, after: Any, leaves: dict[str, Any]) -> bool:
    if before["end"] is None or after["spell"]["new_work"]:
        return False
    between = [before["end"] + n * DAY for n in range((after["days"][0] - before["end"]).days)]
    free = [day for day in between if not _on_leave(before["head"][0], day, leaves)]
    if between and not free:
        return after["spell"]["same_cause"] is not False
    return len(free) < 28
