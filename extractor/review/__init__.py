"""A local page on which a person decides the pairs of names that a run was in doubt of."""
