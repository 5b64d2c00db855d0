package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;

/** Somebody else answers for a ticket from now on; the tasks in progress go to them once this is committed. */
record OwnerReplaced(SubjectId ticket, UserId owner) {}
