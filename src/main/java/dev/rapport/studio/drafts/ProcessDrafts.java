package dev.rapport.studio.drafts;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.Person;
import dev.rapport.engine.Processes;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all that is done to drafts has in common: who, when, whether it is still what was read, and who hears of it. */
@Component
class ProcessDrafts {

    private final DraftRows rows;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final Processes processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProcessDrafts(
            DraftRows rows,
            Access access,
            ChangedMeanwhile meanwhile,
            Processes processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.meanwhile = meanwhile;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    ProcessDraft get(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Nobody else changes it until the transaction ends; who is watching hears of it then. */
    ProcessDraft lock(UUID id) {
        var draft = rows.lock(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        AfterCommit.then(() -> tell(id));
        return draft;
    }

    /** The same, refused when somebody drew since it was read. */
    ProcessDraft lock(UUID id, Revision read) {
        var draft = lock(id);
        if (!read.isStill(draft.revision()))
            throw meanwhile.refused("studio.draft.changed-meanwhile", draft.changedBy(), draft.changedAt());
        return draft;
    }

    void tell(UUID id) {
        events.publishEvent(new DraftChanged(id));
    }

    UserId me() {
        return access.me().id();
    }

    boolean isMe(@Nullable UserId person) {
        return access.current().map(Person::id).filter(me -> me.equals(person)).isPresent();
    }

    Instant now() {
        return Instants.now(clock);
    }

    /** The number of the live version; absent where there is none yet. */
    @Nullable
    Integer liveVersion(String processId) {
        return processes.versions(processId).stream()
                .findFirst()
                .map(Processes.Definition::version)
                .orElse(null);
    }
}
