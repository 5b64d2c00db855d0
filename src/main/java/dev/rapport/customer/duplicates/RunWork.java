package dev.rapport.customer.duplicates;

import dev.rapport.customer.duplicates.PairRows.Found;
import dev.rapport.customer.duplicates.RunRows.Stand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Compares all people, then all firms. They are read into memory; how far it is stands in the database, so that after a
 * kill it goes on with the first customer that was not compared yet.
 */
@Component
class RunWork {

    private static final int PAGE = 20_000;
    private static final int CUSTOMERS_AT_ONCE = 10_000;
    private static final int PAIRS_AT_ONCE = 1_000;

    private final KnownCustomers customers;
    private final RunRows runs;
    private final RunStep step;
    private final ApplicationEventPublisher events;

    RunWork(KnownCustomers customers, RunRows runs, RunStep step, ApplicationEventPublisher events) {
        this.customers = customers;
        this.runs = runs;
        this.step = step;
        this.events = events;
    }

    /** @param goesOn false when the application stops; the run then goes on after its next start */
    void work(Stand stand, BooleanSupplier goesOn) {
        if (!stand.firms()) {
            if (!turn(stand, goesOn)) return;
            stand = new Stand(stand.run(), true, null);
        }
        turn(stand, goesOn);
    }

    private boolean turn(Stand stand, BooleanSupplier goesOn) {
        var all = read(stand, goesOn);
        if (!goesOn.getAsBoolean()) return false;
        var blocks = new Blocks(all);
        var from = from(all, stand.after());
        var model = step.begin(
                stand.run(), stand.firms(), all.subList(from, all.size()), blocks, new Learning(all, blocks).learn());
        if (!compare(stand.run(), all, from, blocks, model, goesOn)) return false;
        step.endTurn(stand.run(), stand.firms());
        events.publishEvent(new DuplicatesProgress());
        return true;
    }

    private boolean compare(UUID run, List<Known> all, int from, Blocks blocks, Model model, BooleanSupplier goesOn) {
        var found = new ArrayList<Found>();
        var lookedAt = new long[1];
        var begun = from;
        for (var i = from; i < all.size(); i++) {
            blocks.of(i, (one, other) -> {
                lookedAt[0]++;
                var a = all.get(one);
                var b = all.get(other);
                var agreement = Agreement.of(a, b);
                if (Model.zone(model.weight(agreement, a, b), agreement) != Zone.DIFFERENT)
                    found.add(new Found(a.id(), b.id(), a.isFirm(), model.match(a, b)));
            });
            var compared = i + 1 - begun;
            if (compared < CUSTOMERS_AT_ONCE && found.size() < PAIRS_AT_ONCE && i + 1 < all.size()) continue;
            if (!goesOn.getAsBoolean()) return false;
            step.progress(run, all.get(i).id(), compared, lookedAt[0], found);
            events.publishEvent(new DuplicatesProgress());
            begun = i + 1;
            lookedAt[0] = 0;
            found.clear();
        }
        return true;
    }

    private List<Known> read(Stand stand, BooleanSupplier goesOn) {
        var pool = new Pool();
        var all = new ArrayList<Known>();
        UUID after = null;
        while (goesOn.getAsBoolean()) {
            if (!runs.goesOn(stand.run())) throw new RunStep.Lost();
            var page = customers.page(stand.firms(), after, PAGE, pool);
            all.addAll(page);
            if (page.size() < PAGE) break;
            after = page.getLast().id();
        }
        return all;
    }

    /** Ids are written as the database sorts them. */
    private static int from(List<Known> all, @Nullable UUID after) {
        if (after == null) return 0;
        var last = after.toString();
        var place = 0;
        while (place < all.size() && all.get(place).id().toString().compareTo(last) <= 0) place++;
        return place;
    }
}
