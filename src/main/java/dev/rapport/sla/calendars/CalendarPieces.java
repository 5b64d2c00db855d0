package dev.rapport.sla.calendars;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.NoSuchElementException;

/**
 * Puts the versions of a calendar together, each for the time in which it was in force: from when it was written on, or
 * where it corrects the past, from when it should have been so.
 */
final class CalendarPieces {

    private record Piece(Instant since, BusinessCalendar calendar) {}

    private final Deque<Piece> pieces = new ArrayDeque<>();

    private CalendarPieces() {}

    /** @param versions in their order; the first goes for all the time before it as well */
    static BusinessCalendar of(Collection<CalendarVersion> versions) {
        var pieces = new CalendarPieces();
        versions.forEach(pieces::add);
        return pieces.joined();
    }

    private void add(CalendarVersion version) {
        var since = pieces.isEmpty() ? Instant.MIN : version.inForceSince();
        while (!pieces.isEmpty() && !pieces.getLast().since().isBefore(since)) pieces.removeLast();
        pieces.add(new Piece(since, version.sheet().calendar()));
    }

    private BusinessCalendar joined() {
        BusinessCalendar joined = null;
        for (var piece : pieces)
            joined = joined == null ? piece.calendar() : piece.calendar().since(piece.since(), joined);
        if (joined == null) throw new NoSuchElementException("A calendar has a version");
        return joined;
    }
}
