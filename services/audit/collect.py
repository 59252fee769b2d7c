"""Collects the access lines of every service into the log (NEN 7513)."""

from services.audit.collecting import events
from shared.aws.consumer import Consumer
from shared.contracts.access import AccessRecorded

consumer = Consumer("audit-collect")
handler = consumer.handler

PRODUCERS = ("identity", "organisation", "trajects", "documents", "messaging", "statistics", "audit")

for _producer in PRODUCERS:
    consumer.work(_producer, AccessRecorded, events.add_line)
