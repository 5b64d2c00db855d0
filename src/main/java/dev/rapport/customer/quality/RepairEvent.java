package dev.rapport.customer.quality;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a repair of many customers, told once for all of them; under the repair's id. */
public sealed interface RepairEvent extends DomainEvent, TellsPeople {

    record RepairDone(
            UUID eventId,
            SubjectId subject,
            Instant at,
            int repaired,
            int leftOut,
            @Nullable UserId asker) implements RepairEvent {

        @Override
        public List<UserId> told() {
            return asker == null ? List.of() : List.of(asker);
        }
    }

    record RepairUndone(
            UUID eventId,
            SubjectId subject,
            Instant at,
            int undone,
            int stays,
            @Nullable UserId asker) implements RepairEvent {

        @Override
        public List<UserId> told() {
            return asker == null ? List.of() : List.of(asker);
        }
    }

    /** To somebody else than who had it done. */
    record CustomersGivenByRepair(
            UUID eventId, SubjectId subject, Instant at, int customers, String because, UserId owner)
            implements RepairEvent {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }
}
