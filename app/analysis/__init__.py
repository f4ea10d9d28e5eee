"""Computing on the domain: arrays or values in, findings out; nothing here reads, writes or waits."""
