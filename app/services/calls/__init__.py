"""The desk of calls: taken down, units sent, orders and their receipts, ended."""
