package dev.rapport.customer.judgement;

import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.Tiers;
import dev.rapport.customer.judgement.JudgedCustomer.Lasting;
import dev.rapport.customer.judgement.JudgedCustomer.OnIt;
import dev.rapport.customer.judgement.JudgementEvent.StageJudged;
import dev.rapport.customer.judgement.JudgementEvent.TagJudged;
import dev.rapport.customer.judgement.JudgementEvent.TierJudged;
import dev.rapport.customer.judgement.JudgementWriting.NewStage;
import dev.rapport.customer.judgement.JudgementWriting.NewTag;
import dev.rapport.customer.judgement.JudgementWriting.NewTier;
import dev.rapport.customer.judgement.JudgementWriting.OldTag;
import dev.rapport.customer.judgement.Saying.Because;
import dev.rapport.platform.CustomerTermsChanged;
import dev.rapport.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What turns of a customer by what the rulebook says; what somebody set stays. */
@Component
class Turns {

    /** A tag that nobody sets for long is outdated; one that still holds is set again. */
    private static final Duration SET_AGAIN = Duration.ofDays(90);

    private static final Because BY_HAND = new Because("", "–", "set by hand | 手工设定");
    private static final Because SAYS_NOTHING = new Because("", "–", "no rule says so any more | 已无规则如此判定");

    private final Tiers tiers;

    Turns(Tiers tiers) {
        this.tiers = tiers;
    }

    /** Where the rulebook said one before and says none now, it is that of a new customer. */
    void stage(JudgedCustomer one, Saying saying, Changes changes) {
        var before = one.said();
        var judged = saying.stage() == null && before != null && before.stage() ? Lifecycle.PROSPECT : saying.stage();
        var stage = one.setStage() == null ? judged : one.setStage();
        if (stage == null || stage == one.stage()) return;
        var why = why(saying, Saying.STAGE, one.setStage());
        changes.stages.add(new NewStage(one.id(), stage));
        changes.told.add(new StageJudged(
                Ids.next(),
                CustomerEvent.subjectOf(one.id()),
                changes.now,
                one.stage(),
                stage,
                why.rule(),
                saying.version(),
                why.because()));
    }

    /** The same of the tier; one that there is not in this house is not given. */
    void tier(JudgedCustomer one, Saying saying, Changes changes) {
        var before = one.said();
        var said = saying.tier() != null && tiers.isKnown(saying.tier()) ? saying.tier() : null;
        var judged = saying.tier() == null && before != null && before.tier() ? CustomerCard.STANDARD : said;
        var tier = one.setTier() == null ? judged : one.setTier();
        if (tier == null || tier.equals(one.tier())) return;
        var why = why(saying, Saying.TIER, one.setTier());
        changes.tiers.add(new NewTier(one.id(), tier));
        changes.told.add(new TierJudged(
                Ids.next(),
                CustomerEvent.subjectOf(one.id()),
                changes.now,
                one.tier(),
                tier,
                why.rule(),
                saying.version(),
                why.because()));
        changes.told.add(new CustomerTermsChanged(one.id(), null));
    }

    private static Because why(Saying saying, String of, @Nullable Object set) {
        return set == null ? saying.why(of).orElse(SAYS_NOTHING) : BY_HAND;
    }

    /** Gives since when and until when each is said. */
    Map<String, Lasting> tags(JudgedCustomer one, Saying saying, Changes changes) {
        var lasting = new TreeMap<String, Lasting>(String.CASE_INSENSITIVE_ORDER);
        saying.tags().forEach((word, days) -> lasting.put(word, lasting(one, word, days, changes)));
        lasting.forEach((word, how) -> {
            var isOver = how.until() != null && !how.until().isAfter(changes.today);
            if (!isOver && !one.refused().contains(word.toLowerCase(Locale.ROOT)))
                putOn(one, word, how, saying, changes);
            else takeOff(one, word, saying, changes);
        });
        one.tags().stream()
                .filter(tag -> !lasting.containsKey(tag.word()))
                .forEach(tag -> takeOff(one, tag.word(), saying, changes));
        return lasting;
    }

    private static Lasting lasting(JudgedCustomer one, String word, int days, Changes changes) {
        var before = one.said() == null ? null : one.said().tags().get(word);
        if (before != null && (before.until() == null) == (days == 0)) return before;
        return new Lasting(changes.today, days == 0 ? null : changes.today.plusDays(days));
    }

    private static void putOn(JudgedCustomer one, String word, Lasting how, Saying saying, Changes changes) {
        var until = how.until() == null
                ? null
                : how.until().atStartOfDay(changes.zone).toInstant();
        var there = there(one, word);
        if (there != null && (!there.isByRule() || isAsMeant(there, until, changes))) return;
        changes.on.add(new NewTag(one.id(), word, until));
        if (there != null) return;
        var why = saying.why(Saying.TAG + word).orElse(SAYS_NOTHING);
        changes.told.add(new TagJudged(
                Ids.next(),
                CustomerEvent.subjectOf(one.id()),
                changes.now,
                word,
                why.rule(),
                saying.version(),
                why.because()));
    }

    private static boolean isAsMeant(OnIt there, @Nullable Instant until, Changes changes) {
        return Objects.equals(there.until(), until) && there.added().isAfter(changes.now.minus(SET_AGAIN));
    }

    private static void takeOff(JudgedCustomer one, String word, Saying saying, Changes changes) {
        var there = there(one, word);
        if (there == null || !there.isByRule()) return;
        changes.off.add(new OldTag(one.id(), there.word()));
        changes.told.add(Judging.dropped(one.id(), changes.now, there.word(), saying.version()));
    }

    private static @Nullable OnIt there(JudgedCustomer one, String word) {
        return one.tags().stream()
                .filter(tag -> tag.word().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }
}
