"""What the command line knows as plain values for JSON: numbers are numbers, keys are never dropped."""
