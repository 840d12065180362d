"""What a fact is resolved from: the rows and texts of one procedure and its guide."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Sources:
    """The places of a record where a fact may stand; `fees` are (fee, its channel), `notes` are texts."""

    channels: list
    fees: list
    service_cases: list
    notes: list
    own_fees: list
    own_times: list

    def paid_by(self, method, day):
        """The Sources of what one pays who files by a way ("": whichever) on a day; notes speak of every way.

        What the province sets for this way stands in place of what it sets for all of them.
        """
        if not method:
            return self
        own = {(row.case, row.per) for row in self.own_fees if row.method == method and row.holds(day)}
        return replace(
            self,
            channels=[channel for channel in self.channels if channel.method == method],
            fees=[(fee, channel) for fee, channel in self.fees if channel.method == method],
            own_fees=[
                row
                for row in self.own_fees
                if row.method == method or (not row.method and (row.case, row.per) not in own)
            ],
        )


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
