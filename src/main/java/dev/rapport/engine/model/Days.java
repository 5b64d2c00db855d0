package dev.rapport.engine.model;

import dev.rapport.platform.Bilingual;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/**
 * Which days a date field takes. What day it is depends on where one is: a day is past, or ahead, when it is so
 * everywhere on earth.
 *
 * @param isDay whether the field holds a day and nothing else
 * @param pastRefused as form-js says it: {@code disallowPassedDates}
 * @param futureRefused our own property {@code disallowFutureDates}
 */
record Days(boolean isDay, boolean pastRefused, boolean futureRefused) {

    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    static Days of(JsonNode component) {
        return new Days(
                component.path("subtype").asString("").equals("date"),
                component.path("disallowPassedDates").asBoolean(false),
                component.path("properties").path("disallowFutureDates").asBoolean(false));
    }

    String check(String text, String label, Instant now) {
        if (!isDay) return text;
        var day = day(text, label);
        if (pastRefused && day.isBefore(now.atOffset(WESTERNMOST).toLocalDate()))
            throw Refused.unfit("error.form-day-is-past", new Bilingual(label));
        if (futureRefused && day.isAfter(now.atOffset(EASTERNMOST).toLocalDate()))
            throw Refused.unfit("error.form-day-is-ahead", new Bilingual(label));
        return text;
    }

    private static LocalDate day(String text, String label) {
        try {
            var day = LocalDate.parse(text);
            if (KeptYears.hold(day)) return day;
        } catch (DateTimeParseException e) {
            // told below, like a day out of range
        }
        throw Refused.unfit("error.form-no-day", new Bilingual(label));
    }
}
