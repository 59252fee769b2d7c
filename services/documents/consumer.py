"""What documents takes from the others, and which function takes it."""

from services.documents.copies import events as copies
from services.documents.signing import events as signing
from shared.aws.consumer import Consumer
from shared.contracts.identity import UserChanged
from shared.contracts.messaging import MessageSent
from shared.contracts.organisation import EmployeeChanged, EmployerChanged
from shared.contracts.trajects import SickReported

consumer = Consumer("documents")
handler = consumer.handler

consumer.copy("organisation", EmployerChanged, copies.keep_employer)
consumer.copy("organisation", EmployeeChanged, copies.keep_dossier)
consumer.copy("identity", UserChanged, copies.keep_user)
consumer.copy("trajects", SickReported, copies.keep_traject)
consumer.effect("messaging", MessageSent, signing.add_sending)
