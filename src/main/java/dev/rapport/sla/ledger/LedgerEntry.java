package dev.rapport.sla.ledger;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written into the ledger.
 *
 * @param at when it happened; when it was written down, the database adds itself
 * @param kind what happened, in a few small letters such as {@code due-changed}
 * @param body what there is to say, a record or map that becomes JSON. It stays for ever, so no personal data other than
 *     ids may be in it
 * @param by who did it; absent for the system
 */
public record LedgerEntry(
        Chain chain,
        Instant at,
        String kind,
        Object body,
        @Nullable UserId by) {}
