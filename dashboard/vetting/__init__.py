"""What an uploaded value is held against, beyond the rules of the tables."""
