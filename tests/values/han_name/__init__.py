"""Tests of taking names apart; every name here is made up."""
