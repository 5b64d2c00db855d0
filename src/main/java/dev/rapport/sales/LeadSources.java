package dev.rapport.sales;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where leads come from. Any word will do, but one source has one spelling, since the scoring rules compare words: what
 * differs only in case or accents from a known one is that one.
 */
@Component
class LeadSources {

    private static final int MOST_OFFERED = 200;
    private static final int REMEMBERED = 1_000;

    private final JdbcClient jdbc;

    /** A spelling that is known stays; one that this transaction makes known may yet be taken back. */
    private final Cache<String, String> spellings =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    LeadSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The known spelling; a source that is new is known from now on as it is written. */
    String known(String source) {
        var before = spellings.getIfPresent(source);
        if (before != null) return before;
        var found = spelled(source);
        found.ifPresent(spelling -> spellings.put(source, spelling));
        return found.orElseGet(() -> {
            jdbc.sql("insert into lead_source (key, name) values (folded(:name), :name) on conflict do nothing")
                    .param("name", source)
                    .update();
            return spelled(source).orElse(source);
        });
    }

    List<String> all() {
        return jdbc.sql("select name from lead_source order by name limit :most")
                .param("most", MOST_OFFERED)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    private Optional<String> spelled(String source) {
        return jdbc.sql("select name from lead_source where key = folded(:name)")
                .param("name", source)
                .query(String.class)
                .optional();
    }
}
