package dev.rapport.studio.rulebooks;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Publication;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.RulebookVersion;
import dev.rapport.rules.RulebookVersion.State;
import dev.rapport.rules.Rules;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of all rulebooks: each person writes a text of their own, hands it in, and a second person lets it decide.
 * Going back takes one person, who says why.
 */
@ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
@Service
@Transactional(readOnly = true)
public class RulebookDesk {

    private static final int LONGEST = 200_000;

    private final Rules rules;
    private final Publication publication;
    private final WrittenRulesRows written;
    private final Access access;
    private final Staff staff;
    private final Ledger ledger;
    private final Clock clock;

    RulebookDesk(
            Rules rules,
            Publication publication,
            WrittenRulesRows written,
            Access access,
            Staff staff,
            Ledger ledger,
            Clock clock) {
        this.rules = rules;
        this.publication = publication;
        this.written = written;
        this.access = access;
        this.staff = staff;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A version with the names of those who wrote and published it.
     *
     * @param author absent where it came with the product
     * @param mayPublish whether the asker may let it decide, again if it did before
     */
    public record Version(
            RulebookVersion of,
            @Nullable String author,
            @Nullable String publishedBy,
            boolean mayPublish) {

        public boolean decides() {
            return of.state() == State.PUBLISHED;
        }
    }

    /**
     * A rulebook as the list shows it.
     *
     * @param waiting how many versions wait for a second person
     * @param isWritten whether the asker has a text of it that is not handed in
     */
    public record Shelf(Rulebook book, Version live, int waiting, boolean isWritten) {}

    public List<Shelf> all() {
        var mine = access.current().map(me -> written.of(me.id())).orElseGet(Set::of);
        return rules.books().stream()
                .map(book -> shelf(book, mine.contains(book.name())))
                .toList();
    }

    private Shelf shelf(Rulebook book, boolean isWritten) {
        var versions = publication.heads(book.name());
        var live = versions.stream()
                .filter(one -> one.state() == State.PUBLISHED)
                .findFirst()
                .orElseThrow();
        var waiting = versions.stream()
                .filter(one -> one.version() > live.version() && one.publishedAt() == null)
                .count();
        return new Shelf(book, version(live), (int) waiting, isWritten);
    }

    public Rulebook book(String name) {
        return rules.book(name).orElseThrow(() -> Refused.notFound("studio.no-such-rulebook", name));
    }

    /** Without their texts, the newest first. */
    public List<Version> history(String rulebook) {
        return publication.heads(book(rulebook).name()).stream()
                .map(this::version)
                .toList();
    }

    /** With their texts, the newest first. */
    public List<Version> versions(String rulebook) {
        return publication.versions(book(rulebook).name()).stream()
                .map(this::version)
                .toList();
    }

    public Version version(String rulebook, int version) {
        return version(publication
                .version(book(rulebook).name(), version)
                .orElseThrow(() -> Refused.notFound("rules.no-such-version", rulebook, version)));
    }

    /** The version that decides now. */
    public Version live(String rulebook) {
        return version(publication
                .live(book(rulebook).name())
                .orElseThrow(() -> Refused.notFound("studio.no-such-rulebook", rulebook)));
    }

    /** What the asker writes; what decides now where they have written nothing yet. */
    public WrittenRules written(String rulebook) {
        var me = access.me().id();
        return written.find(book(rulebook).name(), me).orElseGet(() -> begun(rulebook, me));
    }

    private WrittenRules begun(String rulebook, UserId me) {
        var live = live(rulebook).of();
        return new WrittenRules(rulebook, me, live.version(), live.text(), null, 0);
    }

    /** Keeps what the asker writes, also where it is not right yet; refused when they wrote elsewhere meanwhile. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public WrittenRules save(String rulebook, String text, Revision read) {
        if (text.length() > LONGEST)
            throw Refused.invalid("rules.refused.length", LONGEST).at("text");
        CleanText.requireFit(text);
        var before = locked(rulebook, read);
        written.save(rulebook, before.author(), before.basedOn(), text, clock.instant());
        return written(rulebook);
    }

    /** Throws away what the asker writes. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public void discard(String rulebook) {
        written.remove(book(rulebook).name(), access.me().id());
    }

    /**
     * Makes a version of what the asker wrote, which somebody else may publish; refuses text that is none.
     *
     * @param agreed whether it may take back what was published since the asker began
     */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public int handIn(String rulebook, Revision read, boolean agreed) {
        var text = locked(rulebook, read);
        if (text.changedAt() == null) throw Refused.conflict("studio.rulebook.nothing-written");
        var live = live(rulebook).of().version();
        if (!agreed && text.basedOn() != live)
            throw Refused.conflict("studio.rulebook.next-behind", text.basedOn(), live);
        var version = write(rulebook, text.text());
        written.remove(rulebook, text.author());
        return version;
    }

    private WrittenRules locked(String rulebook, Revision read) {
        var me = access.me().id();
        var found = written.lock(book(rulebook).name(), me).orElseGet(() -> begun(rulebook, me));
        if (!read.isStill(found.revision())) throw new Refused(Refused.Kind.CHANGED, "studio.rulebook.changed");
        return found;
    }

    /** Makes a version of a text, which somebody else may publish; refuses text that is none. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public int write(String rulebook, String text) {
        CleanText.requireFit(text);
        return publication.write(book(rulebook).name(), text, access.me().id());
    }

    /** From now on the rulebook decides by this version. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public void publish(String rulebook, int version) {
        publication.publish(book(rulebook).name(), version, access.me().id());
    }

    /**
     * Lets a version that decided before decide again, as one person, with the reason; says which that is.
     *
     * @param version the one before the present one where it is absent
     */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    @Transactional
    public int goBack(String rulebook, @Nullable Integer version, String why) {
        var present = live(rulebook).of().version();
        var me = access.me().id();
        if (version != null) publication.goBackTo(rulebook, version, me, why);
        var now = version != null ? version : publication.goBack(rulebook, me, why);
        if (rulebook.equals(SlaPolicies.BOOK) && now != present)
            ledger.append(Chain.POLICY, "policy-taken-back", Map.of("version", present, "decides", now));
        return now;
    }

    /** Whether the asker may write and publish versions. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWrite() {
        return access.hasRole(Role.MANAGER, Role.DESIGNER, Role.ADMIN);
    }

    private Version version(RulebookVersion found) {
        var me = access.current().map(Person::id).orElse(null);
        var may = mayWrite()
                && found.state() != State.PUBLISHED
                && (found.publishedAt() != null || me == null || !me.equals(found.author()));
        return new Version(found, name(found.author()), name(found.publishedBy()), may);
    }

    private @Nullable String name(@Nullable UserId id) {
        return Optional.ofNullable(id).flatMap(staff::byId).map(Person::name).orElse(null);
    }
}
