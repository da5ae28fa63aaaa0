"""Filing by form: what can be filed so, the records of a period, and the form of one."""
