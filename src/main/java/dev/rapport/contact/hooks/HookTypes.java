package dev.rapport.contact.hooks;

import dev.rapport.cases.CaseKind;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.OutsideNews;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What other systems can be told: of each kind of cases that one was opened, changed or closed, of customers that one was changed,
 * of messages, and whatever modules have a name of their own for.
 */
@Component
public class HookTypes {

    static final String OPENED = "opened";
    static final String CHANGED = "changed";
    static final String CLOSED = "closed";
    static final String CUSTOMER = "customer";
    static final String CUSTOMER_CHANGED = CUSTOMER + "." + CHANGED;
    static final String RECEIVED = "message.received";
    static final String SENT = "message.sent";
    static final String FAILED = "message.failed";

    /** Asked for by an administrator, never chosen. */
    static final String TEST = "test";

    /**
     * One of them.
     *
     * @param kind name of the {@link CaseKind} that it is about; absent where it has a text of its own
     * @param what happened to a case of that kind; else the name itself
     */
    public record Type(String name, @Nullable String kind, String what) {}

    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<Class<?>, OutsideNews<?>> named = new HashMap<>();

    HookTypes(List<CaseKind> kinds, List<OutsideNews<?>> news) {
        kinds.stream()
                .map(CaseKind::name)
                .sorted()
                .forEach(kind ->
                        Stream.of(OPENED, CHANGED, CLOSED).forEach(what -> add(new Type(of(kind, what), kind, what))));
        add(own(CUSTOMER_CHANGED));
        news.forEach(one -> named.put(one.event(), one));
        news.stream().map(OutsideNews::name).distinct().forEach(name -> add(own(name)));
        Stream.of(RECEIVED, SENT, FAILED).forEach(name -> add(own(name)));
    }

    private void add(Type type) {
        types.put(type.name(), type);
    }

    private static Type own(String name) {
        return new Type(name, null, name);
    }

    /** By name. */
    List<Type> all() {
        return types.values().stream().sorted(Comparator.comparing(Type::name)).toList();
    }

    boolean isKnown(String name) {
        return types.containsKey(name);
    }

    /** Whether it tells what was done to a case or a customer, by whatever event. */
    static boolean isOfDeeds(String name) {
        return Stream.of(OPENED, CHANGED, CLOSED).anyMatch(what -> name.endsWith("." + what));
    }

    /** The name that such events have of their own. */
    Optional<OutsideNews<?>> named(DomainEvent event) {
        return Optional.ofNullable(named.get(event.getClass()));
    }

    /** As other systems write a kind. */
    static String word(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    static String of(String kind, String what) {
        return word(kind) + "." + what;
    }
}
