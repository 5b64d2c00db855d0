package dev.rapport.customer.uncovering;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.DoneBy;
import dev.rapport.platform.OnlyLooked;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person has more shown in full than usual; told once a day, of the customer with whom it became so.
 *
 * @param managers whom it is told
 */
record UnusualUncovering(
        UUID eventId,
        SubjectId subject,
        Instant at,
        UserId by,
        int shown,
        int usual,
        @Nullable List<UserId> managers) implements DomainEvent, DoneBy, TellsPeople, OnlyLooked {

    @Override
    public List<UserId> told() {
        return Objects.requireNonNullElse(managers, List.of());
    }
}
