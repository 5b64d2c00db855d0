package dev.rapport.access.staff;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which people to list.
 *
 * @param text part of a name or login, or empty
 * @param team key of a team that they are in
 * @param former also those who left
 */
public record PeopleFilter(String text, @Nullable String team, boolean former) {

    private static final int LONGEST = 100;

    public PeopleFilter {
        text = CleanText.line(text);
        if (text.length() > LONGEST) throw Refused.invalid("access.search-too-long", LONGEST);
    }
}
