package dev.rapport.studio.policies;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.ForEverybody;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.recomputation.Recomputation;
import dev.rapport.sla.recomputation.Recomputation.Kind;
import dev.rapport.sla.recomputation.Recomputations;
import dev.rapport.sla.recomputation.work.OpenCases;
import dev.rapport.studio.rulebooks.RulebookDesk;
import java.util.List;
import java.util.Optional;
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

    private final RulebookDesk desk;
    private final Recomputations recomputations;
    private final OpenCases open;
    private final Access access;

    PolicyDesk(RulebookDesk desk, Recomputations recomputations, OpenCases open, Access access) {
        this.desk = desk;
        this.recomputations = recomputations;
        this.open = open;
        this.access = access;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<RulebookDesk.Version> versions() {
        return desk.versions(SlaPolicies.BOOK);
    }

    /** Keeps another text of the policies, which somebody else may publish; refuses text that is none. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public int write(String text) {
        return desk.write(SlaPolicies.BOOK, text);
    }

    /** How many clocks are computed again when another version is published now. */
    @Transactional(readOnly = true)
    public long openClocks() {
        return open.countClocks(Kind.POLICY, Recomputations.ALL);
    }

    /** From now on cases are promised what this version says, open ones too; says how many clocks those have. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public long publish(int version) {
        desk.publish(SlaPolicies.BOOK, version);
        return openClocks();
    }

    /**
     * Lets the version before the present one decide again, as one person, with the reason; says which that is. Open
     * clocks follow.
     */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public int goBack(String why) {
        return desk.goBack(SlaPolicies.BOOK, null, why);
    }

    /** The same to any version that decided before; says how many clocks open cases have. */
    @ForRoles({Role.MANAGER, Role.DESIGNER, Role.ADMIN})
    public long goBackTo(int version, String why) {
        desk.goBack(SlaPolicies.BOOK, version, why);
        return openClocks();
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

    /** Whether the asker may write and publish versions. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWrite() {
        return desk.mayWrite();
    }
}
