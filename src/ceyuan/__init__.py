"""Ceyuan: the working day of a science & technology bureau, in numbers that open."""
