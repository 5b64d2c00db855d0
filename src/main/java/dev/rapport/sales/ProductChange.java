package dev.rapport.sales;

import dev.rapport.platform.Money;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product was added or changed.
 *
 * @param by absent when the system did it
 */
public record ProductChange(
        Instant at, @Nullable UserId by, @Nullable String series, Money price) {}
