"""Files: reading them without ever raising, writing them so that nothing is lost."""
