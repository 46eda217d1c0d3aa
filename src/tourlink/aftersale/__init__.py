"""
What becomes of packages after they are sold, when facts change.

`lock.lock` writes down the facts that a plan rests on, `differences.differences` says
how two states of the facts differ, and `run.run` which packages that concerns.
"""
