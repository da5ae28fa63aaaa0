"""Indicators in SDMX-JSON 2.0: `structure` says what there is, `data` gives figures."""
