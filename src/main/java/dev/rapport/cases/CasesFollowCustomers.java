package dev.rapport.cases;

import dev.rapport.platform.CustomerMove;
import dev.rapport.platform.CustomerParting;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.SubjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases go with their customers. One that came after a merge goes back with the customer whose address brought it, or with
 * the case that caused it. The spine is first: the kinds' own rows follow it.
 */
@Component
class CasesFollowCustomers {

    private static final CustomerTable CASES = CustomerTable.of("subject", "customer_id");

    private record Born(SubjectId id, String number) {}

    private final JdbcClient jdbc;
    private final List<CaseOrigins> origins;

    CasesFollowCustomers(JdbcClient jdbc, List<CaseOrigins> origins) {
        this.jdbc = jdbc;
        this.origins = origins;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void hear(CustomerMove move) {
        move.of(CASES);
        if (move instanceof CustomerParting parting) part(parting);
    }

    private void part(CustomerParting parting) {
        var born = born(parting);
        if (born.isEmpty()) return;
        var ids = born.stream().map(Born::id).toList();
        var brought = origins.stream()
                .flatMap(origin -> origin.broughtBy(parting.addresses(), ids).stream())
                .collect(Collectors.toSet());
        var back = new ArrayList<>(withWhatTheyCaused(parting, brought));
        parting.bring(CASES, back);
        parting.stay(born.stream()
                .filter(one -> !back.contains(one.id().value()))
                .map(Born::number)
                .toList());
    }

    private List<Born> born(CustomerParting parting) {
        return jdbc.sql("""
            select id, number
            from subject
            where customer_id = :survivor
                and id > :merge
            order by id
            """)
                .param("survivor", parting.survivor().value())
                .param("merge", parting.merge())
                .query((row, number) ->
                        new Born(new SubjectId(row.getObject("id", UUID.class)), row.getString("number")))
                .list();
    }

    private Set<UUID> withWhatTheyCaused(CustomerParting parting, Set<SubjectId> brought) {
        return Set.copyOf(jdbc.sql("""
            with recursive born as (
                select id, parent_id
                from subject
                where customer_id = :survivor
                    and id > :merge),
            back as (
                select born.id
                from born
                left join subject parent on parent.id = born.parent_id
                where born.id = any(:brought)
                    or parent.customer_id = :back
                union
                select born.id
                from born
                join back on back.id = born.parent_id)
            select id
            from back
            """)
                .param("survivor", parting.survivor().value())
                .param("merge", parting.merge())
                .param("back", parting.back().value())
                .param("brought", brought.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
