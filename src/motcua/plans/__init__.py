"""The yearly plan: what is to be done, by whom and until when, how far it is, and which figures it promises."""
