package dev.rapport.insight.breaches;

import dev.rapport.platform.Instants;
import dev.rapport.platform.KeptExports;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody took out of the list of breaches. */
@Component
class ExportsOfPerson implements KeptExports {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    ExportsOfPerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Export> of(UserId person, Instant since) {
        return jdbc.sql("""
                        select kind, entries, named, at
                        from sla_export
                        where by_user = :person
                            and at >= :since
                        order by at desc
                        limit :most
                        """)
                .param("person", person.value())
                .param("since", Instants.utc(since))
                .param("most", MOST)
                .query((row, number) -> new Export(
                        Instants.instant(row, "at"),
                        new Phrase(
                                "sla.exports.line",
                                row.getString("kind").toUpperCase(Locale.ROOT),
                                row.getInt("entries")),
                        row.getBoolean("named")))
                .list();
    }
}
