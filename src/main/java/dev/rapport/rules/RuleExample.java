package dev.rapport.rules;

import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a rulebook must go on making.
 *
 * @param facts as JSON: a list of objects, each with the type of the fact under {@code fact} and what is known of it
 * @param expected as JSON: {@code score} and {@code results} by name, each as far as it matters; an absent result is null
 * @param keptBy absent where the product brought it
 */
public record RuleExample(
        UUID id,
        String rulebook,
        String name,
        String facts,
        String expected,
        @Nullable UserId keptBy,
        Instant keptAt) {}
