"""What a fact is resolved from: the rows and texts of one procedure and its guide."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sources:
    """The places of a record where a fact may stand; `fees` are (fee, its channel), `notes` are texts."""

    channels: list
    fees: list
    service_cases: list
    notes: list
    own_fees: list
    own_times: list


def sources_of(procedure, guide):
    """The Sources of a procedure with its parts at hand, and of its published guide (or None)."""
    channels = list(procedure.channels.all())
    fees = [(fee, channel) for channel in channels for fee in channel.fees.all()]
    return gathered(channels, fees, list(procedure.service_cases.all()), procedure.note, guide)


def gathered(channels, fees, service_cases, note, guide):
    """The Sources of rows at hand, which need no more than the attributes of the models."""
    return Sources(
        channels=channels,
        fees=fees,
        service_cases=service_cases,
        notes=[*dict.fromkeys(channel.note for channel in channels if channel.note.strip()), note],
        own_fees=list(guide.own_fees.all()) if guide else [],
        own_times=list(guide.own_times.all()) if guide else [],
    )
