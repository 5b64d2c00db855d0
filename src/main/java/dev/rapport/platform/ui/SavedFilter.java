package dev.rapport.platform.ui;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose on a list page and named.
 *
 * @param team key of the team that has it too
 * @param sharedWith name of that team
 * @param mine whether it is the reader's own to change
 * @param address what is chosen, as the page's address has it
 */
public record SavedFilter(
        UUID id,
        String name,
        @Nullable String team,
        @Nullable String sharedWith,
        boolean mine,
        Map<String, String> address) {}
