package dev.rapport.contact.hooks;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.hooks.Hook.State;
import dev.rapport.contact.hooks.HookChange.What;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say which addresses are told what happens here, and see what each was told. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class HookDesk {

    private static final int MOST = 50;
    private static final int LONGEST_PAGE = 100;

    /** For how long the secret before signs as well. */
    private static final Duration BOTH_SIGN = Duration.ofDays(1);

    /** An address with its secret, which is told this once. */
    public record Made(Hook hook, String secret) {

        @Override
        public String toString() {
            return "a new secret of " + hook.id();
        }
    }

    private final HookRows rows;
    private final HookDeliveries deliveries;
    private final HookChanges changes;
    private final HookSecrets secrets;
    private final HookTypes types;
    private final HookLoop loop;
    private final OutsideHosts outside;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HookDesk(
            HookRows rows,
            HookDeliveries deliveries,
            HookChanges changes,
            HookSecrets secrets,
            HookTypes types,
            HookLoop loop,
            OutsideHosts outside,
            Access access,
            ChangedMeanwhile meanwhile,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.changes = changes;
        this.secrets = secrets;
        this.types = types;
        this.loop = loop;
        this.outside = outside;
        this.access = access;
        this.meanwhile = meanwhile;
        this.events = events;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Hook> list() {
        return rows.all();
    }

    @Transactional(readOnly = true)
    public Hook get(UUID id) {
        return rows.find(id).orElseThrow(() -> unknown(id));
    }

    /** What one can be told, by name. */
    @Transactional(readOnly = true)
    public List<HookTypes.Type> types() {
        return types.all();
    }

    /** The last one first. */
    @Transactional(readOnly = true)
    public List<HookChange> changes(UUID id) {
        get(id);
        return changes.of(id);
    }

    /** It is told from now on what happens. */
    public Made add(HookDraft wish) {
        var draft = checked(wish);
        if (rows.count() >= MOST) throw Refused.conflict("hook.too-many", MOST);
        var id = Ids.next();
        var secret = secrets.fresh();
        if (!rows.add(id, draft, secrets.sealed(id, secret), asker(), now())) throw taken(draft);
        changes.note(id, What.ADDED, null, draft.address());
        events.publishEvent(new HookChanged());
        return new Made(get(id), secret);
    }

    /**
     * Says something else of it.
     *
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public Hook change(UUID id, HookDraft wish, Revision read) {
        var draft = checked(wish);
        var now = locked(id, read);
        if (rows.isNameTaken(id, draft.name())) throw taken(draft);
        rows.change(id, draft, asker(), now());
        changes.noteIfOther(id, What.NAME, now.name(), draft.name());
        changes.noteIfOther(id, What.ADDRESS, now.address(), draft.address());
        changes.noteIfOther(id, What.EVENTS, String.join(", ", now.events()), String.join(", ", draft.events()));
        events.publishEvent(new HookChanged());
        return get(id);
    }

    private HookDraft checked(HookDraft wish) {
        var draft = wish.checked(types);
        var called = outside.address(draft.address())
                .orElseThrow(() -> Refused.invalid("hook.bad-address").at("address"));
        try {
            outside.require(called.getHost(), OutsideHosts.port(called));
        } catch (Refused refused) {
            throw refused.at("address");
        }
        return draft;
    }

    /** From then on it is told what happens, and what waited; or nothing more. */
    public Hook turn(UUID id, State state, Revision read) {
        var now = locked(id, read);
        if (now.state() == state) return now;
        rows.turn(id, state, null, asker(), now());
        changes.note(id, state == State.ON ? What.ON : What.OFF);
        events.publishEvent(new HookChanged());
        AfterCommit.then(loop::wake);
        return get(id);
    }

    /** Another secret signs from now on; for a day the one before as well. */
    public Made newSecret(UUID id) {
        locked(id, Revision.ANY);
        var secret = secrets.fresh();
        var now = now();
        rows.secret(id, secrets.sealed(id, secret), now.plus(BOTH_SIGN), asker(), now);
        changes.note(id, What.SECRET);
        return new Made(get(id), secret);
    }

    /** With what it was told. */
    public void remove(UUID id) {
        var now = locked(id, Revision.ANY);
        rows.remove(id);
        deliveries.removeOf(id);
        changes.note(id, What.REMOVED, now.name(), null);
        events.publishEvent(new HookChanged());
    }

    /**
     * What it was told, the newest first.
     *
     * @param state only what got that far; all if absent
     */
    @Transactional(readOnly = true)
    public Page<HookDelivery> deliveries(
            UUID id, HookDelivery.@Nullable State state, int limit, @Nullable String after) {
        get(id);
        return deliveries.of(id, state, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    @Transactional(readOnly = true)
    public HookDelivery delivery(UUID id, UUID delivery) {
        return deliveries.find(id, delivery).orElseThrow(() -> unknown(delivery));
    }

    /** Tells it once more, under the same id. */
    public HookDelivery again(UUID id, UUID delivery) {
        requireOn(id);
        delivery(id, delivery);
        deliveries.again(delivery, now());
        changes.note(id, What.SENT_AGAIN, null, delivery.toString());
        AfterCommit.then(loop::wake);
        return delivery(id, delivery);
    }

    /** Tells it once more, under the same ids, whatever it did not take of what happened since then; says how much that is. */
    public int failedAgain(UUID id, Instant since) {
        requireOn(id);
        var many = deliveries.failedAgain(id, since, now());
        if (many > 0) changes.note(id, What.SENT_AGAIN, null, String.valueOf(many));
        AfterCommit.then(loop::wake);
        return many;
    }

    private void requireOn(UUID id) {
        var hook = locked(id, Revision.ANY);
        if (!hook.isOn()) throw Refused.conflict("hook.off", hook.name());
    }

    private Hook locked(UUID id, Revision read) {
        var now = rows.locked(id).orElseThrow(() -> unknown(id));
        if (!read.isStill(now.revision()))
            throw meanwhile.refused("hook.changed-meanwhile", now.changedBy(), now.changedAt(), now.name());
        return now;
    }

    private static Refused unknown(UUID id) {
        return Refused.notFound("error.no-such-id", id);
    }

    private static Refused taken(HookDraft draft) {
        return Refused.conflict("hook.name-taken", draft.name()).at("name");
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
