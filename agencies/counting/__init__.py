"""Counting time as offices do: which days they work, and when a limit ends that begins at a moment."""
