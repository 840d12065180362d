"""Where one goes and when it is open: one record of a desk feeds every page that speaks of it."""
