package dev.rapport.customer.membership;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rapport.platform.AfterCommit;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The levels, remembered: what an administrator changes is seen here at once, in other copies of the product by whoever
 * asks two seconds later and again.
 */
@Component
public class KnownLevels {

    private static final String ALL = "all";
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final LoadingCache<String, List<MembershipLevel>> levels;

    KnownLevels(LevelRows rows) {
        levels = Caffeine.newBuilder().refreshAfterWrite(REMEMBERED).build(all -> rows.all());
    }

    /** What the transaction writes, so that nobody who asks has to wait for it. */
    void are(List<MembershipLevel> now) {
        AfterCommit.then(() -> levels.put(ALL, now));
    }

    /** The highest first, those that were given up as well. */
    @ForEverybody("what levels are called and bring is told to every member")
    public List<MembershipLevel> all() {
        return levels.get(ALL);
    }

    /** Those that somebody can come to. */
    @ForEverybody("what levels are called and bring is told to every member")
    public List<MembershipLevel> inUse() {
        return all().stream().filter(MembershipLevel::inUse).toList();
    }

    Optional<MembershipLevel> find(String word) {
        return all().stream().filter(level -> level.word().equals(word)).findFirst();
    }

    /** Refuses a word that is no level's. */
    public void require(String word) {
        if (find(word).isEmpty()) throw noSuch(Refused.Kind.INVALID, word);
    }

    private Refused noSuch(Refused.Kind kind, String written) {
        return new Refused(
                kind,
                "membership.no-such-level",
                written,
                inUse().stream().map(MembershipLevel::word).collect(Collectors.joining(", ")));
    }

    /** As somebody wrote it, by its word or by its name in either language; refused if there is none. */
    public MembershipLevel meant(String written) {
        return find(written.strip())
                .or(() ->
                        all().stream().filter(level -> level.isMeantBy(written)).findFirst())
                .orElseThrow(() -> noSuch(Refused.Kind.UNFIT, written).at("level"));
    }

    /** The same of one that somebody comes to. */
    public MembershipLevel offered(String written) {
        var level = meant(written);
        if (!level.inUse())
            throw Refused.unfit("membership.level-given-up", level.english()).at("level");
        return level;
    }

    @ForEverybody("what levels are called and bring is told to every member")
    public String label(String word, Locale locale) {
        return find(word).map(level -> level.label(locale)).orElse(word);
    }
}
