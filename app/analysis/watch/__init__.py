"""Watch rules: what movements mean. One small module for each kind; `rule_kinds.py` is the visible list of them."""
