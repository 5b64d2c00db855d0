package dev.rapport.escalation;

import dev.rapport.escalation.EscalationEvent.HelpCalled;
import dev.rapport.escalation.StepPlan.Whether;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls for help that people make themselves. They go the way of a ladder's: the same process, task and decision. Who may
 * call is the business of the module that owns the case, which keeps the case from others' changes meanwhile.
 */
@Component
@Transactional
public class Escalations {

    private final DueSteps steps;
    private final LadderNews news;
    private final Recipients recipients;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalations(DueSteps steps, LadderNews news, Recipients recipients, ApplicationEventPublisher events, Clock clock) {
        this.steps = steps;
        this.news = news;
        this.recipients = recipients;
        this.events = events;
        this.clock = clock;
    }

    /** The levels that are asked already and have not decided, whoever called them. */
    public Set<Level> asked(SubjectId subject) {
        return steps.openCalls(subject);
    }

    /** Who is told when that team is asked: its lead or their stand-in, without one everybody of it. */
    public List<UserId> told(String team) {
        return recipients.leads(team);
    }

    /** Refused while the level is asked already. */
    public void call(SubjectId subject, Level level, String team, UserId by, String reason) {
        if (asked(subject).contains(level)) throw Refused.conflict("escalation.asked-already");
        var told = recipients.leads(team);
        var at = Instants.now(clock);
        var id = Ids.next();
        steps.add(new DueStep(
                id,
                id,
                id,
                subject,
                "",
                "by-hand",
                "by-hand",
                at,
                at,
                DueStep.State.OPEN,
                null,
                plan(level, team, told),
                new Call(by, reason)));
        news.start(id, subject);
        events.publishEvent(new HelpCalled(Ids.next(), subject, at, by, team, reason, told));
    }

    private static StepPlan plan(Level level, String team, List<UserId> told) {
        return new StepPlan(
                Whether.ACT,
                List.of(),
                told.stream().map(UserId::value).toList(),
                List.of(),
                null,
                false,
                level,
                team,
                false,
                null);
    }

    /** The case is done: nobody is asked any more for what people called. */
    public void over(SubjectId subject) {
        news.end(steps.endCalls(subject));
    }
}
