"""What whole-page screens show, as lines: pure drawings of a plan, a session or a reason."""
