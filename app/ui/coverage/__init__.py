"""The windows of coverage and of visit needs."""
