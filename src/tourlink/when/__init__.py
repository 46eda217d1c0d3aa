"""When to travel: each week of a year, rated for a request or a plan."""
