"""Linkage: which mentions are of one organisation, how surely, and why. It clusters nothing and stores nothing."""

from ceyuan.organisations.linkage.columns import RECORD, TIE
from ceyuan.organisations.linkage.explain import Feature, explain
from ceyuan.organisations.linkage.link import Linked, link, linked
from ceyuan.organisations.linkage.model import Model
from ceyuan.organisations.linkage.prepare import prepare

__all__ = ["RECORD", "TIE", "Feature", "Linked", "Model", "explain", "link", "linked", "prepare"]
