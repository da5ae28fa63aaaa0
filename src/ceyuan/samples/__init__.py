"""A synthetic city's files, as its bureau would receive them: calibrated totals, real messes, nobody's data."""

from ceyuan.samples.manifest import ExpectedFigure, FileEntry, Manifest
from ceyuan.samples.write import SampleOptions, write_sample

__all__ = ["ExpectedFigure", "FileEntry", "Manifest", "SampleOptions", "write_sample"]
