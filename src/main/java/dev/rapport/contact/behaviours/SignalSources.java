package dev.rapport.contact.behaviours;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.TalkOfLate;
import dev.rapport.contact.behaviours.BehaviourRows.Times;
import dev.rapport.customer.judgement.CustomerFacts;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the rulebooks of signals look at. */
@Component
class SignalSources {

    private static final Duration LATELY = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Set<BehaviourKind> TURNS_AWAY = Set.of(BehaviourKind.UNFOLLOW, BehaviourKind.UNFRIEND);
    private static final int MOST_CASES = 100;
    private static final int MOST_WORDS = 50_000;

    private final BehaviourRows behaviours;
    private final Subjects subjects;
    private final TalkOfLate talk;
    private final Clock clock;

    SignalSources(BehaviourRows behaviours, Subjects subjects, TalkOfLate talk, Clock clock) {
        this.behaviours = behaviours;
        this.subjects = subjects;
        this.talk = talk;
        this.clock = clock;
    }

    SignalFacts of(CustomerId customer) {
        var now = clock.instant();
        var did = behaviours.count(customer, now.minus(LATELY));
        var cases = subjects.of(customer, MOST_CASES, null).items();
        var said = talk.of(cases.stream().map(Subject::id).toList(), now.minus(LATELY));
        return new SignalFacts(
                times(did, BehaviourKind.LIKE),
                times(did, BehaviourKind.COMMENT),
                times(did, BehaviourKind.SHARE),
                times(did, BehaviourKind.JOIN),
                times(did, BehaviourKind.TALK),
                times(did, BehaviourKind.REPLY),
                times(did, BehaviourKind.CLICK),
                times(did, BehaviourKind.SCAN),
                times(did, BehaviourKind.VISIT),
                days(last(did), now),
                words(cases, said.heard()),
                said.heard().size(),
                said.said(),
                days(said.lastHeard(), now),
                cases.stream().filter(Subject::isOpen).map(SignalSources::kind).collect(Collectors.toSet()),
                ended(cases, now.minus(YEAR)));
    }

    private static int times(Map<BehaviourKind, Times> did, BehaviourKind kind) {
        var times = did.get(kind);
        return times == null ? 0 : times.times();
    }

    /** Who turns away is not seen by that. */
    private static @Nullable Instant last(Map<BehaviourKind, Times> did) {
        return did.entrySet().stream()
                .filter(one -> !TURNS_AWAY.contains(one.getKey()))
                .map(one -> one.getValue().last())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static int days(@Nullable Instant since, Instant now) {
        if (since == null) return CustomerFacts.NEVER;
        return (int) Math.max(0, Duration.between(since, now).toDays());
    }

    private static String words(List<Subject> cases, List<String> heard) {
        var text = Stream.concat(cases.stream().filter(Subject::isOpen).map(Subject::title), heard.stream())
                .collect(Collectors.joining(" "));
        return Phrases.prepared(text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS));
    }

    private static Set<String> ended(List<Subject> cases, Instant since) {
        return cases.stream()
                .filter(one -> one.closedAt() != null && one.closedAt().isAfter(since))
                .map(one -> kind(one) + "/" + state(one))
                .collect(Collectors.toSet());
    }

    private static String kind(Subject subject) {
        return subject.kind().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String state(Subject subject) {
        var state = subject.state();
        return state == null
                ? ""
                : state.substring(state.indexOf('.') + 1)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }
}
