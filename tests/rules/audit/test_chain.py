"""The chains of the access log: whatever is removed or altered afterwards is found, and named (AUD-3)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.audit.domain.chain import CHAINS, GENESIS, ChainHead, LogLine, chain_of, line_after
from services.audit.proving.rules import ChainSeal, FaultKind, LineFault, faults_in

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def a_chain(length: int, *, words: str = "saw the dossier") -> list[LogLine]:
    """A chain of `length` lines as they are written."""
    links: list[LogLine] = []
    head = ChainHead(0)
    for number in range(length):
        content = {"what": f"{words} {number}", "actor": "somebody", "person": None, "actor_groups": ["a"]}
        links.append(
            line_after(head, event_id=f"event-{number}", at=f"2026-11-25T09:{number:02}", content=content)
        )
        head = ChainHead(0, links[-1].number, links[-1].digest)
    return links


def sealed_at(*links: LogLine) -> list[ChainSeal]:
    return [ChainSeal(NOW, (ChainHead(0, each.number, each.digest),)) for each in links]


def found(links: list[LogLine], seals: list[ChainSeal]) -> list[tuple[str, int]]:
    return [(each.kind, each.number) for each in faults_in(0, links, seals)]


@pytest.mark.proves("AUD-3")
def test_a_chain_as_it_was_written_has_no_fault() -> None:
    links = a_chain(5)

    assert [each.number for each in links] == [1, 2, 3, 4, 5]
    assert links[0].previous == GENESIS
    assert [each.previous for each in links[1:]] == [each.digest for each in links[:-1]]
    assert found(links, sealed_at(links[2], links[4])) == []
    assert found([], [ChainSeal(NOW, (ChainHead(0),))]) == []


@pytest.mark.proves("AUD-3")
@given(st.integers(2, 12), st.data())
def test_a_line_that_was_removed_is_named(length: int, data: st.DataObject) -> None:
    links = a_chain(length)
    gone = data.draw(st.sets(st.sampled_from(range(1, length + 1)), min_size=1))

    left = [each for each in links if each.number not in gone]

    assert found(left, sealed_at(links[-1])) == [("removed", number) for number in sorted(gone)]


@pytest.mark.proves("AUD-3")
@given(st.integers(1, 12), st.data())
def test_a_line_that_says_something_else_is_named(length: int, data: st.DataObject) -> None:
    links = a_chain(length)
    place = data.draw(st.integers(0, length - 1))

    links[place] = replace(links[place], content={**links[place].content, "actor": "somebody else"})

    assert found(links, []) == [("altered", place + 1)]


@pytest.mark.proves("AUD-3")
@given(st.integers(2, 12), st.data())
def test_a_line_that_was_written_anew_with_a_fitting_hash_is_named_by_the_next(
    length: int, data: st.DataObject
) -> None:
    links = a_chain(length)
    place = data.draw(st.integers(0, length - 2))
    before = ChainHead(0, place, links[place].previous)

    links[place] = line_after(before, event_id="another", at=links[place].at, content=links[place].content)

    assert found(links, []) == [("altered", place + 1)]


@pytest.mark.proves("AUD-3")
def test_a_whole_chain_written_anew_does_not_fit_its_seal() -> None:
    true, forged = a_chain(6), a_chain(6, words="saw nothing")

    assert found(forged, []) == []
    assert found(forged, sealed_at(true[3])) == [("altered", 4)]


@pytest.mark.proves("AUD-3")
def test_an_end_cut_off_after_the_seal_is_named() -> None:
    links = a_chain(6)

    assert found(links[:3], sealed_at(links[4])) == [("removed", 4), ("removed", 5)]


def test_a_fault_names_its_chain() -> None:
    links = [replace(each, chain=2) for each in a_chain(1)]

    assert list(faults_in(2, links, [])) == [LineFault(FaultKind.ALTERED, 2, 1)]


@given(st.uuids())
def test_every_event_has_one_chain(event_id: object) -> None:
    assert chain_of(str(event_id)) in range(CHAINS)
    assert chain_of(str(event_id)) == chain_of(str(event_id))


@pytest.mark.proves("AUD-3")
def test_a_line_is_named_once_however_it_is_found_out() -> None:
    links = a_chain(4)
    seals = sealed_at(links[1])
    links[1] = line_after(
        ChainHead(0, 1, links[0].digest), event_id="another", at="now", content=links[1].content
    )

    assert found(links, seals) == [("altered", 2)]
