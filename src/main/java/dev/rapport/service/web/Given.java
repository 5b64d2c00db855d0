package dev.rapport.service.web;

import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/** Checks that a field of a request is there. */
final class Given {

    private Given() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) throw Refused.invalid("ticket.field-missing", field);
        return value;
    }
}
