package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a customer's page shows of the customer itself.
 *
 * @param missing names of the facts that should be known by now and are not
 * @param candidates others who may be the same
 * @param consents by channel, what the customer said
 */
public record CustomerProfile(
        CustomerLine line,
        CustomerTerms terms,
        @Nullable Relative parent,
        List<Relative> subsidiaries,
        List<MaskedContactPoint> contactPoints,
        List<Tags.Tag> tags,
        Map<String, Consents.Said> consents,
        boolean doNotContact,
        Map<String, String> facts,
        List<String> missing,
        List<Candidate> candidates) {

    /** A firm above or below. */
    public record Relative(CustomerId id, String name) {}

    /** A phone or e-mail address as everybody may see it. */
    public record MaskedContactPoint(UUID id, String kind, String text) {}
}
