package dev.rapport.leaks;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where was looked, and what was found that is not meant. */
final class Looked {

    private final List<Marker> markers;
    private final TreeMap<String, Integer> places = new TreeMap<>();
    private final TreeSet<String> leaks = new TreeSet<>();
    private final Set<Meant> needed = new HashSet<>();

    Looked(List<Marker> markers) {
        this.markers = markers;
    }

    void at(Place place) {
        places.merge(place.where(), 1, Integer::sum);
        var plain = Marker.plain(place.received());
        for (var marker : markers) if (marker.isIn(plain)) found(new Leak(place.who(), place.where(), marker.what()));
    }

    void atAll(KeptReader kept) {
        kept.tables().forEach(table -> places.merge("table " + table, 1, Integer::sum));
        kept.found(markers).forEach(this::found);
    }

    void atLog(Collection<ILoggingEvent> log) {
        for (var event : log) {
            var thrown = event.getThrowableProxy();
            var trace = thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
            at(new Place("log", event.getLoggerName(), event.getFormattedMessage() + trace));
        }
    }

    private void found(Leak leak) {
        Meant.ALL.stream()
                .filter(one -> one.covers(leak))
                .findFirst()
                .ifPresentOrElse(needed::add, () -> leaks.add(leak.toString()));
    }

    Set<String> leaks() {
        return leaks;
    }

    Set<Meant> needed() {
        return needed;
    }

    Set<String> places() {
        return places.keySet();
    }

    /** Says how much was looked at, and each leak. */
    void report(String what) {
        var answers = places.values().stream().mapToInt(many -> many).sum();
        System.out.printf("Leaks (%s): %,d looks at %d places; %d leaks%n", what, answers, places.size(), leaks.size());
        leaks.forEach(leak -> System.out.println("LEAK " + what + ": " + leak));
    }
}
