"""The window: Qt widgets that show what presenters hold. Nothing heavy is imported before the first paint."""
