package dev.rapport.customer.duplicates;

import dev.rapport.customer.duplicates.PairRows.Found;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a run writes down, each part in one transaction with how far it is. */
@Component
class RunStep {

    private final RunRows runs;
    private final PairRows pairs;
    private final Models models;

    RunStep(RunRows runs, PairRows pairs, Models models) {
        this.runs = runs;
        this.pairs = pairs;
        this.models = models;
    }

    /** It was stopped, or another copy of the application works on it. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What holds from now on is what was learnt, if that is plausible. */
    @Transactional
    Model begin(UUID run, boolean firms, List<Known> customers, Blocks blocks, Learning.Learnt learnt) {
        var isLearnt = learnt.isPlausible();
        require(runs.begins(run, firms, customers.size(), blocks.leftOut(), isLearnt));
        if (!isLearnt) return Objects.requireNonNull(models.both().get(firms));
        models.keep(firms, customers.size(), learnt.model());
        return learnt.model();
    }

    @Transactional
    void progress(UUID run, UUID after, int compared, long lookedAt, List<Found> found) {
        var same = (int)
                found.stream().filter(one -> one.match().zone() == Zone.SAME).count();
        require(runs.progress(run, after, compared, lookedAt, same, found.size() - same));
        pairs.put(found, run);
    }

    /** What was not found again goes. */
    @Transactional
    void endTurn(UUID run, boolean firms) {
        if (firms) runs.end(run, RunState.DONE);
        else require(runs.turnsToFirms(run));
        pairs.removeNotOf(run, firms);
    }

    private static void require(boolean goesOn) {
        if (!goesOn) throw new Lost();
    }
}
