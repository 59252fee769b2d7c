"""What identity takes from the others: employees, and the wish to invite one to the message portal."""

from services.identity.portal import events
from shared.aws.consumer import Consumer
from shared.contracts.messaging import PortalInvitationNeeded
from shared.contracts.organisation import EmployeeChanged

consumer = Consumer("identity")
handler = consumer.handler

consumer.copy("organisation", EmployeeChanged, events.keep_employee)
consumer.effect("messaging", PortalInvitationNeeded, events.invite)
