"""The catalogue as other catalogues harvest it: pure functions of definitions and figures, which ask neither ledger nor database."""
