package dev.rapport.customer.pools;

import dev.rapport.customer.pools.ReturnRows.Owned;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a customer goes back into a pool as things are, and by which of its rules. */
record GoesBack(Instant at, By by) {

    /** In words of both languages, of the pool's name. */
    enum By {
        QUIET("%1$s: nobody worked on it | %1$s：无人跟进"),
        NOTHING_BOUGHT("%1$s: nothing was bought for long | %1$s：长期未购买"),
        CONTRACT_ENDED("%1$s: its contract ended | %1$s：合同已到期");

        private final String words;

        By(String words) {
            this.words = words;
        }

        String of(String pool) {
            return words.formatted(pool);
        }
    }

    /**
     * By the rule that comes first; by none as things are where empty.
     *
     * @param touched when somebody last worked on it
     */
    static Optional<GoesBack> of(PoolRules rules, Owned one, @Nullable Instant touched) {
        return Stream.of(
                        of(By.QUIET, rules.backAfterDays(), later(one.since(), touched)),
                        of(By.NOTHING_BOUGHT, rules.backAfterPurchase(), from(one, one.bought())),
                        of(By.CONTRACT_ENDED, rules.backAfterContract(), from(one, one.contractEnds())))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(GoesBack::at));
    }

    private static Optional<GoesBack> of(By by, @Nullable Integer days, @Nullable Instant from) {
        if (days == null || from == null) return Optional.empty();
        return Optional.of(new GoesBack(from.plus(Duration.ofDays(days)), by));
    }

    private static @Nullable Instant from(Owned one, @Nullable Instant happened) {
        return happened == null ? null : later(one.since(), happened);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
