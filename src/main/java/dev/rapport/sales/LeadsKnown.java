package dev.rapport.sales;

import dev.rapport.customer.NameKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the leads that rows of a file are: of the same external number, of the same row, or one still open of the same
 * name, phone or e-mail, and source. Takes as many queries for many rows as for one.
 */
@Component
class LeadsKnown {

    private record Open(
            String number,
            String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String source) {

        boolean isOf(NewLead fresh) {
            var contact = fresh.contact();
            return contact.points().stream().anyMatch(point -> point.equals(phone) || point.equals(email))
                    && Objects.equals(source, fresh.origin().source())
                    && NameKey.of(name).equals(NameKey.of(contact.name()));
        }
    }

    private final JdbcClient jdbc;

    LeadsKnown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Their numbers; those that are not here are left out. */
    Map<NewLead, String> numbers(Collection<NewLead> rows) {
        var externals = numbers("external", texts(rows, row -> row.origin().external()));
        var ofOthers =
                rows.stream().filter(row -> row.origin().external() == null).toList();
        var digests = numbers("row_digest", texts(ofOthers, NewLead::row));
        var open = open(ofOthers.stream()
                .filter(row -> !digests.containsKey(row.row()))
                .flatMap(row -> row.contact().points().stream())
                .toList());
        var numbers = new HashMap<NewLead, String>();
        for (var row : rows) {
            var external = row.origin().external();
            var number = external != null ? externals.get(external) : digests.get(row.row());
            if (number == null && external == null) number = alike(row, open);
            if (number != null) numbers.put(row, number);
        }
        return numbers;
    }

    private static @Nullable String alike(NewLead row, List<Open> open) {
        return open.stream()
                .filter(lead -> lead.isOf(row))
                .map(Open::number)
                .findFirst()
                .orElse(null);
    }

    private static List<String> texts(Collection<NewLead> rows, Function<NewLead, @Nullable String> text) {
        return rows.stream().map(text).filter(Objects::nonNull).toList();
    }

    /** By what the column says; of several leads that of the oldest. */
    private Map<String, String> numbers(String column, List<String> sought) {
        var numbers = new HashMap<String, String>();
        if (sought.isEmpty()) return numbers;
        jdbc.sql("select {column} as said, number from lead where {column} = any(:sought) order by id"
                        .replace("{column}", column))
                .param("sought", sought.toArray(String[]::new))
                .query(row -> {
                    numbers.putIfAbsent(row.getString("said"), row.getString("number"));
                });
        return numbers;
    }

    /** The oldest first. */
    private List<Open> open(List<String> points) {
        if (points.isEmpty()) return List.of();
        return jdbc.sql("""
                        select number, name, phone, email, source
                        from lead
                        where id in (
                                select id
                                from lead
                                where phone = any(:points)
                                union all
                                select id
                                from lead
                                where email = any(:points))
                            and status in ('NEW', 'WAITING', 'ASSIGNED')
                        order by id
                        """)
                .param("points", points.toArray(String[]::new))
                .query((row, number) -> new Open(
                        row.getString("number"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("source")))
                .list();
    }
}
