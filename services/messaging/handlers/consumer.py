"""What messaging takes from the others: whom it can write to, and what there is to tell."""

from functools import cache

from services.messaging.domain.recipients import Recipient, TaskForSomebody
from services.messaging.store import Store
from services.messaging.use_cases import notify
from shared.aws.consumer import Consumer, Delivery
from shared.aws.dynamo import Table
from shared.aws.settings import settings
from shared.contracts.identity import UserChanged, UserInvited
from shared.contracts.organisation import ContactChanged
from shared.contracts.trajects import TasksReplanned

consumer = Consumer("messaging")
handler = consumer.handler


@cache
def store() -> Store:
    """The store of this process."""
    return Store(Table(settings().table_name))


@consumer.copy("identity", UserChanged)
def keep_user(event: UserChanged, delivery: Delivery) -> None:
    """Keeps the copy of an account."""
    is_open = event.status != "blocked"
    recipient = Recipient("user", event.user_id, event.email, event.language, is_open)
    store().keep_recipient(delivery.unit, recipient, event.aggregate_version)


@consumer.copy("organisation", ContactChanged)
def keep_contact(event: ContactChanged, delivery: Delivery) -> None:
    """Keeps the copy of a contact person."""
    recipient = Recipient("contact", event.contact_id, event.email, event.language)
    store().keep_recipient(delivery.unit, recipient, event.aggregate_version)


@consumer.effect("identity", UserInvited)
def send_invitation(event: UserInvited, delivery: Delivery) -> None:
    """Queues the mail of a first sign-in."""
    notify.send_invitation(
        store(),
        delivery.unit,
        Recipient("user", event.user_id, event.email, event.language),
        token_ciphertext=event.token_ciphertext,
        valid_hours=event.valid_hours,
    )


@consumer.effect("trajects", TasksReplanned)
def tell_of_tasks(event: TasksReplanned, delivery: Delivery) -> None:
    """Queues the mails of tasks that came near."""
    tasks = [
        TaskForSomebody(each.due, each.role, each.executor_user_id, each.executor_contact_id)
        for each in event.added
    ]
    notify.tell_of_tasks(store(), delivery.unit, tasks)
