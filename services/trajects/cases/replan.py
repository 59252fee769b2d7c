"""A case is planned anew because time passed, or facts of organisation changed: by the system itself."""

from services.trajects.domain.calendars import plan_of
from services.trajects.domain.changes import change_of
from services.trajects.domain.settling import settled
from services.trajects.saving import save
from services.trajects.sight import actor_of, case_in_sight
from shared.aws.context import Context
from shared.kernel.errors import NotFound


def settle(context: Context, dossier_id: str) -> None:
    """Stages what time has done to a case, and rows for the tasks that came near.

    Raises:
        NotFound, Conflict: the dossier, or its employer, is not (yet) here.
    """
    case = case_in_sight(context, dossier_id)
    after = settled(case.file, plan_of(case.file, context.today))
    save(context, change_of(case, after, actor_of(context)))


def replan(context: Context, dossier_id: str) -> None:
    """Plans a case anew whose employments may have changed; one in which nothing follows from it stays untouched."""
    try:
        case = case_in_sight(context, dossier_id)
    except NotFound:
        return  # its employer is still on its way: nothing can run here yet
    after = settled(case.file, plan_of(case.file, context.today))
    change = change_of(case, after, actor_of(context))
    if after is not case.file or any(each.rows for each in change.trajects):
        save(context, change)
        context.unit.commit()
