"""Signing out."""

from services.identity.domain.session import SessionCookie
from services.identity.sessions.rows import end_session
from shared.aws.context import Context


def sign_out(context: Context, cookie: str) -> None:
    """Ends the session on the server first (SES-7)."""
    if own := SessionCookie.parse(cookie):
        end_session(context.unit, own.session_id)
