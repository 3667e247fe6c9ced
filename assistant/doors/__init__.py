"""The doors: thin shells that show what the assistant returns."""
