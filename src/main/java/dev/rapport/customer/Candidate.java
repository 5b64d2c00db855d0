package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.List;

/** Another customer who may be the same, and why it looks so; only a person can tell. */
public record Candidate(CustomerId id, String name, List<Why> why) {

    boolean isTheSameByNameAndPoint() {
        return why.contains(Why.NAME) && (why.contains(Why.PHONE) || why.contains(Why.EMAIL));
    }

    /** What the two share. */
    public enum Why {
        PHONE,
        EMAIL,
        NAME,
        SIMILAR_NAME,
        IDENTITY,
        BIRTH,
        PLACE
    }
}
