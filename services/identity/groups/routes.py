"""Routes of user groups."""

from services.identity.groups.schemas import GroupsAnswer
from services.identity.shapes import GroupAnswer
from shared.http.call import Call
from shared.http.routes import Area
from shared.kernel.permissions import Permission, groups

area = Area()


@area.route("GET", "/groups", permission=Permission.ACCOUNT_READ, answer=GroupsAnswer)
def list_groups(call: Call[None]) -> GroupsAnswer:
    """List the user groups."""
    given = (each for each in groups().values() if each.side != "portal")
    return GroupsAnswer(items=tuple(GroupAnswer.of(each, call.language) for each in given))
