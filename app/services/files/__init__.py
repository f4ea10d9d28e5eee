"""Files in and out: a look, a dry run, an import as one batch, an export."""
