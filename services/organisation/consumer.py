"""What organisation takes from the others, and which function takes it."""

from services.organisation.choices import events as choices
from shared.aws.consumer import Consumer
from shared.contracts.identity import UserChanged

consumer = Consumer("organisation")
handler = consumer.handler

consumer.copy("identity", UserChanged, choices.keep_user)
