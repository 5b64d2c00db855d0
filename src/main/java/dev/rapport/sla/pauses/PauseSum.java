package dev.rapport.sla.pauses;

import dev.rapport.platform.UserId;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.calendars.BusinessCalendar;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Adds up, case by case, how long people held cases and how much of that the cases waited. */
public final class PauseSum {

    private static final class Of {

        private final Map<String, Long> pausedFor = new TreeMap<>();
        private long held;
        private long set;
    }

    private final Instant from;
    private final Instant until;
    private final Map<UserId, Of> people = new HashMap<>();

    public PauseSum(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    public void add(Collection<SlaEvent> log, BusinessCalendar calendar) {
        for (var piece : Holdings.of(log)) hold(piece, calendar);
        for (var event : log)
            if (event.kind() == SlaEvent.Kind.PAUSED
                    && event.by() != null
                    && !event.at().isBefore(from)
                    && event.at().isBefore(until)) of(event.by()).set++;
    }

    private void hold(Holdings.Piece piece, BusinessCalendar calendar) {
        var holder = piece.holder();
        if (holder == null) return;
        var begin = piece.from().isBefore(from) ? from : piece.from();
        var end = piece.to() == null || piece.to().isAfter(until) ? until : piece.to();
        var open = calendar.openMillis(begin, end);
        if (open == 0) return;
        of(holder).held += open;
        var pause = piece.pause();
        if (pause != null) of(holder).pausedFor.merge(Objects.requireNonNullElse(pause.reason(), ""), open, Long::sum);
    }

    public List<PauseShare> shares() {
        return people.entrySet().stream()
                .map(entry -> share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(PauseShare::share)
                        .reversed()
                        .thenComparing(share -> share.person().value()))
                .toList();
    }

    private static PauseShare share(UserId person, Of sum) {
        var paused = sum.pausedFor.values().stream().mapToLong(Long::longValue).sum();
        return new PauseShare(person, sum.held, paused, Map.copyOf(sum.pausedFor), sum.set);
    }

    private Of of(UserId person) {
        return people.computeIfAbsent(person, fresh -> new Of());
    }
}
