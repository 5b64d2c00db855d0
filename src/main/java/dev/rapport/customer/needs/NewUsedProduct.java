package dev.rapport.customer.needs;

import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer uses, as it was told; what fits is kept.
 *
 * @param serial serial or licence number
 */
public record NewUsedProduct(
        String product,
        @Nullable LocalDate since,
        @Nullable String serial,
        @Nullable LocalDate warrantyUntil,
        @Nullable LocalDate contractUntil) {

    static final int LONGEST = 200;

    UsedProduct kept(UUID id, Instant at) {
        var name = Said.required(product, LONGEST, "needs.product-missing");
        for (var day : new LocalDate[] {since, warrantyUntil, contractUntil}) if (day != null) KeptYears.require(day);
        var used = since;
        if (used != null && Stream.of(warrantyUntil, contractUntil).anyMatch(day -> day != null && day.isBefore(used)))
            throw Refused.unfit("needs.ends-before-it-begins");
        return new UsedProduct(id, name, used, Said.line(serial, LONGEST), warrantyUntil, contractUntil, at);
    }
}
