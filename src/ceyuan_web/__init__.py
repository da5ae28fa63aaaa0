"""The web of a city: a portal for everyone, a desk for the bureau, an API. It stands on the library, which never imports it."""
