package dev.rapport.customer.purchases;

import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the purchases of a customer. */
sealed interface PurchaseEvent extends DomainEvent {

    record PurchaseAdded(UUID eventId, SubjectId subject, Instant at, String order, String amount)
            implements PurchaseEvent {}

    record PurchaseReturned(UUID eventId, SubjectId subject, Instant at, String order, String amount)
            implements PurchaseEvent {}

    /** One for a whole import, under its own id; it stands in the stories of all whose purchases it brought. */
    record PurchasesBroughtIn(UUID eventId, SubjectId subject, Instant at, String file) implements PurchaseEvent {

        static PurchasesBroughtIn by(UUID run, String file, Instant at) {
            var once = UUID.nameUUIDFromBytes(("purchases of " + run).getBytes(StandardCharsets.UTF_8));
            return new PurchasesBroughtIn(once, new SubjectId(run), at, file);
        }
    }

    /** How people call an order: by its number, else by its day. */
    static String called(@Nullable String number, LocalDate day) {
        return number == null ? day.toString() : number;
    }
}
