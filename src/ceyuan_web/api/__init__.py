"""The API under `/api/v1/`: the library's answers in its own names, for everyone or for who brings a token."""
