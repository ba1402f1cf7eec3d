"""Benchmarks and the load generator. They measure; they assert nothing about time."""
