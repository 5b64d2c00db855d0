package dev.rapport.customer.merge;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.customer.merge.Deeds.Merging;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Together;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases that are opened for a customer who became one with another, meanwhile or long ago: they go to the one that is there
 * now, as if the merge had moved them, and back with the one they were meant for. A merge waits for those under way.
 */
@Component
class LateRows {

    private final JdbcClient jdbc;
    private final MergeRows merges;
    private final MergeJournal journal;
    private final ApplicationEventPublisher events;

    LateRows(JdbcClient jdbc, MergeRows merges, MergeJournal journal, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.journal = journal;
        this.events = events;
    }

    @EventListener
    void hear(SubjectOpened opened) {
        keep(opened.customer());
    }

    @EventListener
    void hear(CustomerLearnt learnt) {
        keep(learnt.customer());
    }

    private void keep(@Nullable CustomerId customer) {
        if (customer != null && !Together.keep(this, customer, this::follow)) follow(List.of(customer));
    }

    private void follow(List<CustomerId> customers) {
        var gone = new HashSet<>(customers);
        gone.removeAll(held(gone));
        gone.stream()
                .flatMap(customer -> merges.chain(customer).stream())
                .forEach(merge -> events.publishEvent(new Merging(merge, journal)));
    }

    /** Those that are there stay until the transaction ends. */
    private Set<CustomerId> held(Collection<CustomerId> customers) {
        return jdbc
                .sql("""
                    select id
                    from customer
                    where id = any(:customers)
                    order by id
                    for key share
                    """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
