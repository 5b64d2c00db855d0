package dev.rapport.customer;

import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A part of the profile of which changes are kept, and which can be made again what it was; a Spring bean. */
public interface ProfilePart {

    Set<What> parts();

    /** What it is in this state, as everybody may see it. */
    String said(What what, String which, JsonNode state, Locale reader);

    /**
     * Makes it again what it was.
     *
     * @param is what it should be now; refused when it is something else
     * @param was absent when there was nothing
     */
    void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was);

    /**
     * Refuses to undo what is something else by now.
     *
     * @param compared what tells two states apart
     * @param shown as everybody may see it
     */
    static <T> void requireWhatItWas(
            @Nullable T now, @Nullable T expected, Function<T, Object> compared, Function<T, String> shown) {
        if (!Objects.equals(
                now == null ? null : compared.apply(now), expected == null ? null : compared.apply(expected)))
            throw Refused.changed("customer.undo-not-what-it-was", now == null ? "–" : shown.apply(now));
    }
}
