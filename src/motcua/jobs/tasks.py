"""The periodic jobs, run by `motcua worker`. Each waits in the queue at most once, so that runs do not pile up.

None takes a running lock: a worker killed with one would hold it for ever, and each command may run beside itself.
Days and hours of the schedules are UTC: the night in Hà Nội is from 17:00 on.
"""

import logging
from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.deadlines import queries as deadlines
from motcua.documents import commands as documents
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as dossier_queries
from motcua.exports import commands as export_commands
from motcua.indicators import commands as indicators
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.letters import commands as letters
from motcua.obligations import commands as obligations
from motcua.people import commands as people
from motcua.people.queries import rights
from motcua.plans import commands as plan_commands
from motcua.plans import queries as plan_queries
from motcua.ui import clock

logger = logging.getLogger(__name__)
AT_ONCE = 500
FILES_AT_ONCE = 20
UNATTACHED_STAYS = timedelta(days=2)  # a file saved with a form that was never sent


@app.periodic(cron="* * * * * */5", periodic_id="notices")
@app.task(name="notices", queueing_lock="notices")
def notices(timestamp: int) -> None:
    """Write the notices of what has happened, and send what is waiting."""
    while letters.compose(AT_ONCE, at=clock.now()) == AT_ONCE:
        pass
    letters.send(AT_ONCE, at=clock.now())


@app.periodic(cron="* * * * * */2", periodic_id="count")
@app.task(name="count", queueing_lock="count")
def count(timestamp: int) -> None:
    """Let every figure follow what has just happened."""
    while indicators.read(AT_ONCE) == AT_ONCE:
        pass


@app.periodic(cron="* * * * * */2", periodic_id="examine")
@app.task(name="examine", queueing_lock="examine")
def examine(timestamp: int) -> None:
    """Look into the files that have just come in: whoever sent them is waiting to hear."""
    while documents.examine_waiting(FILES_AT_ONCE, at=clock.now()) == FILES_AT_ONCE:
        pass


@app.periodic(cron="* * * * * */2", periodic_id="exports")
@app.task(name="exports", queueing_lock="exports")
def exports(timestamp: int) -> None:
    """Make the files that were asked for, one after another: whoever asked is waiting."""
    while export_commands.make_next(at=clock.now()) is not None:
        pass


@app.periodic(cron="* * * * *", periodic_id="deadlines")
@app.task(name="mark_passed", queueing_lock="mark_passed")
def mark_passed(timestamp: int) -> None:
    """Record which appointments have passed with the work undone."""
    at = clock.now()
    for pk in dossier_queries.to_mark_passed(at, AT_ONCE):
        dossiers.mark_passed(pk, at=at)


@app.periodic(cron="*/10 * * * *", periodic_id="watch")
@app.task(name="watch", queueing_lock="watch")
def watch(timestamp: int) -> None:
    """Write down which dossiers stand still: nobody responsible, a hand-over that nobody opened, silent for too long."""
    if found := dossiers.report_stuck(at=clock.now(), calendar=deadlines.calendar()):
        logger.info("%s dossiers were found standing still.", found)


@app.periodic(cron="0 18 * * *", periodic_id="sweep")
@app.task(name="sweep", queueing_lock="sweep")
def sweep(timestamp: int) -> None:
    """Remove the files that nobody attached, contents that no row names, what never came whole, and exports of last week."""
    documents.clear_uploads(at=clock.now())
    documents.clear_links(at=clock.now())
    documents.sweep(at=clock.now(), older_than=UNATTACHED_STAYS)
    export_commands.clear(at=clock.now())


@app.periodic(cron="30 18 * * *", periodic_id="clear_doors")
@app.task(name="clear_doors", queueing_lock="clear_doors")
def clear_doors(timestamp: int) -> None:
    """Forget old tries at the doors, codes that no longer work, and sessions that have ended."""
    people.clear_doors(at=clock.now())


@app.periodic(cron="0 0 * * 1-5", periodic_id="digest")
@app.task(name="digest", queueing_lock="digest")
def digest(timestamp: int) -> None:
    """At seven on working days, one e-mail to each official who wants the news of the desk so."""
    letters.digest(at=clock.now())


@app.periodic(cron="1 17 * * *", periodic_id="new_day")
@app.task(name="new_day", queueing_lock="new_day")
def new_day(timestamp: int) -> None:
    """When a day begins in Hà Nội: units are called as they are called from today on, and who has left loses the key."""
    people.take_up_names(at=clock.now())
    people.close_left(at=clock.now())


@app.periodic(cron="15 0 * * *", periodic_id="plans")
@app.task(name="plans", queueing_lock="plans")
def plans(timestamp: int) -> None:
    """In the morning of each day: tell those responsible for tasks of plans of their dates, and draft letters to who is late.

    The list of last month's late dossiers, which every plan promises, is written into the book of what must be done.
    """
    for plan in plan_queries.issued():
        plan_commands.remind(plan, at=clock.now())
        plan_commands.draft_urging(plan, at=clock.now())
    for owner in plan_queries.owners_in_force():
        obligations.expect_late_list(owner, by=SYSTEM, at=clock.now())


@app.periodic(cron="0 20 * * *", periodic_id="recount")
@app.task(name="recount", queueing_lock="recount")
def recount(timestamp: int) -> None:
    """Prove every kept sum by counting all anew, or begin to keep what a new definition asks for. What differs wakes somebody."""
    if indicators.to_rebuild():
        logger.info("Sums of new definitions are kept from now on, of %s dossiers.", indicators.rebuild())
        return
    for wrong in indicators.recount():
        logger.error("A kept figure does not hold: %s", wrong)


@app.periodic(cron="0 19 * * *", periodic_id="verify")
@app.task(name="verify", queueing_lock="verify")
def verify(timestamp: int) -> None:
    """Prove that no event and no due date was changed. What does not hold wakes somebody."""
    if broken := journal.first_break():
        logger.error("The journal does not hold: %s, event %s is %s.", broken.subject, broken.seq, broken.reason)
    if cut := dossier_queries.first_short_chain():
        logger.error("The journal does not hold: the last events of %s are missing.", cut)
    if wrong := dossier_queries.first_wrong_due():
        logger.error("A due date does not hold: %s has %s, its ledger gives %s.", wrong.subject, wrong.stored, wrong.computed)
    if right := rights.first_wrong_right():
        logger.error("A right does not hold: no event of the journal leaves %s as it is.", right)
