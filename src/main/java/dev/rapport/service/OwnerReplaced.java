package dev.rapport.service;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else answers for a ticket from now on; the tasks in progress go to them once this is committed.
 *
 * @param owner absent when it went back to the team
 */
record OwnerReplaced(SubjectId ticket, @Nullable UserId owner) {}
