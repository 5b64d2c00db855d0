package dev.rapport.customer.membership;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say which levels of membership there are and what they bring, without code. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class MembershipLevels {

    private static final int MOST = 50;

    private final LevelRows rows;
    private final KnownLevels known;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final Clock clock;

    MembershipLevels(LevelRows rows, KnownLevels known, Access access, ChangedMeanwhile meanwhile, Clock clock) {
        this.rows = rows;
        this.known = known;
        this.access = access;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /** The highest first, those that were given up as well. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<MembershipLevel> list() {
        return rows.all();
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public MembershipLevel get(String word) {
        return rows.all().stream()
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", word));
    }

    /** Who said what of it, the newest first. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<MembershipLevelChange> changes(String word, int limit, @Nullable String after) {
        get(word);
        return rows.changes(word, limit, after);
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    public void add(MembershipLevel level) {
        level.requireSane();
        if (rows.all().stream().filter(MembershipLevel::inUse).count() >= MOST)
            throw Refused.conflict("membership.too-many-levels", MOST);
        requireOwnNames(level);
        var now = clock.instant();
        if (!rows.add(level, asker(), now))
            throw Refused.conflict("membership.word-taken", level.word()).at("word");
        rows.note(null, level, asker(), now);
        known.are(rows.all());
    }

    /**
     * Says something else of a level. Its word stays, and so do the days of those who are members of it.
     *
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public void change(MembershipLevel level, Revision read) {
        level.requireSane();
        var before = rows.locked(level.word()).orElseThrow(() -> Refused.notFound("error.no-such-id", level.word()));
        if (before.equals(level)) return;
        if (!read.isStill(before.revision())) throw changed(before);
        requireOwnNames(level);
        var now = clock.instant();
        rows.change(level, asker(), now);
        rows.note(before, level, asker(), now);
        known.are(rows.all());
    }

    /** A file says a level by any of its names, so no two have one in common. */
    private void requireOwnNames(MembershipLevel level) {
        for (var other : rows.all()) {
            if (other.word().equals(level.word())) continue;
            if (other.isMeantBy(level.english()) || other.isMeantBy(level.word()))
                throw Refused.conflict("membership.name-taken", level.english()).at("english");
            if (other.isMeantBy(level.chinese()))
                throw Refused.conflict("membership.name-taken", level.chinese()).at("chinese");
        }
    }

    private Refused changed(MembershipLevel now) {
        var written = rows.lastWritten(now.word());
        return meanwhile.refused("membership.level-changed-meanwhile", written.by(), written.at(), now.english());
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
