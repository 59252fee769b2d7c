"""What audit takes from the others: the names by which its lines are read."""

from services.audit.reading import events
from shared.aws.consumer import Consumer
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import EmployeeChanged, EmployerChanged

consumer = Consumer("audit")
handler = consumer.handler

consumer.copy("identity", UserChanged, events.keep_user)
consumer.copy("organisation", EmployerChanged, events.keep_employer)
consumer.copy("organisation", EmployeeChanged, events.keep_dossier)
