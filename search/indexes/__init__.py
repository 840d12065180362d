"""Where searches are asked: in the process, or of a cluster; one port (`port.py`), the same results."""
