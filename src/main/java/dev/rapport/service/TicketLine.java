package dev.rapport.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param owner name of who answers for it
 * @param dueAt when its earliest running clock falls due
 */
public record TicketLine(
        Ticket ticket,
        String customer,
        @Nullable String owner,
        @Nullable Instant dueAt) {}
