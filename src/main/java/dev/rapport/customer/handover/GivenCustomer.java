package dev.rapport.customer.handover;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a hand-over.
 *
 * @param taker absent when it goes back to the team
 * @param why message key of the reason
 * @param said what a platform said, in its words
 * @param notMoved platforms where the customer is known and nobody could be asked
 * @param cases how many of its open cases went with it
 * @param casesStayed how many could not
 */
public record GivenCustomer(
        CustomerId customer,
        String name,
        @Nullable UserId taker,
        @Nullable String takerName,
        Standing standing,
        @Nullable String why,
        @Nullable String said,
        List<String> notMoved,
        int cases,
        int casesStayed) {}
