package dev.rapport.platform;

import java.util.UUID;

/** Identifies a customer. */
public record CustomerId(UUID value) {

    public static CustomerId of(String text) {
        return new CustomerId(Ids.parse(text));
    }

    public static CustomerId next() {
        return new CustomerId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
