package dev.rapport.customer;

import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import java.util.Locale;
import java.util.Set;
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
}
