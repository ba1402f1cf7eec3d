"""What happened to who came, to tickets and to queues. Past tense, never renamed."""

CONTACT_RECORDED = "contact.recorded"

TICKET_TAKEN = "ticket.taken"
TICKET_CALLED = "ticket.called"
TICKET_SERVED = "ticket.served"
TICKET_MISSED = "ticket.missed"
TICKET_TRANSFERRED = "ticket.transferred"
TICKET_FINISHED = "ticket.finished"

QUEUE_CHANGED = "queue.changed"
MACHINE_REGISTERED = "machine.registered"
MACHINE_REMOVED = "machine.removed"
