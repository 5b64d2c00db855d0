package dev.rapport.cases;

import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Signal;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Live;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who has a case open on a screen, on all copies of the application. Nothing is kept in the database: each copy tells the others
 * of its open views when one opens, changes or closes, and all of them every half minute; what nobody speaks of any more lapses.
 */
@Component
public class OpenViews {

    static final Duration LAPSE = Duration.ofSeconds(90);
    static final Duration BEAT = Duration.ofSeconds(30);
    private static final Duration WRITES = Duration.ofSeconds(40);

    /** Other people look at the case, or do so no more; for open screens. */
    public record Changed(SubjectId subject) {}

    /** Somebody who has it open. */
    public record Viewer(UserId person, boolean isWriting) {}

    enum Sign {
        OPENED,
        HERE,
        WRITING,
        LEFT
    }

    /** What one copy says of one view. */
    record Said(UUID view, SubjectId subject, UserId person, Sign sign) {

        static Said read(String text) {
            var parts = text.split(" ");
            return new Said(
                    UUID.fromString(parts[0]),
                    new SubjectId(UUID.fromString(parts[1])),
                    new UserId(UUID.fromString(parts[2])),
                    Sign.values()[Integer.parseInt(parts[3])]);
        }

        String written() {
            return view + " " + subject + " " + person + " " + sign.ordinal();
        }
    }

    private record Here(
            SubjectId subject,
            UserId person,
            BooleanSupplier lasts,
            @Nullable Instant typedAt) {}

    private record Seen(SubjectId subject, UserId person, boolean isWriting, Instant until) {}

    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<UUID, Here> here = new ConcurrentHashMap<>();
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Said> toTell = new ConcurrentLinkedQueue<>();
    private final Signal isChanged = new Signal();
    private Instant beatAt = Instant.EPOCH;

    OpenViews(Live live, ApplicationEventPublisher events, Clock clock) {
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody who may read the case has it open from now on, until {@link #close}.
     *
     * @param lasts whether the screen is still there; asked on another thread
     */
    @ForEverybody("says something about the asker alone")
    public UUID open(SubjectId subject, UserId person, BooleanSupplier lasts) {
        var view = UUID.randomUUID();
        here.put(view, new Here(subject, person, lasts, null));
        tell(new Said(view, subject, person, Sign.OPENED));
        return view;
    }

    /** Something is typed there; said now and then. */
    @ForEverybody("says something about the asker alone")
    public void types(UUID view) {
        var typing = here.computeIfPresent(
                view, (id, one) -> new Here(one.subject(), one.person(), one.lasts(), Instants.now(clock)));
        if (typing != null) tell(new Said(view, typing.subject(), typing.person(), Sign.WRITING));
    }

    /** Nothing is typed there any more: it was sent, or given up. */
    @ForEverybody("says something about the asker alone")
    public void stops(UUID view) {
        var quiet = here.computeIfPresent(view, (id, one) -> new Here(one.subject(), one.person(), one.lasts(), null));
        if (quiet != null) tell(new Said(view, quiet.subject(), quiet.person(), Sign.HERE));
    }

    @ForEverybody("says something about the asker alone")
    public void close(UUID view) {
        var left = here.remove(view);
        if (left != null) tell(new Said(view, left.subject(), left.person(), Sign.LEFT));
    }

    /** Who else has it open; for who has it open and so reads it. */
    @ForEverybody("colleagues know each other; whose page it is on has read the case")
    public List<Viewer> others(SubjectId subject, UserId asker) {
        var now = Instants.now(clock);
        var people = seen.values().stream()
                .filter(one -> one.subject().equals(subject) && !one.person().equals(asker))
                .filter(one -> one.until().isAfter(now))
                .collect(Collectors.toMap(
                        one -> one.person().toString(),
                        one -> new Viewer(one.person(), one.isWriting()),
                        (one, other) -> one.isWriting() ? one : other,
                        TreeMap::new));
        return List.copyOf(people.values());
    }

    private void tell(Said said) {
        toTell.add(said);
        isChanged.wake();
    }

    /** Waits for something to tell the other copies, half a minute at most, and gives it. */
    List<Said> awaitNews() throws InterruptedException {
        isChanged.await(BEAT);
        var now = Instants.now(clock);
        var told = new ArrayList<Said>();
        for (var said = toTell.poll(); said != null; said = toTell.poll()) told.add(said);
        if (!now.isBefore(beatAt.plus(BEAT))) {
            beatAt = now;
            here.keySet().stream().toList().forEach(view -> beat(view, now, told));
        }
        return told;
    }

    private void beat(UUID view, Instant now, List<Said> told) {
        var one = here.get(view);
        if (one == null) return;
        if (!one.lasts().getAsBoolean()) {
            here.remove(view);
            told.add(new Said(view, one.subject(), one.person(), Sign.LEFT));
            return;
        }
        told.add(new Said(view, one.subject(), one.person(), sign(one, now)));
    }

    private static Sign sign(Here one, Instant now) {
        var typedAt = one.typedAt();
        return typedAt != null && now.isBefore(typedAt.plus(WRITES)) ? Sign.WRITING : Sign.HERE;
    }

    /** Forgets what nobody speaks of any more. */
    void lapse() {
        var now = Instants.now(clock);
        seen.forEach((view, one) -> {
            if (!one.until().isAfter(now) && seen.remove(view, one)) publish(one.subject());
        });
    }

    /** What a copy told, this one or another. */
    void heard(String payload) {
        for (var said : payload.split(",")) heard(Said.read(said));
    }

    private void heard(Said said) {
        var before = said.sign() == Sign.LEFT ? seen.remove(said.view()) : seen.put(said.view(), seenNow(said));
        if (said.sign() == Sign.OPENED && !here.containsKey(said.view())) answer(said.subject());
        var isSame = said.sign() != Sign.LEFT && before != null && before.isWriting() == (said.sign() == Sign.WRITING);
        if (!isSame) publish(said.subject());
    }

    /** Who opened a view on another copy does not know yet who looks at the same here. */
    private void answer(SubjectId subject) {
        var now = Instants.now(clock);
        here.forEach((view, one) -> {
            if (one.subject().equals(subject)) tell(new Said(view, subject, one.person(), sign(one, now)));
        });
    }

    private Seen seenNow(Said said) {
        var until = Instants.now(clock).plus(LAPSE);
        return new Seen(said.subject(), said.person(), said.sign() == Sign.WRITING, until);
    }

    private void publish(SubjectId subject) {
        if (live.isWatched()) events.publishEvent(new Changed(subject));
    }
}
