package dev.rapport.privacy;

import dev.rapport.platform.SoughtWords;
import dev.rapport.platform.SoughtWords.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what a customer is known, taken before it is erased. */
@Component
class Bywords {

    /** @param left how many tell nobody apart: others have them too, or they are too short */
    record Taken(Map<Kind, Set<String>> words, int left) {}

    private final JdbcClient jdbc;

    Bywords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Taken of(List<SoughtWords> all, ErasedCustomer who) {
        var words = new EnumMap<Kind, Set<String>>(Kind.class);
        for (var one : all) {
            var said = who.bind(jdbc.sql(one.query()), one.query())
                    .query((row, number) -> String.valueOf(row.getString(1)))
                    .list();
            words.computeIfAbsent(one.kind(), first -> new TreeSet<>()).addAll(said);
        }
        var left = 0;
        for (var kind : words.keySet()) {
            var these = words.getOrDefault(kind, Set.of());
            var before = these.size();
            these.removeIf(word -> !Needles.tells(kind, word));
            for (var one : all)
                if (one.kind() == kind && !one.others().isEmpty() && !these.isEmpty())
                    these.removeAll(shared(one.others(), these, who));
            left += before - these.size();
        }
        return new Taken(words, left);
    }

    private Set<String> shared(String others, Set<String> words, ErasedCustomer who) {
        return who.bind(jdbc.sql(others), others)
                .param("words", words.toArray(String[]::new))
                .query((row, number) -> String.valueOf(row.getString(1)))
                .set();
    }
}
