"""The sender of messages: one queue between the event and the provider."""

from services.messaging.delivery import events as delivery
from shared.aws.consumer import Consumer
from shared.contracts.messaging import MessageQueued

consumer = Consumer("messaging-deliver")
handler = consumer.handler

consumer.work("messaging", MessageQueued, delivery.send_message)
