"""The audit trail: appended only, each entry chained to the one before, so that whoever holds a copy can prove it whole.

`chain` is the proof and needs no database; `trail` appends, reads and exports.
"""
