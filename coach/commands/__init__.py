"""What each command does: parses nothing, asks those who know, prints."""
