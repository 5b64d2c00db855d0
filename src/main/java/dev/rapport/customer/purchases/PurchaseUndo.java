package dev.rapport.customer.purchases;

import dev.rapport.imports.RowNote;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.CustomerId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away the orders that an import brought. Those to which somebody wrote since, as by a return, stay. */
@Component
class PurchaseUndo {

    private record Brought(UUID id, CustomerId customer, String called) {}

    private final JdbcClient jdbc;
    private final PurchaseSummaries summaries;
    private final ApplicationEventPublisher events;

    PurchaseUndo(JdbcClient jdbc, PurchaseSummaries summaries, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.summaries = summaries;
        this.events = events;
    }

    Prospect prospect(UUID run) {
        return jdbc.sql("""
                        select count(*) filter (where touched_at is null) as goes,
                            count(*) filter (where touched_at is not null) as stays
                        from purchase
                        where import_id = :run
                        """)
                .param("run", run)
                .query((row, number) -> new Prospect(row.getLong("goes"), 0, row.getLong("stays")))
                .single();
    }

    /** @param after the last one that was looked at */
    Undone undo(UUID run, @Nullable UUID after, int most) {
        var page = jdbc.sql("""
                        select id, customer_id, number, day
                        from purchase
                        where import_id = :run
                            and id > :after
                        order by id
                        limit :most
                        """)
                .param("run", run)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("most", most)
                .query((row, number) -> new Brought(
                        row.getObject("id", UUID.class),
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        PurchaseEvent.called(row.getString("number"), row.getObject("day", LocalDate.class))))
                .list();
        var concerned = page.stream().map(Brought::customer).collect(Collectors.toSet());
        summaries.lock(concerned);
        var gone = new HashSet<>(jdbc.sql("""
                        delete from purchase
                        where id = any(:ids)
                            and touched_at is null
                        returning id
                        """)
                .param("ids", page.stream().map(Brought::id).toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
        summaries.makeAnew(concerned);
        var taken = gone.stream().map(PurchaseId::new).collect(Collectors.toSet());
        events.publishEvent(new PurchasesWritten(taken));
        events.publishEvent(new PurchasesTakenBack(taken));
        var stays = page.stream()
                .filter(one -> !gone.contains(one.id()))
                .map(one -> new RowNote("import.undo.purchase-stays", one.called()))
                .toList();
        var isLast = page.size() < most;
        if (isLast) forgetStories(run);
        return new Undone(
                gone.size(), 0, stays, isLast ? null : page.getLast().id().toString());
    }

    /** It stands on in the stories of those of whom something stays. */
    private void forgetStories(UUID run) {
        jdbc.sql("""
                        delete from purchase_story
                        where import_id = :run
                            and not exists (
                                select 1
                                from purchase
                                where purchase.customer_id = purchase_story.customer_id
                                    and purchase.import_id = :run)
                        """).param("run", run).update();
    }
}
