package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is worth knowing of a customer before one speaks with them. A Spring bean of each module that knows something. */
public interface CustomerBrief {

    /** Lower ones first: what is to be done, what runs, what was, what they are like. */
    int order();

    /** A few lines, only of what the asker may see; none where nothing is worth saying. */
    List<Line> of(CustomerId customer, Locale locale, ZoneId zone);

    /**
     * One of them.
     *
     * @param about key of the text that says what it is about
     * @param number of the case that it is about
     * @param at when it was
     * @param due by when it is to be done
     */
    record Line(
            String about,
            String text,
            @Nullable String number,
            @Nullable Instant at,
            @Nullable Instant due) {

        public Line(String about, String text) {
            this(about, text, null, null, null);
        }

        public static Line due(String about, String text, String number, Instant due) {
            return new Line(about, text, number, null, due);
        }

        public static Line open(String about, String text, String number) {
            return new Line(about, text, number, null, null);
        }

        public static Line was(String about, String text, @Nullable String number, Instant at) {
            return new Line(about, text, number, at, null);
        }
    }
}
