"""How officials sign in: allauth's views with our pages, and the few of its addresses that exist here."""
