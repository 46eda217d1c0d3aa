"""
Check a finished plan document against a catalogue, from scratch.

Nothing here is shared with the planner, the network or the solver, so that a mistake
in them cannot hide: timetables, opening hours, seasons, distances and sums are read
and worked out again. The document is not trusted.
"""
