package dev.rapport.marketing.segments;

import dev.rapport.customer.CustomerLine;
import java.util.List;

/**
 * How many customers a condition fits, and some of them.
 *
 * @param many how many; where it is not exact, about as many as the database supposes
 * @param exact false where counting took too long
 * @param sample ten at most, masked; none where finding them took too long
 */
public record Counted(long many, boolean exact, List<CustomerLine> sample) {}
