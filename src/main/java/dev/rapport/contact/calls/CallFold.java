package dev.rapport.contact.calls;

import dev.rapport.contact.calls.Told.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all that was told of one call says together, whatever came first.
 *
 * @param agents that rang or spoke, in the order in which they did
 * @param ringing that ring now
 * @param spoke who answered last
 * @param lastAnswerAt when it began, if nobody answered
 */
record CallFold(
        Told.@Nullable Direction direction,
        @Nullable String other,
        @Nullable String ours,
        @Nullable String queue,
        @Nullable String recording,
        List<String> agents,
        List<String> ringing,
        @Nullable String spoke,
        Instant beganAt,
        @Nullable Instant answeredAt,
        Instant lastAnswerAt,
        @Nullable Instant endedAt,
        @Nullable CallOutcome outcome) {

    /** @param at when it was, as far as anybody knows */
    record Placed(Told told, Instant at) {

        Event event() {
            return told.event();
        }
    }

    private static final Pattern BUSY = Pattern.compile("(user.?)?busy|17|486");
    private static final Pattern VOICEMAIL = Pattern.compile(".*voice.?mail.*");
    private static final Pattern FAILED = Pattern.compile("fail.*|congestion|notfound|unallocated.*|error|34|404|503");
    private static final Comparator<Placed> ORDER =
            Comparator.comparing(Placed::at).thenComparing(Placed::event);

    static CallFold of(Collection<Placed> all) {
        var told = all.stream().sorted(ORDER).toList();
        var answers = of(told, Event.ANSWER);
        var ringing = ringing(told, answers);
        var ended = ringing.isEmpty() ? ended(told, answers) : Optional.<Placed>empty();
        return new CallFold(
                first(told, Told::direction),
                first(told, Told::other),
                first(told, Told::ours),
                first(told, Told::queue),
                first(told, Told::recording),
                agents(told.stream()).distinct().toList(),
                ended.isPresent() ? List.of() : ringing,
                agents(answers.stream()).reduce((one, next) -> next).orElse(null),
                told.getFirst().at(),
                answers.stream().findFirst().map(Placed::at).orElse(null),
                answers.isEmpty() ? told.getFirst().at() : answers.getLast().at(),
                ended.map(Placed::at).orElse(null),
                ended.map(end -> outcome(!answers.isEmpty(), end.told())).orElse(null));
    }

    /** Those called since somebody answered last, as long as they ring. */
    private static List<String> ringing(List<Placed> told, List<Placed> answers) {
        if (hangups(told).anyMatch(hangup -> hangup.told().agents().isEmpty())) return List.of();
        return of(told, Event.NEW_CALL).stream()
                .filter(call ->
                        answers.isEmpty() || call.at().isAfter(answers.getLast().at()))
                .flatMap(call -> call.told().agents().stream()
                        .filter(agent -> told.stream()
                                .filter(one -> one.event() == Event.HANGUP || one.event() == Event.LEFT)
                                .noneMatch(gone -> gone.told().agents().contains(agent)
                                        && !gone.at().isBefore(call.at()))))
                .distinct()
                .toList();
    }

    /** A transfer goes on with who has not hung up; a hangup that names nobody ends the call. */
    private static Optional<Placed> ended(List<Placed> told, List<Placed> answers) {
        var last = hangups(told).reduce((one, next) -> next);
        if (hangups(told).anyMatch(hangup -> hangup.told().agents().isEmpty())) return last;
        var isOn = agents(answers.stream())
                .distinct()
                .anyMatch(agent -> count(answers.stream(), agent) > count(hangups(told), agent));
        return isOn ? Optional.empty() : last;
    }

    private static Stream<Placed> hangups(List<Placed> told) {
        return told.stream().filter(one -> one.event() == Event.HANGUP);
    }

    private static long count(Stream<Placed> told, String agent) {
        return told.filter(one -> one.told().agents().contains(agent)).count();
    }

    private static List<Placed> of(List<Placed> told, Event event) {
        return told.stream().filter(one -> one.event() == event).toList();
    }

    private static Stream<String> agents(Stream<Placed> told) {
        return told.flatMap(one -> one.told().agents().stream());
    }

    private static <V> @Nullable V first(List<Placed> told, Function<Told, @Nullable V> what) {
        return told.stream()
                .flatMap(one -> Optional.<V>ofNullable(what.apply(one.told())).stream())
                .findFirst()
                .orElse(null);
    }

    private static CallOutcome outcome(boolean answered, Told end) {
        if (answered) return CallOutcome.ANSWERED;
        var cause = Objects.requireNonNullElse(end.cause(), "").toLowerCase(Locale.ROOT);
        if (VOICEMAIL.matcher(cause).matches()) return CallOutcome.VOICEMAIL;
        if (BUSY.matcher(cause).matches()) return CallOutcome.BUSY;
        return FAILED.matcher(cause).matches() ? CallOutcome.FAILED : CallOutcome.MISSED;
    }
}
