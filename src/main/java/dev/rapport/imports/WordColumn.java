package dev.rapport.imports;

import java.util.List;
import java.util.function.Predicate;

/**
 * A column that holds one of our words, so that a word of others needs a meaning.
 *
 * @param words ours, in the order in which they are offered
 * @param isKnown whether a cell is understood as it is; the reading that rows are brought in by
 */
public record WordColumn(String column, List<String> words, Predicate<String> isKnown) {}
