package dev.rapport.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Variables as JSON text and back. */
@Component
class Json {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** An escaped NUL, but not an escaped backslash followed by "u0000". */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** PostgreSQL keeps no NUL character in JSON; people have no use for it either. */
    String write(Map<String, ?> variables) {
        var json = mapper.writeValueAsString(variables);
        return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
    }

    Map<String, Object> read(String json) throws JacksonException {
        return mapper.readValue(json, MAP);
    }
}
