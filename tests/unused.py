"""Names that vulture must not call unused: what stands here waits for its use, or is used from outside of the code.

`make check` runs vulture over services, shared and infra; this file is read, never run. The first part only shrinks.
"""

from typing import Any

_: Any = None

# Waits for "The law, right and dated" and "Trajects"
_.yields  # what completes a row of a protocol
_.completion
_.replan_on_joined
_.PROTOCOL_CHANGED  # an end reason of domain rule R17
_.reports_to_check  # example C27: reports that a correction moved

# Tests look at these: they are how a promise is held
_.copied
_.listen
_.area_of
_.areas
_.EVENTS
_.LANGUAGES
_.SMALL_DEMO

# Written so that no two rows are alike
_.claimed_by

# Names that only a DynamoDB expression says
_.wrong_codes

# The base of shapes, which vulture leaves out
_.Resource

# Names that a library reads
_.load_file
_.file_loader
_.list_available_services
_.external_attr
_.compress_type
_.bind
_.keep_alive_timeout
_.graceful_timeout
_.async_sign_raw
