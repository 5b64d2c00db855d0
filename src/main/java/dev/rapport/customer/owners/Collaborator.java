package dev.rapport.customer.owners;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with a customer beside its owner.
 *
 * @param until the last day, if one was said
 * @param addedBy name of who said so; absent when the system did
 */
public record Collaborator(
        UUID id,
        UserId person,
        String name,
        @Nullable String why,
        Instant since,
        @Nullable LocalDate until,
        @Nullable String addedBy) {}
