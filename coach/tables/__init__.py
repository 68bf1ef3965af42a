"""What the command line shows to people: calm tables and lines as text, with colour only where it is asked for."""
