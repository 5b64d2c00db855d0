package dev.rapport.privacy.retention;

import dev.rapport.customer.KnownForLong;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SignOfLife;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for customers that nobody needs any more, a piece in a transaction: what was killed half-way is done again. */
@Component
class RetentionWork {

    /** Of a dry run so many are shown. */
    static final int SHOWN = 50;

    private static final int PIECE = 500;

    private final RetentionRuleRows rules;
    private final RetentionRunRows runs;
    private final KnownForLong customers;
    private final List<SignOfLife> signs;
    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionWork(
            RetentionRuleRows rules,
            RetentionRunRows runs,
            KnownForLong customers,
            List<SignOfLife> signs,
            JdbcClient jdbc,
            Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.customers = customers;
        this.signs = signs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once a night for each rule that is switched on, whichever copy of the application comes first. */
    @Scheduled(cron = "${rapport.privacy.retention-at:0 23 2 * * *}")
    @Transactional
    public void beginNight() {
        var night = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        rules.enabled().forEach(rule -> begin(rule, false, night, null));
    }

    /** False where the rule is at work, or had its turn that night. */
    boolean begin(RetentionRule rule, boolean dry, @Nullable LocalDate night, @Nullable UserId by) {
        var now = clock.instant();
        var since =
                now.atOffset(ZoneOffset.UTC).minusMonths(rule.wish().months()).toInstant();
        var run = new RetentionRun(
                Ids.next(),
                rule.id(),
                rule.version(),
                dry,
                since,
                rule.wish().lifecycle(),
                rule.wish().tag(),
                now,
                null,
                0,
                0,
                null);
        return runs.add(run, night, by);
    }

    /** Whether there was something to do. */
    @Transactional
    public boolean piece() {
        var open = runs.nextOpen().orElse(null);
        if (open == null) return false;
        var piece = customers.next(open.since(), open.lifecycle(), open.tag(), open.reached(), PIECE);
        var found = quiet(piece.customers(), open.since());
        runs.keep(open, open.dry() ? found.stream().limit(room(open)).toList() : found);
        var isOver = piece.last() == null;
        runs.reached(open, piece.last(), piece.looked(), found.size(), isOver ? clock.instant() : null);
        if (isOver) runs.forgetEarlier(open);
        return true;
    }

    private static long room(RetentionRun run) {
        return Math.max(0, SHOWN - run.found());
    }

    /** Those of whom no module has a sign of life. */
    List<CustomerId> quiet(Collection<CustomerId> some, Instant since) {
        if (some.isEmpty()) return List.of();
        var none = signs.stream()
                .map(sign -> "not exists (select 1 from " + sign.table() + " where " + sign.condition() + ")")
                .collect(Collectors.joining("\n    and "));
        return jdbc.sql("select one.id\nfrom unnest(cast(:some as uuid[])) as one (id)\nwhere " + none
                        + "\norder by one.id")
                .param("some", some.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("since", Instants.utc(since))
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                .list();
    }
}
