"""The desks: each public method is one act in one transaction, its facts told after commit."""
