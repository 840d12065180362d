"""The units of the country since 1/7/2025, what they were before, and where a reader lives."""
