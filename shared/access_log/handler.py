"""The platform's access log (NEN 7513): append-only, collected from every service's access lines.

| operation | key | requests |
| --- | --- | --- |
| append a line | PERSON#id or DAY#day / instant#event | 1 put |

A line concerning a person stands in that person's partition, any other in its day's.
"""

from contextlib import suppress

from shared.aws.consumer import Consumer, Delivery
from shared.contracts.access import AccessRecorded
from shared.kernel.errors import Conflict

consumer = Consumer("access-log")
handler = consumer.handler

PRODUCERS = ("identity", "organisation", "trajects", "documents", "messaging")


def append(event: AccessRecorded, delivery: Delivery) -> None:
    """Appends a line; a second delivery finds it and changes nothing."""
    partition = f"PERSON#{event.person}" if event.person else f"DAY#{delivery.at[:10]}"
    line = event.model_dump(mode="json")
    item = {"pk": partition, "sk": f"{delivery.at}#{delivery.event_id}", **line}
    delivery.unit.put_new(item, Conflict("line-stands-already"))
    with suppress(Conflict):
        delivery.unit.commit()


for _producer in PRODUCERS:
    consumer.work(_producer, AccessRecorded)(append)
