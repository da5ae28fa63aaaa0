"""Layout: where in a sheet the table is, what its headers mean, and what stands around it."""

from ceyuan.intake.layout.table import Binding, Setting, Table, lay_out

__all__ = ["Binding", "Setting", "Table", "lay_out"]
