package dev.rapport.customer;

import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a row.
 *
 * @param customer absent when it is here and passed over, or when the row is refused
 */
record DecidedRow(
        ToldCustomer told,
        @Nullable MeantCustomer customer,
        @Nullable Refused refused) {}
