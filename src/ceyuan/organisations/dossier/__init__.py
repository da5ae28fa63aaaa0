"""The file of one organisation (一企一档)."""

from ceyuan.organisations.dossier.dossier import Dossier, dossier

__all__ = ["Dossier", "dossier"]
