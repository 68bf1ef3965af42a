"""The bodies of the session screen."""
