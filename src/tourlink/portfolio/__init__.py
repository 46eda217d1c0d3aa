"""
Several chains for one agreement, chosen together.

`asked` says what is wanted, `pool` has the planner make candidates, `seasons` moves
each to the other quarters, `gate` keeps what is good enough, `choose` picks the chains
jointly and proves how good the choice is, and `build` puts the report together.
"""
