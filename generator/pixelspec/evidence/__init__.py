"""Evidence: what a reply that really came says about the facts of a spec."""
