"""What trajects takes from the others, and which function takes it."""

from services.trajects.cases import events as cases
from services.trajects.tasks import events as tasks
from shared.aws.consumer import Consumer
from shared.contracts.documents import DocumentSigned
from shared.contracts.identity import UserChanged
from shared.contracts.organisation import DepartmentChanged, EmployeeChanged, EmployerChanged

consumer = Consumer("trajects")
handler = consumer.handler

consumer.copy("organisation", EmployerChanged, cases.keep_employer)
consumer.copy("organisation", DepartmentChanged, cases.keep_department)
consumer.work("organisation", EmployeeChanged, cases.keep_dossier, keeps_copy=True)
consumer.copy("identity", UserChanged, cases.keep_user)
consumer.effect("documents", DocumentSigned, tasks.complete_signed_task)
