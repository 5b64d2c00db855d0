package dev.rapport.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One operation as the description of the API has it, and requests made from its schema. */
public record ApiOperation(String method, String path, JsonNode described, JsonNode schemas) {

    private static final int DEEPEST = 6;

    /** A body in which one text is as wished. */
    public record Body(String place, String json) {}

    private interface Say {
        String at(String place, String usual);
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

    /** With ids that nothing has. */
    public String address() {
        return path.replace("{kind}", "team")
                .replace("{version}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
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
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(
                            property.getKey(),
                            value(property.getValue(), place + "." + property.getKey(), say, depth + 1)));
            return object;
        }
        if (schema.path("additionalProperties").isObject())
            return json.objectNode()
                    .set("word", value(schema.path("additionalProperties"), place + ".*", say, depth + 1));
        return switch (type(schema)) {
            case "array" -> json.arrayNode().add(value(schema.path("items"), place + ".0", say, depth + 1));
            case "integer", "number" -> json.numberNode(1);
            case "boolean" -> json.booleanNode(false);
            case "string" -> json.stringNode(say.at(place, usual(schema)));
            default -> json.objectNode();
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString("");
    }

    private static String usual(JsonNode schema) {
        if (schema.has("enum")) return schema.path("enum").path(0).asString();
        return switch (schema.path("format").asString("")) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-11-02";
            case "date-time" -> "2026-11-02T08:00:00Z";
            default -> "word";
        };
    }
}
