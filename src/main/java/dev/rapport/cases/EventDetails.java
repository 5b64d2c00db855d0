package dev.rapport.cases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The further components of an event, in their order, as values that JSON can hold. What a reader must see in their own
 * words is marked: a user as {@code {"user": id}}, an instant as {@code {"instant": text}}, a word of an enumeration as
 * {@code {"word": "Kind.NAME"}}.
 */
final class EventDetails {

    private static final Set<String> KEPT_IN_COLUMNS = Set.of("eventId", "subject", "at");

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            if (!type.isRecord()) throw new IllegalArgumentException(type + " is a domain event but not a record");
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !KEPT_IN_COLUMNS.contains(component.getName()))
                    .peek(component -> component.getAccessor().setAccessible(true))
                    .toList();
        }
    };

    private EventDetails() {}

    static Map<String, @Nullable Object> of(DomainEvent event) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        for (var component : COMPONENTS.get(event.getClass())) {
            details.put(component.getName(), json(read(component, event)));
        }
        return details;
    }

    private static @Nullable Object read(RecordComponent component, DomainEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth;
            case CaseKind kind -> Map.of("word", "SubjectKind." + kind.name());
            case UserId user -> Map.of("user", user.toString());
            case CustomerId customer -> Map.of("customer", customer.toString());
            case SubjectId subject -> Map.of("subject", subject.toString());
            case Instant instant -> Map.of("instant", instant.toString());
            case Enum<?> word -> Map.of("word", word.getDeclaringClass().getSimpleName() + "." + word.name());
            case Collection<?> many -> many.stream().map(EventDetails::json).toList();
            default -> value.toString();
        };
    }
}
