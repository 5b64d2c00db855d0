package dev.rapport.contact.pbx;

import dev.rapport.contact.inbound.Unreadable;
import dev.rapport.platform.CleanText;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes apart what came, whichever of the two ways telephone systems write it. What nobody knows is passed over. */
@Component
class PbxBody {

    private static final int MOST_FIELDS = 200;

    /** Some put it before all that they write. */
    private static final Pattern MARK = Pattern.compile("^\uFEFF");

    /** Values by name; a name may have several. */
    record Said(Map<String, List<String>> values) {

        String text(String name) {
            var all = all(name);
            return all.isEmpty() ? "" : all.getFirst();
        }

        List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }
    }

    private final JsonMapper json;

    PbxBody(JsonMapper json) {
        this.json = json;
    }

    Said read(byte[] body) {
        var text = MARK.matcher(text(body)).replaceFirst("").strip();
        var said = text.startsWith("{") ? json(text) : form(text);
        if (!said.values().values().stream().flatMap(List::stream).allMatch(CleanText::isFit))
            throw new Unreadable("control characters");
        return said;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("no UTF-8", e);
        }
    }

    private Said json(String text) {
        try {
            var values = new LinkedHashMap<String, List<String>>();
            json.readTree(text).properties().forEach(field -> values.put(field.getKey(), values(field.getValue())));
            return new Said(values);
        } catch (JacksonException e) {
            throw new Unreadable("no JSON", e);
        }
    }

    private static List<String> values(JsonNode value) {
        var values = new ArrayList<String>();
        if (value.isArray()) value.forEach(one -> values.addAll(one.isArray() ? List.of() : values(one)));
        else if (value.isValueNode() && !value.isNull()) values.add(value.asString());
        return values;
    }

    private static Said form(String text) {
        var values = new LinkedHashMap<String, List<String>>();
        var pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) throw new Unreadable("more than " + MOST_FIELDS + " fields");
        for (var pair : pairs) {
            var end = pair.indexOf('=');
            if (end <= 0) continue;
            var name = decoded(pair.substring(0, end)).replaceAll("\\[\\d*]$", "");
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(decoded(pair.substring(end + 1)));
        }
        return new Said(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("no form", e);
        }
    }
}
