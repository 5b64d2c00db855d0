package dev.rapport.sales;

import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.util.UUID;

/** Identifies a lead; the same value identifies it as a subject. */
public record LeadId(UUID value) {

    public static LeadId next() {
        return new LeadId(Ids.next());
    }

    public static LeadId of(SubjectId subject) {
        return new LeadId(subject.value());
    }

    public SubjectId subject() {
        return new SubjectId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
