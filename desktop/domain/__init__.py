"""Values and rules of the secretariat's work; standard library only."""
