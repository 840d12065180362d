"""The host names of the province: who answers for each, until when, and where it leads (I12)."""
