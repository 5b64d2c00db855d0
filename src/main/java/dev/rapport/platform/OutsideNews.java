package dev.rapport.platform;

import java.util.Map;
import java.util.function.Function;

/**
 * A domain event that other systems may be told of under a name of its own, beside that something happened to its subject. A
 * Spring bean of the module that publishes it, for each class of events; several may have one name.
 *
 * @param name such as {@code clock.breached}: what it is about, and what happened. Its text is {@code news.<name>}
 * @param more what is told beside the subject: no names, addresses or words of people
 */
public record OutsideNews<E extends DomainEvent>(String name, Class<E> event, Function<E, Map<String, String>> more) {

    public static <E extends DomainEvent> OutsideNews<E> of(String name, Class<E> event) {
        return new OutsideNews<>(name, event, happened -> Map.of());
    }

    /** What is told beside the subject. */
    public Map<String, String> more(DomainEvent happened) {
        return more.apply(event.cast(happened));
    }
}
