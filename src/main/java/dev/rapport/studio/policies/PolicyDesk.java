package dev.rapport.studio.policies;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Publication;
import dev.rapport.rules.RulebookVersion;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import dev.rapport.sla.recomputation.Recomputation;
import dev.rapport.sla.recomputation.Recomputation.Kind;
import dev.rapport.sla.recomputation.Recomputations;
import dev.rapport.sla.recomputation.work.OpenCases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with the SLA policies: write a version, let one decide. A published version counts for open clocks at
 * once, which are computed again in the background.
 */
@ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN, Role.AUDITOR})
@Service
@Transactional
public class PolicyDesk {

    private final Publication publication;
    private final Recomputations recomputations;
    private final OpenCases open;
    private final Access access;
    private final Staff staff;
    private final Ledger ledger;

    PolicyDesk(
            Publication publication,
            Recomputations recomputations,
            OpenCases open,
            Access access,
            Staff staff,
            Ledger ledger) {
        this.ledger = ledger;
        this.publication = publication;
        this.recomputations = recomputations;
        this.open = open;
        this.access = access;
        this.staff = staff;
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
            boolean mayPublish) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions() {
        return publication.versions(SlaPolicies.BOOK).stream()
                .map(this::version)
                .toList();
    }

    /** Keeps another text of the policies, which somebody else may publish; refuses text that is none. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public int write(String text) {
        return publication.write(SlaPolicies.BOOK, text, access.me().id());
    }

    /** How many clocks are computed again when another version is published now. */
    @Transactional(readOnly = true)
    public long openClocks() {
        return open.countClocks(Kind.POLICY, Recomputations.ALL);
    }

    /** From now on cases are promised what this version says, open ones too; says how many clocks those have. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public long publish(int version) {
        publication.publish(SlaPolicies.BOOK, version, access.me().id());
        return openClocks();
    }

    /**
     * Lets the version before the present one decide again, as one person, with the reason; says which that is. Open
     * clocks follow.
     */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public int goBack(String why) {
        var present = present();
        var version = publication.goBack(SlaPolicies.BOOK, access.me().id(), why);
        ledger.append(Chain.POLICY, "policy-taken-back", Map.of("version", present, "decides", version));
        return version;
    }

    /** The same to any version that decided before; says how many clocks open cases have. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public long goBackTo(int version, String why) {
        var present = present();
        publication.goBackTo(SlaPolicies.BOOK, version, access.me().id(), why);
        ledger.append(Chain.POLICY, "policy-taken-back", Map.of("version", present, "decides", version));
        return openClocks();
    }

    private int present() {
        return publication.versions(SlaPolicies.BOOK).stream()
                .filter(version -> version.state() == RulebookVersion.State.PUBLISHED)
                .mapToInt(RulebookVersion::version)
                .findFirst()
                .orElse(0);
    }

    /** Asks the policies in force again for every open case. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public void applyAgain() {
        recomputations.ask(Kind.POLICY, Recomputations.ALL, access.me().id());
    }

    /** How far open clocks are computed again after the last publication. */
    @Transactional(readOnly = true)
    public Optional<Recomputation> recomputation() {
        return recomputations.last(Kind.POLICY, Recomputations.ALL);
    }

    private Version version(RulebookVersion found) {
        var me = access.current().map(Person::id).orElse(null);
        var may = mayWrite()
                && found.state() != RulebookVersion.State.PUBLISHED
                && (found.publishedAt() != null || me == null || !me.equals(found.author()));
        return new Version(found, name(found.author()), name(found.publishedBy()), may);
    }

    private @Nullable String name(@Nullable UserId id) {
        return Optional.ofNullable(id).flatMap(staff::byId).map(Person::name).orElse(null);
    }

    /** Whether the asker may write and publish versions. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWrite() {
        return access.current().stream()
                .flatMap(person -> person.roles().stream())
                .anyMatch(role -> role == Role.MANAGER || role == Role.DESIGNER || role == Role.ADMIN);
    }
}
