package dev.rapport.studio.check;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a model may name.
 *
 * @param messages that the product sends
 * @param shipped what the product brings of the same process
 */
record Surroundings(
        Predicate<String> forms,
        Set<String> teams,
        Set<String> jobTypes,
        Set<String> messages,
        Optional<String> shipped) {}
