package dev.rapport.community;

import dev.rapport.community.Member.Activity;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How lively a member is and what they want, as the rulebook {@code activity-level} sees it now. */
@Component
class Assessment {

    private final Members members;
    private final Rules rules;
    private final Clock clock;

    Assessment(Members members, Rules rules, Clock clock) {
        this.members = members;
        this.rules = rules;
        this.clock = clock;
    }

    Decision decide(Member member) {
        var now = clock.instant();
        var signals = members.signals(member.id(), now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(365)));
        var facts = new ActivityFacts(
                days(member.joinedAt()),
                days(member.lastSeenAt()),
                signals.getOrDefault(Signal.SOCIAL, 0),
                signals.getOrDefault(Signal.CONVERSATION, 0),
                signals.getOrDefault(Signal.INTENT, 0),
                signals.getOrDefault(Signal.PURCHASE, 0),
                member.attempts(),
                member.rewards(),
                openRequests(member));
        return rules.decide("activity-level", List.of(facts));
    }

    /** How often the member asked for a price, a trial or a meeting within 30 days and was not answered yet. */
    int openRequests(Member member) {
        return members.openRequests(member.id(), clock.instant().minus(Duration.ofDays(30)));
    }

    static Activity activity(Decision decision) {
        return new Activity(
                String.valueOf(decision.text("level")),
                String.valueOf(decision.text("interest")),
                decision.score(),
                decision.reasonsFor("level", "interest", "reach").stream()
                        .map(Reason::because)
                        .distinct()
                        .toList());
    }

    private int days(Instant since) {
        return (int) Math.max(0, Duration.between(since, clock.instant()).toDays());
    }
}
