package dev.rapport.contact.posts;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.platform.Phrases;
import dev.rapport.platform.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What accounts say of the posts they bring: what is looked for, who looks after it, and how long it is kept. */
public final class PostSettings {

    public static final String KEYWORDS = "keywords";
    public static final String TEAM = "team";
    public static final String DAYS = "days";

    /** Who looks after posts where nobody said otherwise. */
    private static final String USUAL_TEAM = "service-l1";

    private static final int USUAL_DAYS = 180;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_KEYWORDS = 50;
    private static final int LONGEST_KEYWORD = 100;

    private PostSettings() {}

    /** In the order of forms. */
    public static List<AccountField> fields() {
        return List.of(
                AccountField.optional(KEYWORDS, Kind.LIST),
                AccountField.needed(TEAM, Kind.TEAM).usually(USUAL_TEAM),
                AccountField.needed(DAYS, Kind.NUMBER).usually(String.valueOf(USUAL_DAYS)));
    }

    /** The same after what a platform must know, where nobody has to say anything of posts. */
    public static List<AccountField> and(List<AccountField> others) {
        return Stream.concat(
                        others.stream(),
                        fields().stream().map(field -> AccountField.optional(field.name(), field.kind())))
                .toList();
    }

    public static void check(AccountSettings settings) {
        var keywords = Keywords.of(settings.find(KEYWORDS).orElse(null));
        if (keywords.size() > MOST_KEYWORDS
                || keywords.stream().anyMatch(word -> word.length() > LONGEST_KEYWORD || sayNothing(word)))
            throw Refused.invalid("post.bad-keywords", MOST_KEYWORDS, LONGEST_KEYWORD)
                    .at(KEYWORDS);
        settings.find(DAYS)
                .map(Integer::parseInt)
                .filter(days -> days < 1 || days > MOST_DAYS)
                .ifPresent(days -> {
                    throw Refused.invalid("post.bad-days", MOST_DAYS).at(DAYS);
                });
    }

    /** A star alone would find all. */
    private static boolean sayNothing(String word) {
        return Phrases.prepared(word).isBlank();
    }

    static List<String> keywords(ChannelAccount account) {
        return Keywords.of(account.settings().get(KEYWORDS));
    }

    static String team(ChannelAccount account) {
        return Objects.requireNonNullElse(account.settings().get(TEAM), USUAL_TEAM);
    }

    static Duration kept(ChannelAccount account) {
        return Stream.ofNullable(account.settings().get(DAYS))
                .map(Long::parseLong)
                .map(Duration::ofDays)
                .findFirst()
                .orElse(Duration.ofDays(USUAL_DAYS));
    }
}
