"""What the clock starts: notices, marks of passed deadlines, nightly sweeping and proving."""
