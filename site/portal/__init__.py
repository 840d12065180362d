"""The wiring: settings, addresses, the clock of jobs, the server."""

import gc

# A start makes a million objects and hardly any garbage; looked for every 700 objects it takes a quarter of the start.
gc.set_threshold(50_000, 20, 50)
