package dev.rapport.contact.canned;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps canned answers: everybody who answers keeps their own, managers those of their teams, administrators all that are
 * nobody's own. Those of a colleague are seen by nobody else.
 */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class CannedAnswers {

    /** For how long one that was removed can be brought back. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_OF_ONE = 300;
    private static final int LONGEST_PAGE = 100;

    private final CannedRows rows;
    private final Access access;
    private final Staff staff;
    private final ChangedMeanwhile meanwhile;
    private final Clock clock;

    CannedAnswers(CannedRows rows, Access access, Staff staff, ChangedMeanwhile meanwhile, Clock clock) {
        this.rows = rows;
        this.access = access;
        this.staff = staff;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /** By name: the asker's own, those of their teams and everybody's. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<CannedAnswer> list(CannedFilter filter, int limit, @Nullable String after) {
        return rows.list(access.me(), filter, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public CannedAnswer get(UUID id) {
        return rows.find(access.me(), id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Whether the asker may keep any. */
    @ForEverybody("tells only what the asker may")
    public boolean mayKeep() {
        return access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
    }

    /** Whether the asker may change or remove one that they see. */
    @ForEverybody("tells only what the asker may")
    public boolean mayChange(CannedAnswer answer) {
        return switch (answer.whose()) {
            case ME -> mayKeep();
            case TEAM -> isWriterOf(answer.team());
            case EVERYBODY -> mayWriteForAll();
        };
    }

    /** Whether the asker may write what is everybody's. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWriteForAll() {
        return access.hasRole(Role.ADMIN);
    }

    /** Teams whose answers the asker may write. */
    @ForEverybody("tells only what the asker may")
    public List<Team> writableTeams() {
        return staff.activeTeams().stream()
                .filter(team -> isWriterOf(team.key()))
                .toList();
    }

    public CannedAnswer add(CannedDraft wish) {
        var draft = wish.checked();
        requireWriting(draft);
        requireRoom(draft);
        var id = Ids.next();
        if (!rows.add(id, draft, access.me().id(), Instants.now(clock))) throw taken(draft);
        return get(id);
    }

    /**
     * Says it otherwise.
     *
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public CannedAnswer change(UUID id, CannedDraft wish, Revision read) {
        var draft = wish.checked();
        var before = writable(id);
        before.requireStanding();
        if (!read.isStill(before.revision()))
            throw meanwhile.refused("canned.changed-meanwhile", before.changedBy(), before.changedAt(), before.name());
        requireWriting(draft);
        if (before.whose() != draft.whose() || !Objects.equals(before.team(), draft.team())) requireRoom(draft);
        if (rows.isTaken(id, draft, access.me().id())) throw taken(draft);
        rows.change(id, draft, access.me().id(), Instants.now(clock));
        return get(id);
    }

    /** It is not offered any more, and can be brought back for 30 days. Removing twice is removing once. */
    public void remove(UUID id) {
        var answer = writable(id);
        if (answer.isRemoved()) return;
        var now = Instants.now(clock);
        rows.remove(id, now);
        rows.forget(now.minus(KEPT));
    }

    /** Brings back what was removed; refused when another has its code by now. */
    public void restore(UUID id) {
        var answer = writable(id);
        if (!answer.isRemoved()) return;
        var draft = draft(answer);
        requireRoom(draft);
        if (rows.isTaken(id, draft, access.me().id())) throw taken(draft);
        rows.remove(id, null);
    }

    private CannedAnswer writable(UUID id) {
        rows.lock(id);
        var answer = get(id);
        requireWriting(draft(answer));
        return answer;
    }

    private static CannedDraft draft(CannedAnswer answer) {
        return new CannedDraft(
                answer.whose(),
                answer.team(),
                answer.name(),
                answer.code(),
                answer.language(),
                answer.channels(),
                answer.words());
    }

    private void requireWriting(CannedDraft draft) {
        if (draft.whose() == CannedFor.EVERYBODY) access.requireRole(Role.ADMIN);
        if (draft.whose() != CannedFor.TEAM) return;
        var team = Objects.requireNonNull(draft.team());
        access.requireRole(Role.MANAGER, Role.ADMIN);
        if (staff.team(team).isEmpty())
            throw Refused.invalid("conversation.no-such-team", team).at("team");
        if (!isWriterOf(team)) throw Refused.notAllowed("canned.not-your-team", name(team));
    }

    private boolean isWriterOf(@Nullable String team) {
        if (access.hasRole(Role.ADMIN)) return true;
        return access.hasRole(Role.MANAGER)
                && access.current()
                        .map(Person::teams)
                        .filter(teams -> teams.contains(team))
                        .isPresent();
    }

    private String name(String team) {
        var locale = access.me().locale();
        return staff.team(team).map(found -> found.name(locale)).orElse(team);
    }

    private void requireRoom(CannedDraft draft) {
        if (rows.count(draft, access.me().id()) >= MOST_OF_ONE) throw Refused.conflict("canned.too-many", MOST_OF_ONE);
    }

    private static Refused taken(CannedDraft draft) {
        return Refused.conflict("canned.code-taken", draft.code()).at("code");
    }
}
