"""Decisions, notices, plans and copies: papers of sentences, with a head and a signer."""
