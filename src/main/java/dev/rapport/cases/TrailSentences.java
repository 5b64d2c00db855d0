package dev.rapport.cases;

import dev.rapport.access.ContactSight;
import dev.rapport.access.Staff;
import dev.rapport.engine.Forms;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WrittenTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Turns an entry of the trail into the sentence {@code trail.<kind>}, its details as names, times and words. When a
 * detail is absent, the sentence {@code trail.<kind>.without.<detail>} is told instead, if there is one.
 */
@Component
public class TrailSentences {

    /** What something was before is told in the words of what it is now. */
    private static final Pattern BEFORE = Pattern.compile("Before$");

    private final Texts texts;
    private final Staff staff;
    private final Subjects subjects;
    private final Map<String, TrailWord> words;
    private final Forms forms;
    private final ContactSight contacts;

    TrailSentences(
            Texts texts, Staff staff, Subjects subjects, List<TrailWord> words, Forms forms, ContactSight contacts) {
        this.contacts = contacts;
        this.words = words.stream().collect(Collectors.toMap(TrailWord::name, Function.identity()));
        this.forms = forms;
        this.texts = texts;
        this.staff = staff;
        this.subjects = subjects;
    }

    String of(String kind, JsonNode details, Locale locale, ZoneId zone) {
        return sentence("trail." + kind, kind, details, locale, zone);
    }

    /** The same event as a person is told of it, {@code notice.<kind>}; in the trail's words for those who watch. */
    public String ofNotice(String kind, JsonNode details, Locale locale, ZoneId zone) {
        var own = texts.has("notice." + kind);
        return sentence((own ? "notice." : "trail.") + kind, kind, details, locale, zone);
    }

    private String sentence(String key, String kind, JsonNode details, Locale locale, ZoneId zone) {
        var words = new ArrayList<Object>();
        details.properties()
                .forEach(detail -> words.add(
                        detail.getKey().equals("title")
                                ? title(details, locale, zone)
                                : word(detail.getKey(), detail.getValue(), locale, zone)));
        if (texts.has(key)) return texts.get(locale, variant(key, details), words.toArray());
        var rest = words.stream()
                .map(Object::toString)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return texts.get(locale, "trail.unknown", kind, rest);
    }

    private String variant(String key, JsonNode details) {
        return details.properties().stream()
                .filter(detail -> detail.getValue().isNull())
                .map(detail -> key + ".without." + detail.getKey())
                .filter(texts::has)
                .findFirst()
                .orElse(key);
    }

    private Object title(JsonNode details, Locale locale, ZoneId zone) {
        var title = details.path("title");
        var kind = details.path("kind").path("word").asString("");
        return title.isString()
                ? title(kind.substring(kind.indexOf('.') + 1), title.asString(), locale)
                : word(title, locale, zone);
    }

    /** What a case is called: cases of some kinds are called by a word. */
    @ForEverybody("names what the asker was shown")
    public String title(String kind, String title, Locale locale) {
        var key = "subject.title.%s.%s".formatted(kind, title);
        return texts.has(key) ? texts.get(locale, key) : contacts.words(title, false);
    }

    private Object word(String name, JsonNode value, Locale locale, ZoneId zone) {
        if (!value.isString()) return word(value, locale, zone);
        var text = value.asString();
        return switch (name) {
            case "team" -> team(text, locale);
            case "reason" -> forms.choice(text, locale);
            case "category", "step" -> texts.get(locale, text);
            case "because" -> new Bilingual(text).in(locale);
            case "language", "languageBefore" -> language(text, locale);
            default -> {
                if (words.containsKey(name)) yield word(name, text, locale);
                var key = "word." + BEFORE.matcher(name).replaceFirst("") + "." + text;
                yield texts.has(key) ? texts.get(locale, key) : text;
            }
        };
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
        if (value.has("word")) return word(value.path("word").asString(), locale);
        if (value.has("customer"))
            return word("customer", value.path("customer").asString(), locale);
        return value.asString();
    }

    private static String language(String tag, Locale locale) {
        var name = Locale.forLanguageTag(tag).getDisplayLanguage(locale);
        return name.isEmpty() ? tag : name;
    }

    private String team(String key, Locale locale) {
        return staff.team(key).map(team -> team.name(locale)).orElse(key);
    }

    /** The word of another module for a detail of that name; the value itself when no module has one. */
    @ForEverybody("names what the asker was shown")
    public String word(String name, String value, Locale locale) {
        var word = words.get(name);
        return word == null ? value : word.say(value, locale);
    }

    /** Whether there is what a detail of that name identifies. */
    public boolean knows(String name, String value) {
        var word = words.get(name);
        return word != null && word.knows(value);
    }

    private String user(String id) {
        return staff.byId(UserId.of(id)).map(person -> person.name()).orElse("–");
    }

    private String subject(String id) {
        return subjects.find(SubjectId.of(id)).map(Subject::number).orElse("–");
    }

    private static String time(String instant, Locale locale, ZoneId zone) {
        return WrittenTime.at(Instant.parse(instant), locale, zone);
    }

    /** As {@link dev.rapport.platform.Word} writes it: {@code Channel.IN_PERSON} is {@code channel.in-person}. */
    private static String spoken(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text {@code word.Kind.NAME}, {@code Kind.NAME} or {@code word.kind.name}; without one, the name as it is. */
    @ForEverybody("names what the asker was shown")
    public String word(String word, Locale locale) {
        return Stream.of("word." + word, word, "word." + spoken(word))
                .filter(texts::has)
                .findFirst()
                .map(key -> texts.get(locale, key))
                .orElse(word.substring(word.indexOf('.') + 1));
    }
}
