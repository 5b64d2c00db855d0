package dev.rapport.sla.clocks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.platform.Refused;
import dev.rapport.rules.Decision;
import dev.rapport.rules.RuleDraft;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.Rules;
import dev.rapport.sla.Metric;
import dev.rapport.sla.PauseReason;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.Phase;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.SlaTarget;
import dev.rapport.sla.calendars.Calendars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Asks the rules what a case is promised. They set {@code policy} and {@code calendar}; by the name of a metric, or as
 * {@code stage}, {@code step} (from its creation) and {@code claimed} (from its claim), seconds, nothing or 0 for no promise; {@code pause.<metric>}, which waiting pauses
 * it: 1 for any, 0 for none, or reasons such as {@code customer vendor}; {@code calendar-time}, the metrics whose
 * seconds count around the clock; {@code warn}, the percentage of the time after which to warn; and {@code ladder},
 * the escalation
 * ladder, that of the case type by default.
 */
@Component
@NamedInterface("clocks")
public class SlaPolicies {

    public static final String BOOK = "sla-policy";
    private static final Pattern WORDS = Pattern.compile("[\\s,]+");
    /** In seconds: nothing is promised for longer than ten years. */
    public static final long LONGEST = 10L * 366 * 24 * 3600;

    /** Few cases are alike in nothing that the rules look at. */
    private static final int MOST_REMEMBERED = 2_000;

    private record Asked(int version, SlaFacts facts) {}

    /** A condition of a rule on the step. */
    private static final Pattern STEP = Pattern.compile("\\bstep\\s*(==|!=|in\\b|memberOf\\b)");

    private record Looking(int version, boolean atSteps) {}

    private final Rules rules;
    private final Calendars calendars;
    private volatile Looking looking = new Looking(0, false);
    private final Cache<Asked, List<Promise>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    SlaPolicies(Rules rules, @Lazy Calendars calendars) {
        this.calendars = calendars;
        this.rules = rules;
    }

    /** The promises, none of them when no policy fits. */
    public List<Promise> decide(SlaFacts facts) {
        return remembered.get(new Asked(rules.version(BOOK), facts), asked -> promises(facts, explain(facts)));
    }

    /** From here on decides by the version published now. */
    public void catchUp() {
        rules.catchUp(BOOK);
    }

    /**
     * The case as the rules promise it now. What can only be measured once and has stopped, such as the first response,
     * keeps what it was promised.
     *
     * @param clocks all that the case has
     */
    public SlaCase again(SlaCase found, SlaFacts facts, Collection<KeptClock> clocks) {
        var open = clocks.stream()
                .filter(kept -> kept.clock().phase() != Phase.STOPPED)
                .map(KeptClock::metric)
                .collect(Collectors.toSet());
        var stopped = clocks.stream()
                .map(KeptClock::metric)
                .filter(metric -> isOver(metric) && !open.contains(metric))
                .collect(Collectors.toSet());
        var fresh = new LinkedHashMap<Metric, Promise>();
        decide(facts).forEach(promise -> fresh.put(promise.target().metric(), promise));
        for (var old : found.promises()) {
            var metric = old.target().metric();
            if (stopped.contains(metric)) fresh.put(metric, old);
            else if (metric.isSaid()) fresh.put(metric, old);
            else if (metric.isOfAPlace() && !fresh.containsKey(metric))
                inPlace(facts, metric).forEach(promise -> fresh.put(metric, promise));
        }
        return found.promisedOnly(facts, List.copyOf(fresh.values()));
    }

    private static boolean isOver(Metric metric) {
        return metric.isOfAPlace() || metric.equals(Metric.FIRST_RESPONSE);
    }

    private List<Promise> inPlace(SlaFacts facts, Metric metric) {
        var there = metric.isStage() ? facts.withStage(metric.place()) : facts.withStep(metric.place());
        return decide(there).stream()
                .filter(promise -> promise.target().metric().equals(metric))
                .toList();
    }

    /** Whether any rule looks at steps of processes; where none does, nothing is promised for one. */
    public boolean lookAtSteps() {
        var version = rules.version(BOOK);
        var known = looking;
        if (known.version() != version)
            looking = known = new Looking(version, STEP.matcher(text()).find());
        return known.atSteps();
    }

    /** What the rules say, with their reasons. */
    public Decision explain(SlaFacts facts) {
        return rules.decide(BOOK, List.of(facts), decision -> requireUsable(facts, decision));
    }

    /** What cannot be promised is not: the version before decides in its place. */
    private void requireUsable(SlaFacts facts, Decision decision) {
        promises(facts, decision).stream().map(Promise::calendar).distinct().forEach(calendars::named);
    }

    /** Other policies, for trying; refuses text that is none. */
    public RuleDraft draft(String text) {
        return rules.draft(BOOK, text);
    }

    /** The policies as they are written now. */
    public String text() {
        return rules.text(BOOK);
    }

    public static List<Promise> promises(SlaFacts facts, Decision decision) {
        var promises = new ArrayList<Promise>();
        for (var metric : Metric.OF_A_CASE) add(promises, facts, decision, metric.name(), metric);
        if (facts.stage() != null) add(promises, facts, decision, "stage", Metric.stage(facts.stage()));
        if (facts.step() != null) {
            add(promises, facts, decision, "step", Metric.step(facts.step()));
            add(promises, facts, decision, "claimed", Metric.claimed(facts.step()));
        }
        return List.copyOf(promises);
    }

    private static void add(List<Promise> promises, SlaFacts facts, Decision decision, String name, Metric metric) {
        var policy = decision.text("policy");
        var calendar = decision.text("calendar");
        var seconds = number(decision, name);
        if (policy == null || calendar == null || seconds == 0) return;
        var warn = number(decision, "warn");
        if (seconds < 0 || seconds > LONGEST || warn < 0 || warn >= 100)
            throw Refused.invalid("sla.policies.out-of-range", name, seconds, warn);
        var target = new SlaTarget(
                metric,
                (long) seconds,
                warn / 100,
                pausing(decision, name, metric),
                WORDS.splitAsStream(Objects.requireNonNullElse(decision.text("calendar-time"), ""))
                        .anyMatch(name::equals));
        var rule = decision.reasons().isEmpty()
                ? ""
                : decision.reasons().getFirst().rule();
        var ladder = Objects.requireNonNullElse(decision.text("ladder"), facts.caseType());
        promises.add(new Promise(policy, rule, decision.version(), calendar, target, ladder));
    }

    private static Pausing pausing(Decision decision, String name, Metric metric) {
        var said = decision.results().get("pause." + name);
        return switch (said) {
            case Number number -> number.doubleValue() > 0 ? Pausing.ANY : Pausing.NONE;
            case String text -> Pausing.parse(text);
            case null, default -> usualPausing(metric);
        };
    }

    /** Where the policy does not say. */
    private static Pausing usualPausing(Metric metric) {
        return switch (metric.kind()) {
            case FIRST_RESPONSE, NEXT_RESPONSE, STAGE, STEP, CLAIMED, RESOLUTION, PROMISE -> Pausing.NONE;
            case PERIODIC_UPDATE, REQUESTER_WAIT -> Pausing.by(PauseReason.CUSTOMER, PauseReason.APPOINTMENT);
            case AGENT_WORK -> Pausing.ANY;
        };
    }

    private static double number(Decision decision, String name) {
        @Nullable Object value = decision.results().get(name);
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Rulebook slaPolicy() {
            return new Rulebook("sla", BOOK, List.of(SlaFacts.class));
        }
    }
}
