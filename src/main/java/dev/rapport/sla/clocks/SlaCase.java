package dev.rapport.sla.clocks;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Promise;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * A subject whose time is measured.
 *
 * @param live whether warnings and breaches are told to a process
 * @param owner who holds the work now
 * @param team key of the team that holds the work now
 * @param calendar the one assigned to its customer, team or region, which goes before those of the promises
 */
@NamedInterface("clocks")
public record SlaCase(
        SubjectId subject,
        @Nullable String external,
        boolean live,
        SlaFacts facts,
        List<Promise> promises,
        @Nullable UserId owner,
        @Nullable String team,
        @Nullable String calendar) {

    /** What is promised, each with the calendar that its clock counts by. */
    public List<Promise> counting() {
        return calendar == null
                ? promises
                : promises.stream().map(promise -> promise.by(calendar)).toList();
    }

    /** Takes new facts and promises; what was promised for stages and steps that are not asked about again stays, and so does what was said. */
    public SlaCase promised(SlaFacts newFacts, List<Promise> fresh) {
        var all = new ArrayList<>(fresh);
        for (var old : promises) {
            var metric = old.target().metric();
            if ((metric.isOfAPlace() || metric.isSaid())
                    && fresh.stream().noneMatch(p -> p.target().metric().equals(metric))) all.add(old);
        }
        return new SlaCase(subject, external, live, newFacts, List.copyOf(all), owner, team, calendar);
    }

    /** Takes new facts and promises in place of all before. */
    SlaCase promisedOnly(SlaFacts newFacts, List<Promise> fresh) {
        return new SlaCase(subject, external, live, newFacts, fresh, owner, team, calendar);
    }

    /** Is promised something more, in place of what was promised for the same metrics. */
    public SlaCase alsoPromised(List<Promise> more) {
        var all = new ArrayList<>(promises);
        for (var promise : more) {
            all.removeIf(old -> old.target().metric().equals(promise.target().metric()));
            all.add(promise);
        }
        return new SlaCase(subject, external, live, facts, List.copyOf(all), owner, team, calendar);
    }

    SlaCase held(@Nullable UserId newOwner, @Nullable String newTeam) {
        return new SlaCase(subject, external, live, facts, promises, newOwner, newTeam, calendar);
    }

    public SlaCase countingBy(@Nullable String assigned) {
        return new SlaCase(subject, external, live, facts, promises, owner, team, assigned);
    }

    /** The calendar of its solution, or of what else it is promised first. */
    public Optional<String> mainCalendar() {
        return counting().stream()
                .max(Comparator.comparing(promise -> promise.target().metric().equals(Metric.RESOLUTION)))
                .map(Promise::calendar);
    }

    /** Follows who holds the work. */
    public SlaCase after(SlaEvent event) {
        var by = event.kind() == SlaEvent.Kind.ASSIGNED ? event.by() : owner;
        return held(by, event.team() == null ? team : event.team());
    }
}
