package dev.rapport.contact;

import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote was taken in, whatever became of it; told once of each message, in the transaction that keeps it.
 *
 * @param about the case that it belongs to; absent where it stands in the conversation alone
 * @param automatic whether a machine wrote it
 */
public record MessageTakenIn(
        SubjectId conversation, @Nullable SubjectId about, Channel channel, boolean automatic, Instant at) {}
