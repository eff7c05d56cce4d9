"""State and commands of the screens; no Qt."""
