"""
Packages by the thousand: a specification in, a folder of packages out.

`spec` reads what is wanted, `grid` makes orders of it, `workshop` turns an order into
the files of a package, `folder` keeps packages whole or not at all, `executors` say
who does the work, `run` brings them together, and `summary` tells what came of it.
"""
