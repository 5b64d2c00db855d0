package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers by what another system or people call them, also by what one was called that was merged into them. */
@Component
class CustomersByName {

    private final JdbcClient jdbc;

    CustomersByName(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CustomerId> byExternal(String external) {
        return jdbc.sql("""
                        select id
                        from customer
                        where external = :external
                        union all
                        select canonical_id
                        from customer_alias
                        where external = :external
                        """)
                .param("external", external)
                .query((row, i) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    Map<String, CustomerId> byExternals(Collection<String> externals) {
        var found = new HashMap<String, CustomerId>();
        jdbc.sql("""
                        select external, id
                        from customer
                        where external = any(:externals)
                        union all
                        select external, canonical_id
                        from customer_alias
                        where external = any(:externals)
                        """).param("externals", externals.toArray(String[]::new)).query(row -> {
            found.put(row.getString("external"), new CustomerId(row.getObject("id", UUID.class)));
        });
        return found;
    }

    Optional<CustomerId> onlyFirmNamed(NameKey name) {
        var found = jdbc.sql("""
                        select id
                        from customer
                        where kind = 'ORGANISATION' and name_key = :name and external is null
                        union
                        select canonical_id
                        from customer_alias
                        where kind = 'ORGANISATION' and name_key = :name and external is null
                        limit 2
                        """)
                .param("name", name.text())
                .query((row, i) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Map<NameKey, List<CustomerId>> firmsNamed(Collection<NameKey> names) {
        var found = new HashMap<NameKey, List<CustomerId>>();
        if (names.isEmpty()) return found;
        jdbc.sql("""
                        select name_key, id
                        from customer
                        where kind = 'ORGANISATION' and name_key = any(:names)
                        union
                        select name_key, canonical_id
                        from customer_alias
                        where kind = 'ORGANISATION' and name_key = any(:names)
                        order by id
                        """)
                .param("names", names.stream().map(NameKey::text).distinct().toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(new NameKey(row.getString("name_key")), first -> new ArrayList<>())
                            .add(new CustomerId(row.getObject("id", UUID.class)));
                });
        return found;
    }

    List<CustomerId> firmsNamed(NameKey name) {
        return jdbc.sql("""
                        select id
                        from customer
                        where kind = 'ORGANISATION' and name_key = :name
                        union
                        select canonical_id
                        from customer_alias
                        where kind = 'ORGANISATION' and name_key = :name
                        order by id
                        limit 10
                        """)
                .param("name", name.text())
                .query((row, i) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
    }
}
