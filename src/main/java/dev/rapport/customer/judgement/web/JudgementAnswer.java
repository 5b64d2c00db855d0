package dev.rapport.customer.judgement.web;

import dev.rapport.customer.judgement.Judgement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is by rule and by hand, and why.
 *
 * @param tags that rules say, also those that are not there
 * @param refusedTags that rules may not put on, since somebody removed them
 * @param rulebookVersion by which it was judged; absent until it is judged for the first time
 * @param nextOn the day on which it is judged again, if nothing happens before
 * @param facts what the rulebook looked at
 */
public record JudgementAnswer(
        StandingAnswer stage,
        StandingAnswer tier,
        List<TagAnswer> tags,
        List<SetAnswer> refusedTags,
        @Nullable Integer rulebookVersion,
        @Nullable Instant judgedAt,
        @Nullable LocalDate nextOn,
        Map<String, Object> facts) {

    /**
     * One of stage and tier.
     *
     * @param is what the customer is
     * @param ruleSays what the rulebook says; absent where it says nothing or was not asked yet
     * @param rule the one that decided, by its name
     * @param because its sentence, in the asker's language
     * @param set by somebody, whatever the rule says; absent where the rulebook decides
     * @param version to be sent as If-Match by whoever sets it
     */
    public record StandingAnswer(
            String is,
            @Nullable String ruleSays,
            @Nullable String rule,
            @Nullable String because,
            @Nullable SetAnswer set,
            String version) {

        static StandingAnswer of(Judgement.Standing one) {
            var says = one.says();
            return new StandingAnswer(
                    one.is(),
                    says == null ? null : says.says(),
                    says == null ? null : says.rule(),
                    says == null ? null : says.because(),
                    one.set() == null ? null : SetAnswer.of(one.set()),
                    one.revision().mark());
        }
    }

    /**
     * What somebody set.
     *
     * @param source person, file, or before for what was there before customers were judged
     * @param until from when on the rulebook decides again
     */
    public record SetAnswer(
            String says,
            @Nullable String why,
            String source,
            @Nullable String by,
            @Nullable String byName,
            Instant at,
            @Nullable Instant until) {

        static SetAnswer of(Judgement.SetByHand set) {
            return new SetAnswer(
                    set.says(),
                    set.why(),
                    set.source().word(),
                    set.by() == null ? null : set.by().toString(),
                    set.byName(),
                    set.at(),
                    set.until());
        }
    }

    /** A tag that rules say. */
    public record TagAnswer(
            String word,
            String rule,
            String because,
            @Nullable LocalDate until,
            boolean there) {}

    /** As the API tells it. */
    public static JudgementAnswer of(Judgement judgement) {
        var judged = judgement.judged();
        return new JudgementAnswer(
                StandingAnswer.of(judgement.stage()),
                StandingAnswer.of(judgement.tier()),
                judgement.tags().stream()
                        .map(tag -> new TagAnswer(tag.word(), tag.rule(), tag.because(), tag.until(), tag.there()))
                        .toList(),
                judgement.refused().stream().map(SetAnswer::of).toList(),
                judged == null ? null : judged.version(),
                judged == null ? null : judged.at(),
                judged == null ? null : judged.next(),
                judged == null ? Map.of() : judged.facts());
    }
}
