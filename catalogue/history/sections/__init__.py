"""What each part of a record tells of a change: a section names the leaves that it reads and compares two records."""
