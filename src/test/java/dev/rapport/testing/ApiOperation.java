package dev.rapport.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One operation as the description of the API has it, and requests made from its schema. */
public record ApiOperation(String method, String path, JsonNode described, JsonNode schemas) {

    /** No field and no parameter is called so. */
    public static final String ANOTHER = "nonsense";

    private static final int DEEPEST = 6;

    /** What must be more than any word, by its place. */
    private static final Map<String, String> WORDS = Map.of(".language", "en", ".from", "08:30", ".to", "08:30");

    /** A body in which one text is as wished. */
    public record Body(String place, String json) {}

    private interface Say {
        String at(String place, String usual);

        /** Whether the object at this place has a field that is not described. */
        default boolean adds(String place) {
            return false;
        }
    }

    /** All as usual, and a field more in one object. */
    private record Adding(Predicate<String> where) implements Say {

        @Override
        public String at(String place, String usual) {
            return usual;
        }

        @Override
        public boolean adds(String place) {
            return where.test(place);
        }
    }

    public static List<ApiOperation> all(JsonNode description) {
        var schemas = description.path("components").path("schemas");
        var all = new ArrayList<ApiOperation>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                all.add(new ApiOperation(method.getKey(), path.getKey(), method.getValue(), schemas))));
        return all;
    }

    public boolean takes(String header) {
        return described
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("in").asString().equals("header")
                        && parameter.path("name").asString().equals(header));
    }

    public boolean hasTexts() {
        return !places().isEmpty();
    }

    /** A body whose texts all are as wished. */
    public String saying(String text) {
        return body((place, usual) -> text);
    }

    public String usual() {
        return body((place, usual) -> usual);
    }

    /** Bodies in which one text each is as wished, and all others as usual. */
    public List<Body> eachSaying(String text) {
        return places().stream()
                .map(wanted -> new Body(wanted, body((place, usual) -> place.equals(wanted) ? text : usual)))
                .toList();
    }

    /** Bodies in which one object each has a field more than is described. */
    public List<Body> eachWithAnotherField() {
        var places = new ArrayList<String>();
        body(new Adding(place -> !places.add(place)));
        return places.stream()
                .map(wanted -> new Body(wanted, body(new Adding(wanted::equals))))
                .toList();
    }

    /** What its body is. */
    public String contentType() {
        return described.path("requestBody").path("content").propertyNames().stream()
                .findFirst()
                .orElse("application/json");
    }

    /** The parameters of its query. */
    public List<String> parameters() {
        return described
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }

    /** With ids that nothing has, what it wants to be told in its address, and something more. */
    public String addressWith(String more) {
        return addressAsking(other -> !more.startsWith(other + "="), more);
    }

    /** With ids that nothing has. */
    public String address() {
        var told = path.replace("{kind}", "team").replace("{version}", "1");
        for (var parameter : described.path("parameters")) {
            var schema = parameter.path("schema");
            var word = schema.path("type").asString("").equals("integer")
                    ? "1"
                    : schema.path("enum").path(0).asString("");
            if (!word.isEmpty())
                told = told.replace("{" + parameter.path("name").asString() + "}", word);
        }
        return told.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    /** Addresses in which one value each is as wished. */
    public List<String> addressesWith(String encoded) {
        var addresses = new ArrayList<String>();
        for (var parameter : described.path("parameters")) {
            if (parameter.path("in").asString().equals("header")) continue;
            var name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path"))
                addresses.add(new ApiOperation(method, path.replace("{" + name + "}", encoded), described, schemas)
                        .addressAsking(other -> true, ""));
            else addresses.add(addressAsking(other -> !other.equals(name), name + "=" + encoded));
        }
        return addresses;
    }

    /** With ids that nothing has, and all that it wants to be told in its address. */
    public String asked() {
        return addressAsking(other -> true, "");
    }

    private String addressAsking(Predicate<String> wanted, String more) {
        var usual = new ArrayList<String>();
        for (var parameter : described.path("parameters"))
            if (parameter.path("required").asBoolean(false)
                    && parameter.path("in").asString().equals("query")
                    && wanted.test(parameter.path("name").asString()))
                usual.add(parameter.path("name").asString() + "="
                        + value(parameter.path("schema"), "", (place, text) -> text, 0)
                                .asString(""));
        usual.add(more);
        return address() + usual.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("&", "?", ""));
    }

    private List<String> places() {
        var places = new ArrayList<String>();
        body((place, usual) -> {
            places.add(place);
            return usual;
        });
        return places;
    }

    private String body(Say say) {
        var schema = described
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isMissingNode() ? "" : escaped(value(schema, "", say, 0).toString());
    }

    /** Halves of characters can only be written so. */
    private static String escaped(String json) {
        return json.chars()
                .mapToObj(sign -> sign < 0x80 ? String.valueOf((char) sign) : String.format("\\u%04x", sign))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private JsonNode value(JsonNode given, String place, Say say, int depth) {
        var json = JsonNodeFactory.instance;
        if (depth > DEEPEST) return json.nullNode();
        var name = given.path("$ref").asString("");
        var schema = name.isEmpty() ? given : schemas.path(name.substring(name.lastIndexOf('/') + 1));
        if (schema.has("properties")) {
            var object = json.objectNode();
            if (say.adds(place)) object.put(ANOTHER, "word");
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(
                            property.getKey(),
                            value(property.getValue(), place + "." + property.getKey(), say, depth + 1)));
            return object;
        }
        if (schema.path("additionalProperties").isObject())
            return json.objectNode()
                    .set("2026-11-02", value(schema.path("additionalProperties"), place + ".*", say, depth + 1));
        return switch (type(schema)) {
            case "array" -> json.arrayNode().add(value(schema.path("items"), place + ".0", say, depth + 1));
            case "integer", "number" -> json.numberNode(1);
            case "boolean" -> json.booleanNode(false);
            case "string" -> json.stringNode(say.at(place, usual(schema, place)));
            default -> json.objectNode();
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString("");
    }

    private static String usual(JsonNode schema, String place) {
        if (schema.has("enum")) return schema.path("enum").path(0).asString();
        return switch (schema.path("format").asString("")) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-11-02";
            case "time", "local-time", "partial-time" -> "08:30";
            case "date-time" -> "2026-11-02T08:00:00Z";
            default -> WORDS.getOrDefault(place, "word");
        };
    }
}
