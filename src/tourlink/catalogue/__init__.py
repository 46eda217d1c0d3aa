"""
The catalogue: YAML in, trusted records out.

`loader.load` is the way in; `search` finds records by any spelling of their names.
What reads and judges the YAML (`source`, `schema`, `messages`, `references`,
`assemble`) is imported only when the cache does not know the files.
"""
