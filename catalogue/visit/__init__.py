"""Planning the visit: when the result may be expected."""
