"""What messaging takes from the others, and which function takes it."""

from services.messaging.dialogs import events as dialogs
from services.messaging.invitations import events as invitations
from services.messaging.notifications import events as notifications
from services.messaging.recipients import events as recipients
from shared.aws.consumer import Consumer
from shared.contracts.codes import CodeIssued
from shared.contracts.documents import CeremonyEnded, DocumentSigned, SignatureRequested
from shared.contracts.identity import PortalInvited, UserChanged, UserInvited
from shared.contracts.organisation import ContactChanged, EmployeeChanged, EmployerChanged
from shared.contracts.trajects import TasksReplanned

consumer = Consumer("messaging")
handler = consumer.handler

consumer.work("identity", UserChanged, recipients.keep_user)
consumer.copy("organisation", ContactChanged, recipients.keep_contact)
consumer.copy("organisation", EmployeeChanged, recipients.keep_dossier)
consumer.copy("organisation", EmployerChanged, recipients.keep_employer)
consumer.effect("identity", UserInvited, invitations.send_invitation)
consumer.effect("identity", PortalInvited, invitations.send_portal_invitation)
consumer.effect("identity", CodeIssued, notifications.send_code)
consumer.effect("documents", CodeIssued, notifications.send_code)
consumer.effect("trajects", TasksReplanned, notifications.notify_of_tasks)
consumer.effect("documents", SignatureRequested, dialogs.open_signature_dialog)
consumer.effect("documents", DocumentSigned, dialogs.add_line_of_last_signature)
consumer.effect("documents", CeremonyEnded, dialogs.add_line_of_the_end)
