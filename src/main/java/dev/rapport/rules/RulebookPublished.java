package dev.rapport.rules;

import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * From the end of this transaction on, a rulebook decides by other text than before. Not published for the first
 * version, nor for one that says what the version before it said.
 *
 * @param by absent where a release of the product brought it
 */
public record RulebookPublished(
        String rulebook, int version, @Nullable UserId by) {}
