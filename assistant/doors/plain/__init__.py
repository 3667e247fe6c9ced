"""The linear mode: append-only text for screen readers, pipes and simple terminals."""
