package dev.rapport.contact.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wrote, as it is kept until it is worked.
 *
 * @param id made by the page, so that what comes twice is kept once
 * @param email where they want to be answered when they are gone
 */
record ChatWords(
        String visitor, String id, String text, @Nullable String email) {

    List<String> addresses() {
        return email == null ? List.of() : List.of(email);
    }

    /** It comes from whom it comes from: nobody takes an id of another visitor away. */
    String there() {
        return visitor + " " + id;
    }

    @Override
    public String toString() {
        return "words " + id;
    }
}
