"""A graph held by someone else's engine, asked by the SPARQL 1.1 Protocol."""
