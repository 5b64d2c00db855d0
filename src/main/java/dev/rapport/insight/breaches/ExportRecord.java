package dev.rapport.insight.breaches;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody took breaches out of the system.
 *
 * @param kind {@code csv} or {@code pdf}
 * @param filter what was chosen, as an address
 * @param entries how many breaches it held
 * @param named whether names of staff were in it
 */
public record ExportRecord(UUID id, String kind, String filter, int entries, boolean named, UserId by, Instant at) {}
