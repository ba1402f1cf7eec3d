"""What the clock starts: notices, marks, nightly proofs."""
