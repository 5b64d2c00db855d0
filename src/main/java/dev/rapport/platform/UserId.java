package dev.rapport.platform;

import java.util.UUID;

/** Identifies a user. */
public record UserId(UUID value) {

    public static UserId of(String text) {
        return new UserId(Ids.parse(text));
    }

    public static UserId next() {
        return new UserId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
