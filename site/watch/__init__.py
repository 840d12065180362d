"""The nightly look at the portal from outside: what is planted, hidden, or shown to search engines only."""
