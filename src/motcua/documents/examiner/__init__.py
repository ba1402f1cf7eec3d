"""Looks into a file that came in: can it be read, which way up, what is it, do its signatures hold.

Runs in processes of its own, without Django, secrets or database (`python -m motcua.documents.examiner`): what hangs, eats
memory or breaks there takes nothing else with it. `commands.examine_waiting` starts it and keeps what it finds.
"""
