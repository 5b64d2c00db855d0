package dev.rapport.customer.notes;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.notes.NoteEvent.NoteAdded;
import dev.rapport.customer.notes.NoteEvent.NoteEdited;
import dev.rapport.customer.notes.NoteEvent.NotePinned;
import dev.rapport.customer.notes.NoteEvent.NoteRemoved;
import dev.rapport.customer.notes.NoteEvent.NoteRestored;
import dev.rapport.customer.notes.NoteEvent.NoteUnpinned;
import dev.rapport.customer.notes.NoteRows.Kept;
import dev.rapport.customer.notes.NoteSight.Seen;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes on cases and customers. Whoever sees one and works with customers notes something on it; the author changes and
 * removes it, and a manager removes it, too.
 */
@Service
@Transactional
public class Notes {

    public static final int LONGEST = 10_000;

    private static final int LONGEST_PAGE = 100;
    private static final int MOST_PINNED = 10;
    private static final int MOST_WORDINGS = 100;

    private final NoteRows rows;
    private final NoteSight sight;
    private final Mentions mentions;
    private final ContactSight contacts;
    private final Access access;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notes(
            NoteRows rows,
            NoteSight sight,
            Mentions mentions,
            ContactSight contacts,
            Access access,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.sight = sight;
        this.mentions = mentions;
        this.contacts = contacts;
        this.access = access;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<Note> of(About about, NoteList list, int limit, @Nullable String after) {
        var seen = sight.require(about);
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var found = rows.of(seen.about(), list, size + 1, after);
        var names = staff.names(found.stream().map(Kept::by).toList());
        return Page.of(found, size, one -> one.id().toString()).map(one -> note(one, seen, names));
    }

    /** What a note said, the newest wording first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public List<Note.Wording> wordings(UUID id) {
        var kept = rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        var seen = sight.require(kept.about());
        return rows.wordings(id, MOST_WORDINGS).stream()
                .map(one -> new Note.Wording(one.number(), shown(one.text(), kept, seen), one.writtenAt()))
                .toList();
    }

    /** Colleagues whom one may call, by a part of name or login. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public List<Person> callable(About about, String part, int limit) {
        var seen = sight.require(about);
        return staff.named(part, LONGEST_PAGE).stream()
                .filter(one -> sight.maySee(one, seen.about()))
                .limit(limit)
                .toList();
    }

    /** Whether the asker, who sees it, may note something on it. */
    @ForThoseConcerned
    public boolean mayWrite(About about) {
        sight.require(about);
        return access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
    }

    /** Tells whom it calls by {@code @login}. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Note add(About about, String text) {
        var seen = sight.require(about);
        var me = access.me();
        var words = words(text);
        var called = ids(mentions.in(words, seen));
        var now = clock.instant();
        var kept = new Kept(Ids.next(), seen.about(), words, 1, me.id(), now, null, false, null);
        sight.keep(kept.about());
        rows.add(kept);
        events.publishEvent(new NoteAdded(
                Ids.next(), seen.about().subject(), now, me.id(), told(rows.tell(kept.id(), called), me), kept.id()));
        return note(kept, seen, Map.of(me.id(), me.name()));
    }

    /** Its author only; tells whom it did not call before. What it says already is no change. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Note edit(UUID id, String text, Revision read) {
        var kept = standing(id);
        var seen = sight.require(kept.about());
        var me = access.me();
        if (!kept.by().equals(me.id())) throw Refused.notAllowed("notes.not-yours", name(kept.by()));
        if (!read.isStill(kept.revision())) throw Refused.changed("notes.changed-meanwhile");
        var words = words(text);
        if (words.equals(kept.text())) return note(kept, seen, Map.of(me.id(), me.name()));
        var called = ids(mentions.in(words, seen));
        var now = clock.instant();
        rows.change(kept, words, now);
        events.publishEvent(
                new NoteEdited(Ids.next(), seen.about().subject(), now, me.id(), told(rows.tell(id, called), me), id));
        return note(rows.find(id).orElseThrow(), seen, Map.of(me.id(), me.name()));
    }

    /** Its author, or a manager. Removing twice is removing once. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void remove(UUID id) {
        var kept = removable(id);
        if (kept.removedAt() != null) return;
        var me = access.me();
        var now = clock.instant();
        rows.remove(id, now, me.id());
        events.publishEvent(new NoteRemoved(Ids.next(), kept.about().subject(), now, me.id(), kept.by()));
    }

    /** Brings a removed note back; those who may remove it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void restore(UUID id) {
        var kept = removable(id);
        if (kept.removedAt() == null) return;
        rows.restore(id);
        events.publishEvent(new NoteRestored(
                Ids.next(), kept.about().subject(), clock.instant(), access.me().id(), id));
    }

    /** Keeps it above the others, for everybody; whoever may write may do so. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void pin(UUID id) {
        var kept = standing(id);
        var seen = sight.require(kept.about());
        if (kept.pinned()) return;
        if (rows.of(seen.about(), NoteList.PINNED, MOST_PINNED, null).size() >= MOST_PINNED)
            throw Refused.conflict("notes.too-many-pinned", MOST_PINNED);
        var now = clock.instant();
        rows.pin(id, now);
        events.publishEvent(new NotePinned(
                Ids.next(), kept.about().subject(), now, access.me().id(), id));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void unpin(UUID id) {
        var kept = standing(id);
        sight.require(kept.about());
        if (!kept.pinned()) return;
        rows.pin(id, null);
        events.publishEvent(new NoteUnpinned(
                Ids.next(), kept.about().subject(), clock.instant(), access.me().id(), id));
    }

    private Kept standing(UUID id) {
        return rows.lock(id)
                .filter(kept -> kept.removedAt() == null)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private Kept removable(UUID id) {
        var kept = rows.lock(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        sight.require(kept.about());
        if (!mayRemove(kept)) throw Refused.notAllowed("notes.not-yours", name(kept.by()));
        return kept;
    }

    private boolean mayRemove(Kept kept) {
        return isMine(kept) || access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    private boolean isMine(Kept kept) {
        return access.current().filter(asker -> asker.id().equals(kept.by())).isPresent();
    }

    private static String words(String text) {
        var words = CleanText.body(text);
        if (words.isEmpty()) throw Refused.unfit("notes.empty");
        if (words.length() > LONGEST) throw Refused.unfit("notes.too-long", LONGEST);
        return words;
    }

    private Note note(Kept kept, Seen seen, Map<UserId, String> names) {
        var mayWork = access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
        return new Note(
                kept.id(),
                kept.about(),
                shown(kept.text(), kept, seen),
                kept.wording(),
                names.getOrDefault(kept.by(), "–"),
                kept.at(),
                kept.editedAt(),
                kept.pinned(),
                kept.removedAt(),
                mayWork && isMine(kept),
                mayWork && mayRemove(kept));
    }

    /** Whoever wrote it sees what they wrote. */
    private String shown(String text, Kept kept, Seen seen) {
        return contacts.words(text, seen.inFull() || isMine(kept));
    }

    private String name(UserId person) {
        return staff.names(List.of(person)).getOrDefault(person, "–");
    }

    private static List<UserId> ids(Collection<Person> people) {
        return people.stream().map(Person::id).toList();
    }

    /** Nobody tells themselves. */
    private static @Nullable List<UserId> told(Collection<UserId> called, Person me) {
        var others = called.stream()
                .filter(one -> !one.equals(me.id()))
                .sorted(Comparator.comparing(UserId::value))
                .toList();
        return others.isEmpty() ? null : others;
    }
}
