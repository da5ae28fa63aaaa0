"""Registered names taken apart: place, distinctive part (字号), trade, legal form, branch."""

from ceyuan.values.han_name.normal import normal_name
from ceyuan.values.han_name.parser import PARTS, NameParser
from ceyuan.values.han_name.words import Follows, Form, NameWords, Region

__all__ = ["PARTS", "Follows", "Form", "NameParser", "NameWords", "Region", "normal_name"]
