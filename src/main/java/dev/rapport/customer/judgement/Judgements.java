package dev.rapport.customer.judgement;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Judged;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.RuleOverride;
import dev.rapport.customer.RuleOverride.Source;
import dev.rapport.customer.RuleOverrides;
import dev.rapport.customer.Tiers;
import dev.rapport.customer.judgement.JudgementEvent.LeftToRules;
import dev.rapport.customer.judgement.JudgementEvent.StageOverridden;
import dev.rapport.customer.judgement.JudgementEvent.TagLeftToRules;
import dev.rapport.customer.judgement.JudgementEvent.TierOverridden;
import dev.rapport.customer.judgement.JudgementWriting.NewStage;
import dev.rapport.customer.judgement.JudgementWriting.NewTier;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.GivenReason;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers are by rule and by hand. Whoever works with customers may set a stage and let the rulebook decide of tags; a
 * tier changes what is promised, and is set by managers and administrators.
 */
@Service
@Transactional
public class Judgements {

    /**
     * What somebody sets.
     *
     * @param why kept with it and shown
     * @param until the day from which the rulebook decides again; absent if it stands until it is taken back
     */
    public record Wish(String says, String why, @Nullable LocalDate until) {}

    private final JudgementQueries queries;
    private final RuleOverrides overrides;
    private final Customers customers;
    private final Tiers tiers;
    private final Judging judging;
    private final JudgementWriting writing;
    private final DueForJudgement due;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Judgements(
            JudgementQueries queries,
            RuleOverrides overrides,
            Customers customers,
            Tiers tiers,
            Judging judging,
            JudgementWriting writing,
            DueForJudgement due,
            Access access,
            ChangedMeanwhile meanwhile,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.overrides = overrides;
        this.customers = customers;
        this.tiers = tiers;
        this.judging = judging;
        this.writing = writing;
        this.due = due;
        this.access = access;
        this.meanwhile = meanwhile;
        this.events = events;
        this.clock = clock;
    }

    /** With reasons in the asker's language. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Judgement of(CustomerId customer) {
        return queries.of(customer, locale());
    }

    /** How many customers are still to be judged; at most 100,000. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public int toBeJudged() {
        return due.count();
    }

    /** @param read refused when somebody set it otherwise meanwhile */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void setStage(CustomerId customer, Wish wish, Revision read) {
        var before = held(customer, Judged.STAGE, read);
        var stage = stage(wish.says());
        var set = set(customer, Judged.STAGE, stage.name(), wish);
        writing.stages(List.of(new NewStage(customer, stage)));
        events.publishEvent(new StageOverridden(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                set.at(),
                Lifecycle.valueOf(before.stage().is()),
                stage,
                String.valueOf(set.why()),
                set.until()));
        judging.judge(customer);
    }

    /** @param read refused when somebody set it otherwise meanwhile */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public void setTier(CustomerId customer, Wish wish, Revision read) {
        var before = held(customer, Judged.TIER, read);
        var tier = tiers.require(wish.says());
        var set = set(customer, Judged.TIER, tier, wish);
        writing.tiers(List.of(new NewTier(customer, tier)), set.by(), set.at());
        events.publishEvent(new TierOverridden(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                set.at(),
                before.tier().is(),
                tier,
                String.valueOf(set.why()),
                set.until()));
        if (!tier.equals(before.tier().is())) events.publishEvent(new CustomerTermsChanged(customer, set.by()));
        judging.judge(customer);
    }

    /** Nothing is set by hand any more; what the rulebook says holds at once. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void leaveStage(CustomerId customer) {
        leave(customer, Judged.STAGE);
    }

    /** The same of the tier. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public void leaveTier(CustomerId customer) {
        leave(customer, Judged.TIER);
    }

    /** The rulebook may put a tag on again that somebody removed. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void leaveTag(CustomerId customer, String word) {
        customers.hold(customer);
        if (!overrides.takeBack(customer, Judged.TAG, word)) return;
        events.publishEvent(new TagLeftToRules(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), word));
        judging.judge(customer);
    }

    @ForEverybody("tells only what the asker may")
    public boolean maySetStage() {
        return access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
    }

    @ForEverybody("tells only what the asker may")
    public boolean maySetTier() {
        return access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    private Locale locale() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }

    private void leave(CustomerId customer, Judged what) {
        customers.hold(customer);
        if (!overrides.takeBack(customer, what, "")) return;
        events.publishEvent(new LeftToRules(Ids.next(), CustomerEvent.subjectOf(customer), clock.instant(), what));
        judging.judge(customer);
    }

    /** Kept from others until the transaction ends. */
    private Judgement held(CustomerId customer, Judged what, Revision read) {
        customers.hold(customer);
        var now = queries.of(customer, locale());
        var standing = what == Judged.STAGE ? now.stage() : now.tier();
        if (read.isStill(standing.revision())) return now;
        var set = standing.set();
        var word = what == Judged.STAGE ? new Phrase("word.Lifecycle." + standing.is()) : standing.is();
        throw meanwhile.refused(
                "judgement.changed-meanwhile", set == null ? null : set.by(), set == null ? null : set.at(), word);
    }

    /** That somebody changed the customer since it was read, for whoever sets only stage or tier. */
    @ForEverybody("says what the asker was shown")
    public Refused changedMeanwhile(CustomerId customer) {
        var now = queries.of(customer, locale());
        return Refused.changed("judgement.profile-changed-meanwhile", now.tier().is());
    }

    private static Lifecycle stage(String word) {
        return Arrays.stream(Lifecycle.values())
                .filter(stage -> stage.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                                "error.unknown-word",
                                word,
                                Arrays.stream(Lifecycle.values())
                                        .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))
                        .at("says"));
    }

    private RuleOverride set(CustomerId customer, Judged what, String says, Wish wish) {
        var because = GivenReason.read(wish.why(), "judgement.reason-needed", "why");
        var until = wish.until();
        if (until != null && !until.isAfter(LocalDate.now(clock)))
            throw Refused.invalid("judgement.until-past", until.toString()).at("until");
        var set = new RuleOverride(
                customer,
                what,
                "",
                says,
                because,
                Source.PERSON,
                access.me().id(),
                clock.instant(),
                until == null ? null : end(until));
        overrides.set(set);
        return set;
    }

    private Instant end(LocalDate until) {
        return until.atStartOfDay(clock.getZone()).toInstant();
    }
}
