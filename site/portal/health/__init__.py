"""How the portal is: what it stands on, what its requests cost, and the addresses at which machines ask."""
