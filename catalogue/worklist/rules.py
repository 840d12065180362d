"""Which findings speak of what: of the fee, of the time limit, of something else that citizens feel."""

from catalogue.models.history import OWN_FACT_BENEATH

FEE_RULES = frozenset({"fee_zero", "fee_only_in_words", "fee_divided", "fee_against_words", "fee_missing"})
TIME_RULES = frozenset(
    {
        "time_placeholder", "time_without_unit", "time_missing", "time_against_words", "time_working_days",
        "cases_against_channels",
    }
)  # fmt: skip
# What a citizen at the counter pays, waits, brings, looks for; the score counts these.
FELT = (
    FEE_RULES | TIME_RULES | {"no_papers", "no_agency", "no_channel", "full_online_without_channel", OWN_FACT_BENEATH}
)


def fact_of(rule, where):
    """Which fact of the strip a finding is about: "fee", "time" or ""."""
    if rule == OWN_FACT_BENEATH:
        return where
    return "fee" if rule in FEE_RULES else "time" if rule in TIME_RULES else ""
