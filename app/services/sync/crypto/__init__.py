"""Signing and sealing in the formats of minisign and age, which outside tools can check and open.

The only package that knows the two libraries. Keys are texts.
"""
