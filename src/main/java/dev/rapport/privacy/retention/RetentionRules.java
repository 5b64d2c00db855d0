package dev.rapport.privacy.retention;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.PrivacyRequest;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators say which customers nobody needs any more; a rule is tried out before it is switched on. */
@ForRoles({Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class RetentionRules {

    private static final int LONGEST_PAGE = 200;

    /** A customer that a run found. */
    public record Found(CustomerId customer, String name) {}

    private final RetentionRuleRows rules;
    private final RetentionRunRows runs;
    private final RetentionWork work;
    private final RetentionLoop loop;
    private final Customers customers;
    private final PrivacyDesk desk;
    private final Texts texts;
    private final Access access;
    private final Clock clock;

    RetentionRules(
            RetentionRuleRows rules,
            RetentionRunRows runs,
            RetentionWork work,
            RetentionLoop loop,
            Customers customers,
            PrivacyDesk desk,
            Texts texts,
            Access access,
            Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.work = work;
        this.loop = loop;
        this.customers = customers;
        this.desk = desk;
        this.texts = texts;
        this.access = access;
        this.clock = clock;
    }

    /** By name. */
    public List<RetentionRule> all() {
        return rules.all();
    }

    public RetentionRule get(UUID id) {
        return rules.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    /** What the rule did, the newest first. */
    public Page<RetentionRun> runs(UUID id, int limit, @Nullable String after) {
        get(id);
        return runs.of(id, Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** Some of those that the last dry run of this version found. */
    public Page<Found> tried(UUID id, int limit, @Nullable String after) {
        return found(get(id).dryRun(), limit, after);
    }

    /** Those whom the last run proposes to erase. */
    public Page<Found> proposed(UUID id, int limit, @Nullable String after) {
        var run = get(id).run();
        return found(run == null || run.endedAt() == null ? null : run, limit, after);
    }

    private Page<Found> found(@Nullable RetentionRun run, int limit, @Nullable String after) {
        if (run == null) return new Page<>(List.of(), null);
        var page = runs.found(run.id(), Math.clamp(limit, 1, LONGEST_PAGE), after);
        var names = customers.names(page.items());
        return page.map(one -> new Found(one, names.getOrDefault(one, "–")));
    }

    @ForRoles(Role.ADMIN)
    @Transactional
    public RetentionRule make(RetentionWish wish) {
        var id = Ids.next();
        if (!rules.add(id, wish, asker())) throw taken(wish);
        return get(id);
    }

    /** Makes another version, which is off until it was tried out. What the one before proposed stands no more. */
    @ForRoles(Role.ADMIN)
    @Transactional
    public RetentionRule change(UUID id, RetentionWish wish, Revision read) {
        var rule = read(id, read);
        if (rule.wish().equals(wish)) return rule;
        if (rules.isNamed(wish.name(), id)) throw taken(wish);
        rules.change(id, wish, asker());
        runs.stop(id, clock.instant());
        return get(id);
    }

    /** Counts whom the rule would propose, in the background, and shows some of them. */
    @ForRoles(Role.ADMIN)
    @Transactional
    public RetentionRule tryOut(UUID id) {
        var rule = locked(id);
        if (!work.begin(rule, true, null, asker()))
            throw Refused.conflict("retention.at-work", rule.wish().name());
        AfterCommit.then(loop::wake);
        return get(id);
    }

    /** From the next night on; off: at once, and what it proposed stands no more. */
    @ForRoles(Role.ADMIN)
    @Transactional
    public RetentionRule enable(UUID id, boolean enabled, Revision read) {
        var rule = read(id, read);
        if (rule.enabled() == enabled) return rule;
        if (enabled && !rule.isTried())
            throw Refused.conflict("retention.not-tried", rule.wish().name());
        rules.enable(id, enabled, asker());
        if (!enabled) runs.stop(id, clock.instant());
        return get(id);
    }

    /**
     * Asks for the erasure of somebody whom the last run proposes: a privacy request in a team of the asker's, on which two
     * people decide. Refused where somebody needs the customer again.
     */
    @ForRoles(Role.ADMIN)
    @Transactional
    public PrivacyRequest erase(UUID id, CustomerId customer, Law law) {
        var rule = locked(id);
        var run = rule.run();
        if (run == null || run.endedAt() == null || !runs.isFound(run.id(), customer))
            throw Refused.notFound("retention.not-proposed");
        if (work.quiet(List.of(customer), run.since()).isEmpty()) throw Refused.conflict("retention.needed-again");
        var team = access.me().teams().stream()
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> Refused.conflict("retention.no-team"));
        var words = texts.get(
                access.me().locale(),
                "retention.request",
                rule.wish().name(),
                run.version(),
                rule.wish().months());
        var request = desk.open(customer, Kind.ERASURE, law, words, team);
        runs.forget(run.id(), customer);
        return request;
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    private RetentionRule read(UUID id, Revision read) {
        var rule = locked(id);
        if (!read.isStill(rule.revision()))
            throw Refused.changed("retention.changed-meanwhile", rule.wish().name());
        return rule;
    }

    private RetentionRule locked(UUID id) {
        return rules.locked(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private static Refused taken(RetentionWish wish) {
        return Refused.conflict("retention.name-taken", wish.name()).at("name");
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
