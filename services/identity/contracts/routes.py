"""Route of the descriptions of API and events."""

from shared.aws.settings import settings
from shared.contracts import described
from shared.http.call import Call, Reply
from shared.http.routes import Area
from shared.kernel.errors import NotFound
from shared.kernel.permissions import Permission

area = Area()


@area.route("GET", "/contracts/{name}", permission=Permission.CONTRACT_READ, media="application/json")
def read_contract(call: Call[None]) -> Reply:
    """Read the description of the API (`openapi`) or of its events (`asyncapi`), where the stage shows them."""
    content = described.read(call.path["name"]) if settings().shows_contracts else None
    if content is None:
        raise NotFound
    return Reply(content=content)
