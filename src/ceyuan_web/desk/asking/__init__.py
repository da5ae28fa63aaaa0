"""Asking: any figure with its chart and table, from a figure to its rows, from a row to the cell of the file that it came from."""
