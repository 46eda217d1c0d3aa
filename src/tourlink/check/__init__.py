"""
The catalogue linter: rules, the engine that runs them, reporters.

`engine.check` is the way in. `settings` and `reporters` are light enough for the
command line to import at its start; the rest is imported when a check runs.
"""
