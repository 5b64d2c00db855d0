package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which people without a number are here: those of the same name and contact points, as of anybody who writes or calls;
 * of whom no contact point is told, those of the same name of whom the very same is known and nothing else.
 */
@Component
class KnownPeople {

    private final ContactPoints contactPoints;
    private final JdbcClient jdbc;

    KnownPeople(ContactPoints contactPoints, JdbcClient jdbc) {
        this.contactPoints = contactPoints;
        this.jdbc = jdbc;
    }

    Map<ToldCustomer, CustomerId> of(Collection<ToldCustomer> told) {
        var known = new HashMap<ToldCustomer, CustomerId>();
        known.putAll(contactPoints.known(told.stream()
                .filter(ToldCustomer::isPersonByReach)
                .collect(Collectors.toMap(
                        Function.identity(),
                        one -> new ContactPoints.Caller(List.of(one.customer().name()), one.points())))));
        known.putAll(
                saidAlready(told.stream().filter(ToldCustomer::isPersonByWords).toList()));
        return known;
    }

    private Map<ToldCustomer, CustomerId> saidAlready(List<ToldCustomer> told) {
        var known = new HashMap<ToldCustomer, CustomerId>();
        if (told.isEmpty()) return known;
        jdbc.sql("""
                        select distinct on (told.place) told.place, customer.id
                        from unnest(cast(:names as text[]), cast(:words as text[])) with ordinality
                            as told (name, words, place)
                        join customer on customer.name_key = told.name
                        where customer.kind = 'PERSON'
                            and customer.external is null
                            and not exists (
                                select 1
                                from contact_point point
                                where point.customer_id = customer.id
                                    and point.kind <> 'ADDRESS')
                            and told.words = coalesce(
                                (
                                    select string_agg(fact.name || '=' || fact.value, chr(31) order by fact.name collate "C")
                                    from customer_fact fact
                                    where fact.customer_id = customer.id),
                                '')
                        order by told.place, customer.created_at, customer.id
                        """)
                .param("names", told.stream().map(one -> one.key().text()).toArray(String[]::new))
                .param("words", told.stream().map(ToldCustomer::words).toArray(String[]::new))
                .query(row -> {
                    known.put(told.get(row.getInt("place") - 1), new CustomerId(row.getObject("id", UUID.class)));
                });
        return known;
    }
}
