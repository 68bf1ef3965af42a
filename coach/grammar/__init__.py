"""The command line's grammar: every command, every option, and what each is for."""
