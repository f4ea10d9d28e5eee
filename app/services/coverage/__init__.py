"""Which ground was seen and which was not: read, listed, drawn, kept night by night."""
