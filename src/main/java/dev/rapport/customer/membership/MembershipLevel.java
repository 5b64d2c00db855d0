package dev.rapport.customer.membership;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a level of membership.
 *
 * @param word by which the API, files and rules know it; never changes
 * @param englishBenefits what members of it get, for whoever serves them; empty if nothing is said
 * @param rank higher ones are above lower ones
 * @param months how long it lasts; without end if absent
 * @param inUse whether somebody can come to it
 */
public record MembershipLevel(
        String word,
        String english,
        String chinese,
        String englishBenefits,
        String chineseBenefits,
        int rank,
        @Nullable Integer months,
        boolean inUse) {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int LONGEST = 60;
    private static final int LONGEST_BENEFITS = 2000;
    private static final int LAST_RANK = 999;
    private static final int MOST_MONTHS = 1200;

    public MembershipLevel {
        english = CleanText.line(english);
        chinese = CleanText.line(chinese);
        if (english.isEmpty()) english = chinese;
        if (chinese.isEmpty()) chinese = english;
        englishBenefits = CleanText.body(englishBenefits);
        chineseBenefits = CleanText.body(chineseBenefits);
        if (englishBenefits.isEmpty()) englishBenefits = chineseBenefits;
        if (chineseBenefits.isEmpty()) chineseBenefits = englishBenefits;
    }

    /** Refused, at the part that is wrong, when it cannot be a level. */
    void requireSane() {
        if (!WORD.matcher(word).matches())
            throw Refused.invalid("membership.bad-word").at("word");
        if (english.isEmpty() || english.length() > LONGEST)
            throw Refused.invalid("membership.bad-name", LONGEST).at("english");
        if (chinese.length() > LONGEST)
            throw Refused.invalid("membership.bad-name", LONGEST).at("chinese");
        if (englishBenefits.length() > LONGEST_BENEFITS)
            throw Refused.invalid("membership.benefits-too-long", LONGEST_BENEFITS)
                    .at("englishBenefits");
        if (chineseBenefits.length() > LONGEST_BENEFITS)
            throw Refused.invalid("membership.benefits-too-long", LONGEST_BENEFITS)
                    .at("chineseBenefits");
        if (rank < 0 || rank > LAST_RANK)
            throw Refused.invalid("membership.bad-rank", LAST_RANK).at("rank");
        if (months != null && (months < 1 || months > MOST_MONTHS))
            throw Refused.invalid("membership.bad-months", MOST_MONTHS).at("months");
    }

    public String label(Locale locale) {
        return isChinese(locale) ? chinese : english;
    }

    public String benefits(Locale locale) {
        return isChinese(locale) ? chineseBenefits : englishBenefits;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    /** The last day of a membership that begins then; absent if it has no end. */
    public @Nullable LocalDate until(LocalDate first) {
        return months == null ? null : first.plusMonths(months).minusDays(1);
    }

    /** Whether somebody means it who writes so: its word or its name in either language. */
    boolean isMeantBy(String written) {
        return Stream.of(word, english, chinese).anyMatch(written.strip()::equalsIgnoreCase);
    }

    public Revision revision() {
        return Revision.of(english, chinese, englishBenefits, chineseBenefits, rank, months, inUse);
    }
}
