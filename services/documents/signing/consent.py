"""The words to which a signer agrees."""

import hashlib

from services.documents.signing.rules import CONSENT_VERSION
from shared.texts import Language, sentence


def consent_text(language: Language) -> str:
    """The words themselves (`shared/texts/*/documents.json`)."""
    return sentence(language, "documents", "consent", {})


def consent_facts(language: Language) -> dict[str, str]:
    """Version, language and hash of those words, for the evidence."""
    sha256 = hashlib.sha256(consent_text(language).encode()).hexdigest()
    return {"version": CONSENT_VERSION, "language": language, "sha256": sha256}
