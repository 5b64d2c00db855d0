package dev.rapport.contact.canned;

import org.jspecify.annotations.Nullable;

/**
 * What of the canned answers somebody wants to see.
 *
 * @param words in name, code or text; all if empty
 * @param removed those that can be brought back, instead of those that stand
 */
public record CannedFilter(
        String words, @Nullable CannedFor whose, @Nullable CannedLanguage language, boolean removed) {}
