"""Who sits at the desk: locking it, another user at the same desk, the users of the installation."""
