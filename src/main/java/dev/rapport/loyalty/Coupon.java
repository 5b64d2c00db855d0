package dev.rapport.loyalty;

import dev.rapport.platform.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a customer has.
 *
 * @param code whole for those who may, else its last signs
 * @param batch its name
 * @param state as it is at the moment of asking
 * @param order for which it is reserved or was redeemed
 * @param amount what it takes off that order
 * @param givenBack that its last redemption was given back, if it was
 */
public record Coupon(
        UUID id,
        UUID batchId,
        String batch,
        CustomerId customer,
        String code,
        State state,
        Instant issuedAt,
        @Nullable Instant validUntil,
        @Nullable String order,
        @Nullable Instant reservedUntil,
        @Nullable BigDecimal amount,
        @Nullable Instant redeemedAt,
        @Nullable String voidReason,
        @Nullable GivenBack givenBack) {

    /**
     * A redemption that was given back.
     *
     * @param order from which it was taken off
     */
    public record GivenBack(Instant at, String order, String reason) {}

    public enum State {
        ISSUED,
        RESERVED,
        REDEEMED,
        EXPIRED,
        VOID
    }
}
