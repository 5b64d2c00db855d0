package dev.rapport.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.rapport.platform.UserId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much whoever asks sees of a field of a person. The one place that decides it, without a query: what was changed is
 * known here at once, in other copies of the product to whoever asks two seconds later and again. The system sees all.
 */
@Component
public class FieldLevels {

    private static final String ALL = "all";
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final Access access;
    private final LoadingCache<String, LevelTable> table;

    FieldLevels(FieldLevelRows rows, Access access) {
        this.access = access;
        table = Caffeine.newBuilder().refreshAfterWrite(REMEMBERED).build(all -> rows.table());
        are(rows.table());
    }

    /** What was just written, so that nobody who asks has to wait for it. */
    final void are(LevelTable now) {
        table.put(ALL, now);
    }

    private LevelTable now() {
        return table.get(ALL);
    }

    public Sight sight(GuardedField field, Standing standing) {
        return access.current()
                .map(asker -> now().sight(field, asker.roles(), standing))
                .orElse(Sight.FULL);
    }

    /** The same of a case of this owner and team. */
    public Sight sight(GuardedField field, @Nullable UserId owner, @Nullable String team) {
        return sight(field, standing(owner, team));
    }

    /** How whoever asks stands to a case of this owner and team. */
    public Standing standing(@Nullable UserId owner, @Nullable String team) {
        return access.current().map(asker -> Standing.of(asker, owner, team)).orElse(Standing.OWNER);
    }

    /** Whether everybody sees it who sees the customer. */
    public boolean isOpen(GuardedField field) {
        return now().level(field) == FieldLevel.OPEN;
    }
}
