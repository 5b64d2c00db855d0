package dev.rapport.sales;

import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.util.UUID;

/** Identifies an opportunity; the same value identifies it as a subject. */
public record OpportunityId(UUID value) {

    public static OpportunityId next() {
        return new OpportunityId(Ids.next());
    }

    public static OpportunityId of(SubjectId subject) {
        return new OpportunityId(subject.value());
    }

    public SubjectId subject() {
        return new SubjectId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
