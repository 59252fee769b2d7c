"""The first sign-in of staff, by the mailed link: it sets the password."""

from dataclasses import replace

from services.identity.accounts.rows import Accounts
from services.identity.domain import hashing, password
from services.identity.domain.tokens import hashed
from services.identity.sign_in.by_app import begin_second_step
from services.identity.sign_in.rows import ActivationLinks, Secrets
from services.identity.sign_in.rules import NextStep
from shared.aws.context import Context
from shared.kernel.errors import NotFound, Refused


def activate(context: Context, token: str, new_password: str) -> NextStep:
    """Sets the password and goes on to the second factor (LSM-9).

    Raises:
        NotFound: unknown, used, late or replaced link: one answer.
        Refused: the password breaks a rule; the link lives on.
    """
    links, secrets = ActivationLinks(context.table), Secrets(context.table)
    link = links.find(hashed(token))
    if link is None or context.now >= link.expires_at:
        raise NotFound("link-invalid")
    user, credentials = Accounts(context.table).find(link.user_id, consistent=True), secrets.of(link.user_id)
    if user is None or credentials.invitation != link.id or not credentials.is_open:
        raise NotFound("link-invalid")
    words = user.context_words
    if faults := password.faults(new_password, context=words, is_administrator=user.is_administrator):
        raise Refused("invalid", fields=faults)
    opened = replace(credentials, password_hash=hashing.hash_of(new_password), invitation=None)
    links.spend(context.unit, link, NotFound("link-invalid"))
    secrets.save(context.unit, opened)
    return begin_second_step(context, opened, user.login_name)
