package dev.rapport.marketing.segments;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.ListedCustomers;
import dev.rapport.marketing.segments.SegmentUse.UsedBy;
import dev.rapport.platform.CustomerFact;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Segments of customers. Community operations, managers and administrators make and change them; who works in sales or
 * service reads those of their teams. Designers see no customers, so they see no segments either.
 */
@ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class Segments {

    /** For how long one that was removed can be brought back. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int LONGEST_PAGE = 100;

    private final SegmentRows rows;
    private final SegmentMembers members;
    private final SegmentChanges changes;
    private final SegmentCounting counting;
    private final SegmentWords words;
    private final KnownFacts known;
    private final List<SegmentUse> uses;
    private final ListedCustomers customers;
    private final Access access;
    private final Staff staff;
    private final ChangedMeanwhile meanwhile;
    private final Clock clock;

    Segments(
            SegmentRows rows,
            SegmentMembers members,
            SegmentChanges changes,
            SegmentCounting counting,
            SegmentWords words,
            KnownFacts known,
            List<SegmentUse> uses,
            ListedCustomers customers,
            Access access,
            Staff staff,
            ChangedMeanwhile meanwhile,
            Clock clock) {
        this.rows = rows;
        this.members = members;
        this.changes = changes;
        this.counting = counting;
        this.words = words;
        this.known = known;
        this.uses = uses;
        this.customers = customers;
        this.access = access;
        this.staff = staff;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /** By name, those that the asker may see. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<Segment> list(SegmentFilter filter, int limit, @Nullable String after) {
        return rows.list(access.me(), filter, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Segment get(UUID id) {
        return rows.find(access.me(), id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** Members, the newest customers first, masked as the list of customers is. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<CustomerLine> members(UUID id, int limit, @Nullable String after) {
        requireShown(get(id));
        var page = members.page(id, Math.clamp(limit, 1, LONGEST_PAGE), after);
        return new Page<>(customers.of(page.items()), page.next());
    }

    /** What became of it, the newest first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<SegmentChange> changes(UUID id, int limit, @Nullable String after) {
        requireShown(get(id));
        return changes.page(id, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    private void requireShown(Segment segment) {
        hidden(segment.condition()).ifPresent(fact -> {
            throw Refused.notAllowed("segment.members-not-shown", fact.name());
        });
    }

    /** A fact that a condition asks by and the asker is not shown: members would tell it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Optional<CustomerFact> hidden(Condition condition) {
        return ConditionCheck.hidden(condition, known.all());
    }

    /** What works with it. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<UsedBy> usedBy(UUID id) {
        get(id);
        return uses.stream().flatMap(use -> use.of(id).stream()).toList();
    }

    /** What its condition means, as a sentence. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public String said(Condition condition, Locale locale) {
        return words.say(condition, locale);
    }

    /** Whether the asker may make any. */
    @ForEverybody("tells only what the asker may")
    public boolean mayMake() {
        return access.hasRole(Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
    }

    /** Teams that the asker may make segments for. */
    @ForEverybody("tells only what the asker may")
    public List<Team> teams() {
        return staff.activeTeams().stream()
                .filter(team -> access.hasSight(null, team.key()))
                .toList();
    }

    /** What may be asked of customers by who asks now. */
    public List<CustomerFact> facts() {
        return known.all().values().stream().filter(CustomerFact::isSeen).toList();
    }

    /** A condition as somebody wrote it; refused at the part that is wrong. */
    @Transactional(readOnly = true)
    public Condition read(@Nullable ConditionPart part) {
        var facts = known.all();
        var condition = new ConditionCheck(facts).read(part, "condition");
        ConditionCheck.requireSeen(condition, facts);
        return condition;
    }

    /** How many a condition fits, while it is built. Gives up where that takes longer than a person waits. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Counted count(Condition condition) {
        ConditionCheck.requireSeen(condition, known.all());
        var many = counting.count(condition);
        var sample = counting.sample(condition);
        return new Counted(
                many.isPresent() ? many.getAsLong() : counting.supposed(condition),
                many.isPresent(),
                customers.of(sample));
    }

    /** Its members are computed in the background at once. */
    public Segment add(SegmentDraft wish) {
        var draft = wish.checked();
        requireTeam(draft.team());
        var owner = owner(draft, access.me().id());
        var id = Ids.next();
        rows.add(id, draft, owner, heard(draft), access.me().id(), Instants.now(clock));
        return get(id);
    }

    private List<String> heard(SegmentDraft draft) {
        var facts = known.all();
        ConditionCheck.requireSeen(draft.condition(), facts);
        return SegmentSql.heard(draft.condition(), facts);
    }

    /**
     * Says it otherwise. The condition of a frozen one stays, since its members do.
     *
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public Segment change(UUID id, SegmentDraft wish, Revision read) {
        var draft = wish.checked();
        var before = writable(id);
        before.requireStanding();
        if (!read.isStill(before.revision()))
            throw meanwhile.refused("segment.changed-meanwhile", before.changedBy(), before.changedAt(), before.name());
        if (!before.team().equals(draft.team())) requireTeam(draft.team());
        var anew = before.asksOtherwiseThan(draft.condition());
        if (anew)
            hidden(before.condition()).ifPresent(fact -> {
                throw Refused.notAllowed("segment.condition-not-shown", fact.name())
                        .at("condition");
            });
        if (anew && before.isFrozen())
            throw Refused.conflict("segment.is-frozen", before.name()).at("condition");
        rows.change(
                id,
                draft,
                owner(draft, before.owner()),
                heard(draft),
                anew,
                access.me().id(),
                Instants.now(clock));
        return get(id);
    }

    /** Its members stay those of now. Freezing twice is freezing once. */
    public Segment freeze(UUID id) {
        rows.holdMembers();
        var segment = writable(id);
        segment.requireStanding();
        hidden(segment.condition()).ifPresent(fact -> {
            throw Refused.notAllowed("segment.freeze-not-shown", fact.name());
        });
        if (segment.isFrozen()) return segment;
        segment.requireFitForUse();
        var now = Instants.now(clock);
        rows.freeze(id, access.me().id(), now);
        changes.noteFrozen(id, access.me().id(), now);
        return get(id);
    }

    /** A live one with the same condition, of the asker's own. */
    public Segment copy(UUID id, String name) {
        var segment = get(id);
        var draft = segment.draft();
        return add(new SegmentDraft(name, draft.purpose(), access.me().id(), draft.team(), draft.condition()));
    }

    /** It can be brought back for 30 days. Removing twice is removing once; refused where something works with it. */
    public void remove(UUID id) {
        var segment = writable(id);
        if (segment.isRemoved()) return;
        var used = usedBy(id);
        if (!used.isEmpty())
            throw Refused.conflict(
                    "segment.in-use", used.stream().map(UsedBy::what).toList());
        var now = Instants.now(clock);
        rows.remove(id, now);
        rows.forget(now.minus(KEPT));
    }

    /** Brings back what was removed. */
    public void restore(UUID id) {
        if (writable(id).isRemoved()) rows.remove(id, null);
    }

    private Segment writable(UUID id) {
        rows.lock(id);
        return get(id);
    }

    private UserId owner(SegmentDraft draft, UserId otherwise) {
        var owner = draft.owner();
        if (owner == null) return otherwise;
        if (!owner.equals(otherwise) && !staff.isEnabled(owner))
            throw Refused.invalid("segment.no-such-owner").at("owner");
        return owner;
    }

    private void requireTeam(String key) {
        if (staff.team(key).filter(Team::active).isEmpty())
            throw Refused.invalid("segment.no-such-team", key).at("team");
        if (!access.hasSight(null, key))
            throw Refused.notAllowed("segment.not-your-team", key).at("team");
    }
}
