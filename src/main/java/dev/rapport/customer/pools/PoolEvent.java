package dev.rapport.customer.pools;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.TellsPeople;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What pools tell people. */
public sealed interface PoolEvent extends DomainEvent {

    /** Some customers of a person go back unless something happens with them. The subject is the pool. */
    record CustomersGoBackSoon(
            UUID eventId, SubjectId subject, Instant at, UserId owner, int customers, String pool, int days)
            implements PoolEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }

    /** They are in the pool now. */
    record CustomersWentBack(UUID eventId, SubjectId subject, Instant at, UserId owner, int customers, String pool)
            implements PoolEvent, TellsPeople {

        @Override
        public List<UserId> told() {
            return List.of(owner);
        }
    }
}
