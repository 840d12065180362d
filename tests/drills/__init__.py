"""Drills: real servers are stopped, frozen and killed under load, and what readers and editors got is counted."""
