package dev.rapport.studio.whatif;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.rules.RuleDraft;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.Reading;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.clocks.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replays cases under other policies or calendars and says which breaches would appear or vanish. Reads the logs page by
 * page and changes nothing.
 */
@ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
@Service
@Transactional(readOnly = true)
public class WhatIf {

    private static final int MOST_CASES = 50_000;
    private static final int PAGE = 500;
    private static final int MOST_CALENDARS = 20;

    private final WhatIfCases cases;
    private final SlaPolicies policies;
    private final Calendars calendars;
    private final Clock clock;

    WhatIf(WhatIfCases cases, SlaPolicies policies, Calendars calendars, Clock clock) {
        this.cases = cases;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The text of the policies in force, to start another from. For managers, designers and administrators. */
    public String policies() {
        return policies.text();
    }

    /** What the policies in force promise a case of which these facts are known, and why. */
    public PolicyAnswer tryPolicies(SlaFacts facts) {
        return PolicyAnswer.of(facts, policies.explain(facts));
    }

    /** For managers and administrators. At most 50,000 cases are replayed, the oldest first. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public WhatIfAnswer ask(WhatIfQuestion question) {
        if (!question.from().isBefore(question.until())) throw Refused.invalid("sla.what-if-no-time");
        if (question.calendars().size() > MOST_CALENDARS)
            throw Refused.invalid("sla.what-if-calendars", MOST_CALENDARS);
        var is = replay(calendars::named);
        var others = new HashMap<String, BusinessCalendar>();
        for (var sheet : question.calendars())
            others.put(sheet.name(), sheet.checked().calendar());
        var would = replay(name -> {
            var other = others.get(name);
            return other == null ? calendars.named(name) : other;
        });
        var draft = question.policy() == null ? null : policies.draft(question.policy());
        var sum = new WhatIfSum();
        WhatIfCases.Place place = null;
        do {
            var page = cases.page(question.from(), question.until(), place, Math.min(PAGE, MOST_CASES - sum.cases()));
            for (var one : page)
                sum.add(
                        one,
                        is.clocks(one.kept().counting(), one.log()),
                        would.clocks(draft == null ? one.kept().counting() : promises(one.kept(), draft), one.log()));
            place = page.isEmpty() ? null : page.getLast().place();
        } while (place != null && sum.cases() < MOST_CASES);
        return sum.answer(place == null
                || cases.page(question.from(), question.until(), place, 1).isEmpty());
    }

    /** What a case would be promised: by what is known of it now, and for each stage and step that something is promised for. */
    private static List<Promise> promises(SlaCase kept, RuleDraft draft) {
        var promises = new ArrayList<>(SlaPolicies.promises(kept.facts(), draft.decide(List.of(kept.facts()))));
        for (var promise : kept.promises()) {
            var metric = promise.target().metric();
            if (metric.isSaid()) promises.add(promise);
            if (!metric.isOfAPlace()
                    || promises.stream().anyMatch(p -> p.target().metric().equals(metric))) continue;
            var facts = metric.isStage()
                    ? kept.facts().withStage(metric.place())
                    : kept.facts().withStep(metric.place());
            SlaPolicies.promises(facts, draft.decide(List.of(facts))).stream()
                    .filter(p -> p.target().metric().equals(metric))
                    .forEach(promises::add);
        }
        return new SlaCase(
                        kept.subject(),
                        kept.external(),
                        kept.live(),
                        kept.facts(),
                        promises,
                        kept.owner(),
                        kept.team(),
                        kept.calendar())
                .counting();
    }

    private Replay replay(Function<String, BusinessCalendar> named) {
        return new Replay(named, clock.instant());
    }

    /** Computes clocks with calendars that are looked up once. */
    private static final class Replay {

        private final Function<String, BusinessCalendar> named;
        private final Instant now;
        private final Map<String, BusinessCalendar> known = new HashMap<>();

        Replay(Function<String, BusinessCalendar> named, Instant now) {
            this.named = named;
            this.now = now;
        }

        /** By what they measure, with the round. */
        Map<String, SlaClock> clocks(List<Promise> promises, List<SlaEvent> log) {
            var clocks = new HashMap<String, SlaClock>();
            var sorted = Timeline.inOrder(log);
            for (var promise : promises) {
                var calendar = known.computeIfAbsent(promise.calendar(), named);
                for (var clock : Reading.of(sorted, promise.target(), calendar, now))
                    clocks.put(promise.target().metric().inRound(clock.round()), clock);
            }
            return clocks;
        }
    }
}
