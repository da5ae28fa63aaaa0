"""The page of an indicator, whoever looks at it: what is asked, everything that is told, its parts and its table."""
