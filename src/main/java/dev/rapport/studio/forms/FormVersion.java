package dev.rapport.studio.forms;

import java.time.Instant;
import java.util.List;

/**
 * A version of a form as it is deployed.
 *
 * @param processes the ids of the live processes whose tasks show the form
 */
public record FormVersion(long key, String formId, int version, Instant deployedAt, List<String> processes) {}
