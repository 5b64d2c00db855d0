package dev.rapport.community.groups;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a group of which a platform tells.
 *
 * @param staff the colleague whose it is
 * @param doubles the other place of the same customer, who is counted there
 */
record Seat(
        UUID id,
        @Nullable UUID customer,
        @Nullable UUID staff,
        @Nullable String external,
        @Nullable String called,
        GroupRole role,
        GroupWay came,
        @Nullable String cameBy,
        Instant joinedAt,
        @Nullable UUID doubles) {

    /** The same place as it is now known; what is not said any more stays. */
    Seat as(Seat now, @Nullable UUID other) {
        return new Seat(
                id,
                now.customer,
                now.staff,
                now.external,
                now.called == null ? called : now.called,
                now.role,
                now.came == GroupWay.TOLD ? came : now.came,
                cameBy == null ? now.cameBy : cameBy,
                external == null ? now.joinedAt : joinedAt,
                other);
    }

    Seat of(@Nullable UUID otherCustomer) {
        return new Seat(id, otherCustomer, staff, external, called, role, came, cameBy, joinedAt, doubles);
    }

    Seat beside(@Nullable UUID other) {
        return new Seat(id, customer, staff, external, called, role, came, cameBy, joinedAt, other);
    }

    boolean isOf(@Nullable UUID somebody) {
        return Objects.equals(customer, somebody);
    }

    /** Noted by us, and not told by the platform. */
    boolean isByHand() {
        return external == null && came == GroupWay.BY_HAND;
    }
}
