package dev.rapport.customer;

import dev.rapport.customer.ConsentRequest.State;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A yes that does not count yet, as people see it.
 *
 * @param masked the address
 * @param mails how many were written
 * @param mailWanted whether one is to be written as soon as it may
 * @param trouble key of the sentence that says why the last did not go out, or none is written
 */
public record AskedConsent(
        UUID id,
        Purpose purpose,
        State state,
        String masked,
        ConsentSource source,
        int wording,
        Instant saidAt,
        int mails,
        boolean mailWanted,
        @Nullable Instant mailedAt,
        @Nullable Instant expiresAt,
        @Nullable String trouble) {

    static AskedConsent of(ConsentRequest request, Instant now, @Nullable String hindrance) {
        return new AskedConsent(
                request.id(),
                request.purpose(),
                request.stateAt(now),
                request.masked(),
                request.source(),
                request.wording(),
                request.saidAt(),
                request.mails(),
                request.mailWanted(),
                request.mailedAt(),
                request.expiresAt(),
                request.mailWanted() ? hindrance : request.trouble());
    }
}
