package dev.rapport.platform;

import java.util.UUID;

/** Identifies a team. */
public record TeamId(UUID value) {

    public static TeamId of(String text) {
        return new TeamId(Ids.parse(text));
    }

    public static TeamId next() {
        return new TeamId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
