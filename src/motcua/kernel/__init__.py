"""Words that every room shares: who acts, how one says no, how Vietnam writes. Standard library only."""
