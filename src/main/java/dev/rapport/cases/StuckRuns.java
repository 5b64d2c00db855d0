package dev.rapport.cases;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.Incident;
import dev.rapport.engine.IncidentCommands;
import dev.rapport.engine.Incidents;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.Processes;
import dev.rapport.platform.DomainEvent;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs of processes that are stuck until somebody helps. For administrators and designers. */
@ForRoles({Role.ADMIN, Role.DESIGNER})
@Service
public class StuckRuns {

    private static final Role[] HELPERS = {Role.ADMIN, Role.DESIGNER};
    private static final int LONGEST_PAGE = 200;

    /**
     * A place where a run is stuck.
     *
     * @param number of the case that the run is about, if it is about one
     */
    public record Stuck(
            long key,
            String process,
            String step,
            String message,
            Instant since,
            @Nullable String number) {}

    /** Somebody let a stuck run try again. */
    public record IncidentRetried(UUID eventId, SubjectId subject, Instant at, String step) implements DomainEvent {}

    private final Incidents incidents;
    private final IncidentCommands commands;
    private final ProcessInstances instances;
    private final Processes processes;
    private final ProcessWords words;
    private final Subjects subjects;
    private final Access access;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StuckRuns(
            Incidents incidents,
            IncidentCommands commands,
            ProcessInstances instances,
            Processes processes,
            ProcessWords words,
            Subjects subjects,
            Access access,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.commands = commands;
        this.instances = instances;
        this.processes = processes;
        this.words = words;
        this.subjects = subjects;
        this.access = access;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The oldest first. */
    public Page<Stuck> list(int limit, @Nullable String after) {
        return incidents.open(Math.clamp(limit, 1, LONGEST_PAGE), after).map(this::stuck);
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayRetry() {
        return access.hasRole(HELPERS);
    }

    /**
     * Lets the run try again where it is stuck; told in the story of its case. If it fails again, it is stuck anew, under
     * another key. The engine is asked outside of transactions.
     *
     * @return the step that is tried again
     */
    public String retry(long incident) {
        var found = incidents.required(incident);
        var stuck = stuck(found);
        commands.retry(incident);
        var subject = found.subject();
        if (subject != null)
            transaction.executeWithoutResult(status ->
                    events.publishEvent(new IncidentRetried(Ids.next(), subject, clock.instant(), stuck.step())));
        return stuck.step();
    }

    private Stuck stuck(Incident incident) {
        var instance = instances.find(incident.processInstanceKey());
        return new Stuck(
                incident.key(),
                instance.map(run -> name(run, run.processId())).orElse(incident.processId()),
                instance.map(run -> name(run, incident.elementId())).orElse(incident.elementId()),
                incident.message(),
                incident.createdAt(),
                Optional.ofNullable(incident.subject())
                        .flatMap(subjects::find)
                        .map(Subject::number)
                        .orElse(null));
    }

    private String name(ProcessInstance run, String element) {
        var drawn = processes.elementNames(run.definitionKey()).getOrDefault(element, element);
        return words.element(run.definitionKey(), element, drawn, language());
    }

    private Locale language() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }
}
