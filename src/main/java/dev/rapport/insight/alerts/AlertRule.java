package dev.rapport.insight.alerts;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When who is to be told.
 *
 * @param team key of the only team whose figures are looked at; likewise case type, policy and metric
 * @param threshold a share of one, seconds of business time, or a number
 * @param leastCases how many cases or clocks there must be for the figure to mean something
 * @param tells whom
 */
public record AlertRule(
        String name,
        AlertFigure figure,
        AlertTime time,
        @Nullable String team,
        @Nullable String caseType,
        @Nullable String policy,
        @Nullable String metric,
        double threshold,
        int leastCases,
        List<UserId> tells,
        boolean enabled) {

    public static final int LONGEST_NAME = 100;
    private static final int MOST_TOLD = 50;
    private static final double MOST = 1e9;

    public AlertRule {
        name = name.strip();
        tells = List.copyOf(tells);
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw Refused.invalid("sla.alert.bad-name", LONGEST_NAME);
        if (!(threshold >= 0 && threshold <= (figure.unit() == AlertFigure.Unit.SHARE ? 1 : MOST)))
            throw Refused.invalid("sla.alert.bad-threshold");
        if (leastCases < 0) throw Refused.invalid("sla.alert.bad-threshold");
        if (tells.isEmpty() || tells.size() > MOST_TOLD) throw Refused.invalid("sla.alert.tells-nobody", MOST_TOLD);
    }

    /** What somebody who replaces it must have read. */
    public Revision revision() {
        return Revision.of(name, figure, time, team, caseType, policy, metric, threshold, leastCases, tells, enabled);
    }

    AlertRule called(String other) {
        return new AlertRule(
                other, figure, time, team, caseType, policy, metric, threshold, leastCases, tells, enabled);
    }
}
