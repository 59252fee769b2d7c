"""What statistics takes from the others, and which function takes it."""

from services.statistics.facts import events as facts
from shared.aws.consumer import Consumer
from shared.contracts.organisation import EmployeeChanged, EmployerChanged
from shared.contracts.trajects import TrajectChanged

consumer = Consumer("statistics")
handler = consumer.handler

consumer.copy("organisation", EmployerChanged, facts.keep_employer)
consumer.work("organisation", EmployeeChanged, facts.keep_employments, keeps_copy=True)
consumer.work("trajects", TrajectChanged, facts.keep_traject, keeps_copy=True)
