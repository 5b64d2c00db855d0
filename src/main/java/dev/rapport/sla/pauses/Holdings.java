package dev.rapport.sla.pauses;

import dev.rapport.platform.UserId;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.clocks.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who held a case, and what it waited for by whose word, piece by piece while it was open; from its log alone. */
public final class Holdings {

    /** @param since when it began; an earlier reason that was replaced is another pause */
    public record Pause(
            Instant since,
            @Nullable String reason,
            @Nullable UserId by) {}

    /** A piece of time in which nothing of this changed; the last of an open case has no end. */
    public record Piece(
            Instant from,
            @Nullable Instant to,
            @Nullable UserId holder,
            @Nullable Pause pause) {}

    private final List<Piece> pieces = new ArrayList<>();
    private boolean open;
    private @Nullable UserId holder;
    private @Nullable Pause pause;
    private @Nullable Instant from;

    private Holdings() {}

    public static List<Piece> of(Collection<SlaEvent> log) {
        var holdings = new Holdings();
        var opened = false;
        for (var event : Timeline.inOrder(log)) {
            opened = opened || event.kind() == SlaEvent.Kind.OPENED;
            if (opened) holdings.hear(event);
        }
        holdings.end(null);
        return List.copyOf(holdings.pieces);
    }

    /** The pause that an open case is in. */
    public static Optional<Pause> pause(Collection<SlaEvent> log) {
        var pieces = of(log);
        if (pieces.isEmpty() || pieces.getLast().to() != null) return Optional.empty();
        return Optional.ofNullable(pieces.getLast().pause());
    }

    private void hear(SlaEvent event) {
        end(event.at());
        switch (event.kind()) {
            case OPENED, REOPENED -> open = true;
            case ASSIGNED -> holder = event.by();
            case PAUSED -> pause = new Pause(event.at(), event.detail(), event.by());
            case RESUMED, CUSTOMER_MESSAGE -> pause = null;
            case SOLVED, CLOSED, MERGED -> {
                open = false;
                pause = null;
            }
            case ESCALATED,
                    STAGE_LEFT,
                    STAGE_ENTERED,
                    STEP_LEFT,
                    STEP_ENTERED,
                    STEP_RELEASED,
                    STEP_CLAIMED,
                    AGENT_REPLY,
                    REPLY_LOST,
                    INTERNAL_NOTE -> {}
        }
        from = event.at();
    }

    private void end(@Nullable Instant to) {
        if (open && from != null && (to == null || to.isAfter(from))) pieces.add(new Piece(from, to, holder, pause));
    }
}
