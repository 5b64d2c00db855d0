package dev.rapport.imports;

import dev.rapport.imports.ImportRun.Reason;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps refusals so that everybody can read them later in their own language. */
@Component
class Reasons {

    private static final int LONGEST_ARGUMENT = 300;
    private static final String UNSAID = "…";
    private static final String LABEL = "import.column.";
    private static final String COLUMN = "\u0001";
    private static final Pattern COLUMN_SAID = Pattern.compile(COLUMN + "([^\u0001]{1,200})" + COLUMN);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private final JsonMapper json;
    private final Texts texts;

    Reasons(JsonMapper json, Texts texts) {
        this.json = json;
        this.texts = texts;
    }

    Reason of(Refused refused) {
        return new Reason(refused.key(), arguments(Arrays.asList(refused.arguments())));
    }

    String arguments(List<Object> arguments) {
        return arguments(arguments, LONGEST_ARGUMENT);
    }

    String arguments(List<Object> arguments, int longest) {
        var kept = arguments.stream()
                .map(argument -> argument instanceof Number ? argument : shortened(String.valueOf(argument), longest))
                .toList();
        return json.writeValueAsString(kept);
    }

    String text(Reason reason, Locale locale) {
        var arguments = new ArrayList<Object>();
        read(reason)
                .forEach(argument -> arguments.add(argument instanceof String said ? named(said, locale) : argument));
        for (var needed = needed(texts.get(locale, reason.key())); arguments.size() < needed; ) arguments.add(UNSAID);
        return texts.get(locale, reason.key(), arguments.toArray());
    }

    List<Object> read(Reason reason) {
        return json.readValue(reason.arguments(), new TypeReference<List<Object>>() {});
    }

    /** One of our columns within an argument; people read what they call it. */
    static String column(String kind, String column) {
        return COLUMN + kind + "." + column + COLUMN;
    }

    private String named(String said, Locale locale) {
        return COLUMN_SAID.matcher(said).replaceAll(found -> {
            var name = found.group(1).substring(found.group(1).indexOf('.') + 1);
            var key = texts.has(LABEL + found.group(1)) ? LABEL + found.group(1) : LABEL + name;
            return Matcher.quoteReplacement(texts.has(key) ? texts.get(locale, key) : name);
        });
    }

    /** A text may have come to say more than was kept when it said less. */
    private static int needed(String text) {
        return PLACE.matcher(text)
                .results()
                .mapToInt(place -> Integer.parseInt(place.group(1)) + 1)
                .max()
                .orElse(0);
    }

    private static String shortened(String text, int longest) {
        // PostgreSQL keeps no NUL in JSON
        var clean = text.replace("\0", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest) + "…";
    }
}
