package dev.rapport.loyalty;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.loyalty.CouponBatch.State;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which coupons there are: a draft is changed until it runs; what runs is stopped, and may run again. */
@Service
@Transactional
public class CouponBatches {

    private static final Role[] MAKERS = {Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final Access access;
    private final BatchRows rows;
    private final Clock clock;

    CouponBatches(Access access, BatchRows rows, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.clock = clock;
    }

    /** The newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<CouponBatch> list(@Nullable State state, int limit, @Nullable String after) {
        var found = rows.list(state, limit + 1, after == null ? null : Cursor.id(after));
        return Page.of(found, limit, batch -> Cursor.of(batch.id()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public CouponBatch get(UUID id) {
        return rows.byId(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Whether the asker may make batches, give coupons and see codes. */
    @ForEverybody("tells only what the asker may")
    public boolean mayMake() {
        return access.hasRole(MAKERS);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public UUID make(CouponTerms terms) {
        requireName(terms, null);
        var id = Ids.next();
        rows.insert(id, terms, access.current().map(Person::id).orElse(null), Instants.now(clock));
        return id;
    }

    /** Of a draft; whoever has a coupon keeps what it was worth. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void change(UUID id, CouponTerms terms, Revision read) {
        var batch = held(id);
        if (!read.isStill(batch.revision())) throw Refused.changed("coupon.changed");
        if (batch.state() != State.DRAFT) throw Refused.conflict("coupon.not-draft");
        requireName(terms, id);
        rows.change(id, terms);
    }

    /** From now on its coupons are given and taken. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void start(UUID id) {
        if (held(id).state() == State.RUNNING) throw Refused.conflict("coupon.runs");
        rows.become(id, State.RUNNING);
    }

    /** From now on none is given, reserved or redeemed; what is reserved can be released. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void stop(UUID id) {
        if (held(id).state() != State.RUNNING) throw Refused.conflict("coupon.runs-not");
        rows.become(id, State.STOPPED);
    }

    /** One of which no coupon was ever given. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void remove(UUID id) {
        if (held(id).issued() > 0) throw Refused.conflict("coupon.given-already");
        rows.remove(id);
    }

    private CouponBatch held(UUID id) {
        return rows.held(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private void requireName(CouponTerms terms, @Nullable UUID id) {
        if (rows.isNamed(terms.name(), id)) throw Refused.conflict("coupon.name-taken", terms.name());
    }
}
