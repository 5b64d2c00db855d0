package dev.rapport.contact.posts;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;

/** Whose task it was answered what a case came of, where it stands. Told in the transaction that takes the task's answer down. */
public record ComplaintAnswered(SubjectId ticket, String words, UserId by, Instant at) {}
