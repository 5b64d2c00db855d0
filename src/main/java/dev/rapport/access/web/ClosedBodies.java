package dev.rapport.access.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes that bodies have the fields that are described and no others. */
@Component
class ClosedBodies implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var named = Optional.ofNullable(api.getComponents().getSchemas()).orElse(Map.of());
        var seen = new HashSet<Schema<?>>();
        Deque<Schema<?>> left = new ArrayDeque<>();
        bodies(api).forEach(left::push);
        while (!left.isEmpty()) {
            var schema = left.pop();
            var reference = schema.get$ref();
            if (reference != null) {
                var meant = named.get(reference.substring(reference.lastIndexOf('/') + 1));
                if (meant != null) left.push(meant);
            } else if (seen.add(schema)) {
                if (schema.getProperties() != null && schema.getAdditionalProperties() == null)
                    schema.setAdditionalProperties(false);
                within(schema).forEach(left::push);
            }
        }
    }

    private static Stream<Schema<?>> bodies(OpenAPI api) {
        return api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(operations -> operations.stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .<Schema<?>>map(content -> content.getSchema())
                .filter(Objects::nonNull);
    }

    private static Stream<Schema<?>> within(Schema<?> schema) {
        var fields = schema.getProperties() == null
                ? Stream.<Schema<?>>empty()
                : schema.getProperties().values().stream().map(field -> (Schema<?>) field);
        var others = schema.getAdditionalProperties() instanceof Schema<?> values ? values : null;
        return Stream.concat(
                fields, Stream.<Schema<?>>of(schema.getItems(), others).filter(Objects::nonNull));
    }
}
