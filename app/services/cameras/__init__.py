"""Cameras: with what they are asked, and the pictures taken from them."""
