"""What a person can be told."""
