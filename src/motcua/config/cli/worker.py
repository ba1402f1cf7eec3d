"""`motcua worker`: do what the clock starts (notices, marks, nightly proofs), until stopped."""

import argparse

from django.core.management import call_command

HELP = "do the jobs that the clock starts"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is waiting and end")


def run(options: argparse.Namespace) -> int:
    # Done jobs are deleted: what runs every five seconds would leave 17,000 rows a day.
    call_command(
        "procrastinate", "worker", "--one-shot" if options.once else "--wait", "--concurrency", "3", "--delete-jobs", "successful"
    )
    return 0
