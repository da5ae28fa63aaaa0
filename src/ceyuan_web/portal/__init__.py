"""The portal: what was published or is marked public, for everyone, without signing in."""
