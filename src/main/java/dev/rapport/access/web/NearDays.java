package dev.rapport.access.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads days and moments of the years 1 to 9999: others could be kept, and never be written down for people again. */
final class NearDays extends SimpleModule {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Instant BEGIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    NearDays() {
        addDeserializer(
                Instant.class,
                new Near<>(Instant.class, InstantDeserializer.INSTANT, at -> !at.isBefore(BEGIN) && at.isBefore(END)));
        addDeserializer(
                LocalDate.class,
                new Near<>(
                        LocalDate.class,
                        LocalDateDeserializer.INSTANCE,
                        day -> !day.isBefore(FIRST) && !day.isAfter(LAST)));
    }

    private static final class Near<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final ValueDeserializer<T> reader;
        private final Predicate<T> isNear;

        Near(Class<T> type, ValueDeserializer<T> reader, Predicate<T> isNear) {
            this.type = type;
            this.reader = reader;
            this.isNear = isNear;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            var written = parser.getString();
            var read = reader.deserialize(parser, context);
            if (read != null && !isNear.test(read)) throw context.weirdStringException(written, type, "too far away");
            return read;
        }
    }
}
