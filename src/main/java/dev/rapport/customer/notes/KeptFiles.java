package dev.rapport.customer.notes;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.notes.FileEvent.FileAttached;
import dev.rapport.customer.notes.FileEvent.FileRemoved;
import dev.rapport.customer.notes.FileEvent.FileRestored;
import dev.rapport.customer.notes.FileRows.Kept;
import dev.rapport.customer.notes.NoteSight.Seen;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Files beside cases and customers, for those who see these. What was removed can come back for 30 days. */
@Service
@Transactional
public class KeptFiles {

    private static final int LONGEST_PAGE = 100;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 50;

    private final FileRows rows;
    private final FileStore store;
    private final FileIntake intake;
    private final NoteSight sight;
    private final ContactSight contacts;
    private final Access access;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeptFiles(
            FileRows rows,
            FileStore store,
            FileIntake intake,
            NoteSight sight,
            ContactSight contacts,
            Access access,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.intake = intake;
        this.sight = sight;
        this.contacts = contacts;
        this.access = access;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<KeptFile> of(About about, boolean removed, int limit, @Nullable String after) {
        var seen = sight.require(about);
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var found = rows.of(seen.about(), removed, size + 1, after);
        var names = staff.names(found.stream().map(Kept::by).toList());
        return Page.of(found, size, one -> one.id().toString()).map(one -> file(one, seen, names));
    }

    /** The most that one file may hold. */
    @ForEverybody("a setting")
    public DataSize largest() {
        return intake.largest();
    }

    /** Refused when it is too large, or nothing that its content shows to be harmless. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public KeptFile add(About about, @Nullable String name, InputStreamSource source) {
        var seen = sight.require(about);
        var me = access.me();
        var taken = intake.take(name, source);
        var now = clock.instant();
        var kept = new Kept(
                taken.id(),
                seen.about(),
                taken.name(),
                taken.kind(),
                taken.bytes(),
                taken.sha256(),
                me.id(),
                now,
                null);
        sight.keep(kept.about());
        rows.add(kept);
        events.publishEvent(new FileAttached(Ids.next(), seen.about().subject(), now, me.id(), kept.id()));
        return file(kept, seen, Map.of(me.id(), me.name()));
    }

    /** A file that may be read, and how. */
    public record Download(KeptFile file, Content content) {}

    /** Writes what a file holds. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whoever sees what it hangs on reads it; a removed one nobody. What it holds is read without a transaction. */
    @ForThoseConcerned
    @Transactional(propagation = Propagation.SUPPORTS)
    public Download open(UUID id) {
        var kept = rows.find(id)
                .filter(found -> found.removedAt() == null)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        var seen = sight.require(kept.about());
        return new Download(file(kept, seen, Map.of()), out -> store.read(id, out));
    }

    /** Whoever added it, or a manager. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void remove(UUID id) {
        var kept = removable(id);
        if (kept.removedAt() != null) return;
        var me = access.me();
        var now = clock.instant();
        rows.remove(id, now, me.id());
        events.publishEvent(new FileRemoved(Ids.next(), kept.about().subject(), now, me.id(), kept.by()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void restore(UUID id) {
        var kept = removable(id);
        if (kept.removedAt() == null) return;
        rows.restore(id);
        events.publishEvent(new FileRestored(
                Ids.next(), kept.about().subject(), clock.instant(), access.me().id(), id));
    }

    private Kept removable(UUID id) {
        var kept = rows.lock(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        sight.require(kept.about());
        if (!mayRemove(kept))
            throw Refused.notAllowed(
                    "files.not-yours", staff.names(List.of(kept.by())).getOrDefault(kept.by(), "–"));
        return kept;
    }

    private boolean mayRemove(Kept kept) {
        return access.hasRole(Role.MANAGER, Role.ADMIN)
                || access.current()
                        .filter(asker -> asker.id().equals(kept.by()))
                        .isPresent();
    }

    /** Some at a time, so that no one transaction holds much. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forgetRemoved() {
        rows.forget(clock.instant().minus(KEPT), BATCH).forEach(store::remove);
    }

    /** Whoever added it sees what they called it. */
    private String name(Kept kept, Seen seen) {
        var isMine =
                access.current().filter(asker -> asker.id().equals(kept.by())).isPresent();
        return contacts.words(kept.name(), seen.inFull() || isMine);
    }

    private KeptFile file(Kept kept, Seen seen, Map<UserId, String> names) {
        var mayWork = access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
        return new KeptFile(
                kept.id(),
                kept.about(),
                name(kept, seen),
                kept.kind(),
                kept.bytes(),
                kept.sha256(),
                names.getOrDefault(kept.by(), "–"),
                kept.at(),
                kept.removedAt(),
                mayWork && mayRemove(kept));
    }
}
