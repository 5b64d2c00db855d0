package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of customers, by the words in which an import tells what it changed. */
@Component
class FirmStates {

    static final String NAME = "name";
    static final String KIND = "kind";
    static final String NUMBER = "number";

    private final JdbcClient jdbc;

    FirmStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static NewCustomer.Kind kind(Map<String, String> known) {
        return NewCustomer.Kind.valueOf(known.getOrDefault(KIND, "person").toUpperCase(Locale.ROOT));
    }

    Map<CustomerId, Map<String, String>> of(Collection<CustomerId> firms) {
        var states = new HashMap<CustomerId, Map<String, String>>();
        if (firms.isEmpty()) return states;
        jdbc.sql("""
            select customer_id, name, value
            from customer_fact
            where customer_id = any(:firms)
            union all
            select id, word.name, word.value
            from customer
            cross join lateral (
                values
                    ('name', name),
                    ('kind', lower(kind)),
                    ('number', external),
                    ('tier', tier),
                    ('language', language),
                    ('contract', contract),
                    ('subsidiary_of', parent_external),
                    ('phone/email', (
                        select cast(count(*) as text)
                        from contact_point
                        where contact_point.customer_id = customer.id
                            and contact_point.kind <> 'ADDRESS')),
                    ('address', (
                        select cast(nullif(count(*), 0) as text)
                        from contact_point
                        where contact_point.customer_id = customer.id
                            and contact_point.kind = 'ADDRESS'))) as word (name, value)
            where id = any(:firms)
                and word.value is not null
            union all
            select customer_id, word.name, word.value
            from membership
            cross join lateral (
                values
                    ('membership_level', level),
                    ('membership_number', number),
                    ('member_since', cast(since as text)),
                    ('member_until', cast(valid_until as text))) as word (name, value)
            where customer_id = any(:firms)
                and ended_on is null
                and word.value is not null
            union all
            select customer_id, 'contact by ' || channel, case when granted then 'yes' else 'no' end
            from customer_consent
            where customer_id = any(:firms)
                and purpose = 'marketing'
            """)
                .param("firms", firms.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(row -> {
                    states.computeIfAbsent(
                                    new CustomerId(row.getObject("customer_id", UUID.class)), first -> new TreeMap<>())
                            .put(row.getString("name"), row.getString("value"));
                });
        return states;
    }
}
