package dev.rapport.imports;

import java.util.List;

/**
 * A word of a file that is none of ours; rows with it are left out until somebody says what it means.
 *
 * @param column ours
 * @param times in how many rows it stands, as far as they were counted
 * @param choices what it may mean
 */
public record UnknownWord(String column, String word, long times, List<String> choices) {}
