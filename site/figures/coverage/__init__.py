"""The coverage report (decree 224, article 12): how complete, timely, reachable and used the portal is."""
