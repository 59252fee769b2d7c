"""What was entered stands in rows that are added and never changed; a dossier of any size is read whole."""

from datetime import date

from services.trajects.cases.rows import CaseRows
from services.trajects.domain.entries import Entry, EntryKind
from shared.aws.dynamo import Range
from shared.kernel.ids import new_id_at
from tests.services.cast import a_cast
from tests.services.local_system import LocalSystem


def test_each_act_adds_an_entry_and_changes_none(system: LocalSystem) -> None:
    cast = a_cast(system)
    traject = cast.report(system, percentage=80).json["trajectId"]
    path = f"{cast.dossier}/trajects/{traject}"
    dossier_id = cast.employee["dossierId"]
    entries = Range(f"DOSSIER#{dossier_id}", prefix="E#")
    first = system.table("trajects").query(entries).items

    system.passes(minutes=5)
    system.call(
        "POST",
        f"{path}/percentages",
        {"from": "2026-11-23", "percentage": 50},
        by=cast.case_manager,
        version=1,
    )
    system.passes(minutes=5)
    system.call("POST", f"{path}/tasks/check_vangnet/completion", {}, by=cast.case_manager, version=1)
    system.passes(days=2)
    recovered = system.call(
        "POST", f"{path}/recovery", {"from": "2026-11-25"}, by=cast.case_manager, version=2
    )

    assert recovered.status == 200, recovered.text
    after = system.table("trajects").query(entries).items
    assert after[0] == first[0]
    assert [(each["kind"], each["day"]) for each in after] == [
        ("sick-report", "2026-11-23"),
        ("percentage", "2026-11-23"),
        ("task-done", "2026-11-23"),
        ("recovery", "2026-11-25"),
    ]
    assert {each["recorded_by"] for each in after} == {cast.case_manager.user_id}
    lines = system.call("GET", cast.dossier, by=cast.case_manager).json["history"]
    assert [line["sentence"] for line in lines] == [
        "Hersteld gemeld per 25-11-2026.",
        "Taak afgerond op 23-11-2026: Controle vangnet, regres, arbeidsongeval.",
        "Per 23-11-2026 voor 50 % ziek.",
        "Ziek gemeld per 23-11-2026 voor 80 %.",
    ]


def test_a_dossier_of_one_and_a_half_megabytes_is_read_whole(system: LocalSystem) -> None:
    cast = a_cast(system)
    traject = cast.report(system).json["trajectId"]
    dossier_id = cast.employee["dossierId"]
    rows = CaseRows(system.table("trajects"))
    for number in range(160):
        entry = Entry(
            id=new_id_at(system.now),
            traject_id=traject,
            kind=EntryKind.PERCENTAGE,
            recorded_at=system.now,
            recorded_by=cast.case_manager.user_id,
            day=date(2026, 11, 23),
            percent=number % 100 + 1,
            reason="x" * 10_000,
        )
        unit = system.unit("trajects")
        rows.add_entry(unit, dossier_id, entry)
        unit.commit()
    system.calls.clear()

    found = system.call("GET", cast.dossier, by=cast.case_manager)

    assert found.status == 200, found.text
    assert len(found.json["history"]) == 161
    assert len(found.json["trajects"][0]["tasks"]) > 40
    assert system.dynamodb_calls()["Query"] >= 2
