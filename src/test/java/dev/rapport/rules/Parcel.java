package dev.rapport.rules;

import java.util.Set;

/** A fact for rules in tests. */
public record Parcel(Integer weight, String city, Set<String> marks, boolean fragile) {

    public boolean over(int limit) {
        return weight != null && weight > limit;
    }

    static Parcel weighing(int weight) {
        return new Parcel(weight, "Vienna", Set.of(), false);
    }
}
