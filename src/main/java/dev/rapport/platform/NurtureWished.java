package dev.rapport.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer does not buy now but should not be forgotten: whoever runs the community takes the relationship on.
 *
 * @param subject the lead it comes from
 * @param wishedBy who decided it
 */
public record NurtureWished(
        UUID eventId,
        SubjectId subject,
        Instant at,
        CustomerId customer,
        @Nullable UserId wishedBy) implements DomainEvent {

    /** Where the relationship goes on, and what the customer must have agreed to for that. */
    public static final Channel CHANNEL = Channel.WECOM;
}
