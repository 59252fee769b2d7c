"""A queue encrypted by our key; a dead-letter queue keeps what it holds for two weeks."""

from aws_cdk import Duration
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.patterns.acknowledgement import acknowledge
from infra.patterns.foundation import Foundation, imported_key

_FOURTEEN_DAYS = Duration.days(14)


def dead_letter_queue(scope: Construct, construct_id: str, *, foundation: Foundation) -> sqs.Queue:
    """Where failed messages wait for a person, who reads and replays them."""
    queue = _queue(scope, construct_id, foundation, Duration.minutes(5), None)
    acknowledge(queue, "SQS3", "This is the dead-letter queue itself")
    return queue


def work_queue(
    scope: Construct,
    construct_id: str,
    *,
    foundation: Foundation,
    visibility: Duration,
    dead_letters: sqs.IQueue,
) -> sqs.Queue:
    """A consumer's queue: five tries, then to the dead letters (EVT-3)."""
    return _queue(
        scope,
        construct_id,
        foundation,
        visibility,
        sqs.DeadLetterQueue(max_receive_count=5, queue=dead_letters),
    )


def _queue(
    scope: Construct,
    construct_id: str,
    foundation: Foundation,
    visibility: Duration,
    dead_letters: sqs.DeadLetterQueue | None,
) -> sqs.Queue:
    return sqs.Queue(
        scope,
        construct_id,
        encryption=sqs.QueueEncryption.KMS,
        encryption_master_key=imported_key(scope, f"{construct_id}Key", foundation.keys.general),
        enforce_ssl=True,
        retention_period=_FOURTEEN_DAYS,
        visibility_timeout=visibility,
        dead_letter_queue=dead_letters,
    )
