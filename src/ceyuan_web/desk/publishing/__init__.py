"""Publishing: drafts, editions, what moved since, what a correction touches; and the definitions that figures rest on."""
