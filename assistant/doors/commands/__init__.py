"""The commands, one a file: `declare` names its options, `run` carries it out and returns the exit code."""
