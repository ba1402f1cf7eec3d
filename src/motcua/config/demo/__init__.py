"""A made-up year: invented people, the real procedures, units and calendar, the real commands. Same seed, same year."""
