package dev.rapport.customer.judgement;

import dev.rapport.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges customers that are due, a page in a transaction: what was killed half-way was not committed and is done again.
 * One copy of the application at a time.
 */
@Component
class JudgementRound {

    static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final DueForJudgement due;
    private final Judging judging;
    private final Rules rules;
    private final Clock clock;

    JudgementRound(JdbcClient jdbc, DueForJudgement due, Judging judging, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.due = due;
        this.judging = judging;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Whether there was more than trickles in: a loop that took that bit by bit would slow an import down. Whom it is told of
     * comes before those of whom only rules or time changed.
     */
    @Transactional
    boolean judgeSome() {
        if (!isMyTurn()) return false;
        var page = new ArrayList<>(due.take(PAGE));
        if (page.size() < PAGE / 2) {
            rules.catchUp(JudgementRulebook.NAME);
            due.markWhatTimeAndRulesChanged(
                    rules.version(JudgementRulebook.NAME), PAGE, clock.instant(), LocalDate.now(clock));
            page.addAll(due.take(PAGE));
        }
        if (page.isEmpty()) return false;
        var judged = judging.judgeWhoIsFree(Set.copyOf(page));
        var left = new HashSet<UUID>(page);
        left.removeAll(Set.copyOf(judged));
        due.putBack(left);
        return page.size() > PAGE / 4 && !judged.isEmpty();
    }

    private boolean isMyTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('customer judgement', 0))")
                .query(Boolean.class)
                .single();
    }
}
