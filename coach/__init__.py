"""A strength-session coach in the terminal."""

__version__ = "0.1.0"
