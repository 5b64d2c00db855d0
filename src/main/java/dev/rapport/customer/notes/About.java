package dev.rapport.customer.notes;

import dev.rapport.customer.CustomerEvent;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a note or a file hangs on. */
public sealed interface About {

    record OfCase(SubjectId id) implements About {}

    record OfCustomer(CustomerId id) implements About {}

    /** Of the two ids one is there. */
    static About of(@Nullable UUID subject, @Nullable UUID customer) {
        if (subject != null) return new OfCase(new SubjectId(subject));
        if (customer != null) return new OfCustomer(new CustomerId(customer));
        throw new IllegalStateException("hangs on nothing");
    }

    /** Under which id the trail tells of it. */
    default SubjectId subject() {
        return switch (this) {
            case OfCase one -> one.id();
            case OfCustomer one -> CustomerEvent.subjectOf(one.id());
        };
    }

    default @Nullable UUID caseId() {
        return this instanceof OfCase one ? one.id().value() : null;
    }

    default @Nullable UUID customerId() {
        return this instanceof OfCustomer one ? one.id().value() : null;
    }
}
