package dev.rapport.contact.calls;

import dev.rapport.platform.SubjectId;

/** A telephone system told something new of a call; published in the transaction that wrote it down. */
record CallMoved(SubjectId call) {}
