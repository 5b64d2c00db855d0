package dev.rapport.customer.pools;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What managers say of a pool.
 *
 * @param teams keys: their people may take, their customers come back
 * @param takesADay how many one person may take on one day
 * @param formerWaitsDays how long the former owner waits before taking the customer again
 * @param backAfterDays without real activity; absent where nothing comes back for that
 * @param backAfterPurchase days after the last purchase; absent where nothing comes back for that
 * @param backAfterContract days after the end of the last contract; absent where nothing comes back for that
 * @param warnsDays how long before that the owner is told
 * @param hides whether only managers may uncover contact data before somebody takes the customer
 */
public record PoolRules(
        String name,
        List<String> teams,
        int takesADay,
        int formerWaitsDays,
        @Nullable Integer backAfterDays,
        @Nullable Integer backAfterPurchase,
        @Nullable Integer backAfterContract,
        int warnsDays,
        boolean hides,
        boolean active) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_A_DAY = 1_000;
    private static final int LONGEST = 3_650;
    private static final int LONGEST_NOTICE = 365;

    public PoolRules {
        name = CleanText.line(name);
        if (teams.stream().anyMatch(Objects::isNull))
            throw Refused.invalid("pools.no-teams").at("teams");
        teams = List.copyOf(new TreeSet<>(teams));
    }

    void requireSane() {
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            throw Refused.invalid("pools.bad-name", LONGEST_NAME).at("name");
        if (teams.isEmpty()) throw Refused.invalid("pools.no-teams").at("teams");
        within(takesADay, 1, MOST_A_DAY, "takesADay");
        within(formerWaitsDays, 0, LONGEST, "formerWaitsDays");
        if (backAfterDays != null) within(backAfterDays, 1, LONGEST, "backAfterDays");
        if (backAfterPurchase != null) within(backAfterPurchase, 1, LONGEST, "backAfterPurchase");
        if (backAfterContract != null) within(backAfterContract, 1, LONGEST, "backAfterContract");
        within(warnsDays, 0, LONGEST_NOTICE, "warnsDays");
        for (var after : back().toList())
            if (warnsDays >= after)
                throw Refused.invalid("pools.warns-too-early", after).at("warnsDays");
    }

    private static void within(int value, int least, int most, String field) {
        if (value < least || value > most)
            throw Refused.invalid("pools.out-of-range", least, most).at(field);
    }

    boolean comesBack() {
        return active && back().findAny().isPresent();
    }

    /** Days after which something comes back, by one rule or another. */
    Stream<Integer> back() {
        return Stream.of(backAfterDays, backAfterPurchase, backAfterContract).flatMap(Stream::ofNullable);
    }

    public Revision revision() {
        return Revision.of(
                name,
                teams,
                takesADay,
                formerWaitsDays,
                backAfterDays,
                backAfterPurchase,
                backAfterContract,
                warnsDays,
                hides,
                active);
    }
}
