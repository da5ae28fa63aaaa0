"""The desk: where staff and filers work. Each part is a package with its pages and its addresses; what they do is done by actions."""
