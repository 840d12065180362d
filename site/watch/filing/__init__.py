"""Whether the links that lead to filing still open."""
