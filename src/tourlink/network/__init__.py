"""The catalogue as a graph, and the ways through it."""
