package dev.rapport.audit;

import dev.rapport.access.Staff;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns an entry of the trail into the sentence {@code trail.<kind>}, its details as names, times and words. */
@Component
class TrailSentences {

    private final Texts texts;
    private final Staff staff;
    private final Subjects subjects;

    TrailSentences(Texts texts, Staff staff, Subjects subjects) {
        this.texts = texts;
        this.staff = staff;
        this.subjects = subjects;
    }

    String of(String kind, JsonNode details, Locale locale, ZoneId zone) {
        var words = new ArrayList<Object>();
        details.properties().forEach(detail -> words.add(word(detail.getKey(), detail.getValue(), locale, zone)));
        if (texts.has("trail." + kind)) return texts.get(locale, "trail." + kind, words.toArray());
        var rest = words.stream()
                .map(Object::toString)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return texts.get(locale, "trail.unknown", kind, rest);
    }

    private Object word(String name, JsonNode value, Locale locale, ZoneId zone) {
        return name.equals("team") && value.isString() ? team(value.asString(), locale) : word(value, locale, zone);
    }

    private Object word(JsonNode value, Locale locale, ZoneId zone) {
        if (value.isNull()) return "";
        if (value.isNumber()) return value.numberValue();
        if (value.isArray())
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> word(one, locale, zone).toString())
                    .collect(Collectors.joining(", "));
        if (value.has("user")) return user(value.path("user").asString());
        if (value.has("subject")) return subject(value.path("subject").asString());
        if (value.has("instant")) return time(value.path("instant").asString(), locale, zone);
        if (value.has("word")) return vocabulary(value.path("word").asString(), locale);
        if (value.has("customer")) return "";
        return value.asString();
    }

    private String team(String key, Locale locale) {
        return staff.team(key).map(team -> team.name(locale)).orElse(key);
    }

    private String user(String id) {
        return staff.byId(UserId.of(id)).map(person -> person.name()).orElse("–");
    }

    private String subject(String id) {
        return subjects.find(SubjectId.of(id)).map(Subject::number).orElse("–");
    }

    private static String time(String instant, Locale locale, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(Instant.parse(instant));
    }

    /** The text {@code word.Kind.NAME}; without one, the name as it is. */
    private String vocabulary(String word, Locale locale) {
        var key = "word." + word;
        return texts.has(key) ? texts.get(locale, key) : word.substring(word.indexOf('.') + 1);
    }
}
