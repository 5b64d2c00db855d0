package dev.rapport.studio;

import dev.rapport.engine.Traffic;
import java.time.Instant;

/**
 * A version of a process as it is deployed.
 *
 * @param name in the asker's language
 * @param instances how many runs were started, ended and stopped
 */
public record ProcessVersion(
        long key, String processId, int version, String name, Instant deployedAt, Traffic instances) {}
