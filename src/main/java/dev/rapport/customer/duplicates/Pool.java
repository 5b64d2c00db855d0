package dev.rapport.customer.duplicates;

import java.util.HashMap;
import java.util.Map;

/** Keeps what many customers have alike once. */
final class Pool {

    private final Map<Object, Object> kept = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> T same(T value) {
        var known = kept.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
