package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer in a few words, contact points masked. */
public record CustomerCard(
        CustomerId id,
        String name,
        String tier,
        @Nullable UserId owner,
        List<String> maskedContactPoints,
        boolean doNotContact) {

    /** The tier of those to whom nobody gave another. */
    public static final String STANDARD = "standard";
}
