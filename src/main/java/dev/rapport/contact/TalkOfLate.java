package dev.rapport.contact;

import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was lately said in cases, for rules. Asks nobody for permission. */
@Component
public class TalkOfLate {

    private static final int MOST = 100;

    /**
     * What customers and we said.
     *
     * @param heard words of customers, the newest first
     * @param said how often we spoke
     * @param lastHeard absent where customers said nothing
     */
    public record Talk(
            List<String> heard, int said, @Nullable Instant lastHeard) {}

    private final JdbcClient jdbc;

    TalkOfLate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest {@value #MOST} of them. */
    public Talk of(Collection<SubjectId> cases, Instant since) {
        var heard = new ArrayList<String>();
        var said = new int[1];
        var last = new @Nullable Instant[1];
        jdbc.sql("""
                        select direction, body, at
                        from message
                        where subject_id = any(:cases)
                            and at >= :since
                            and direction <> 'internal'
                        order by at desc
                        limit :most
                        """)
                .param("cases", cases.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("since", Instants.utc(since))
                .param("most", MOST)
                .query(row -> {
                    if (row.getString("direction").equals("in")) {
                        heard.add(row.getString("body"));
                        if (last[0] == null) last[0] = Instants.instant(row, "at");
                    } else said[0]++;
                });
        return new Talk(heard, said[0], last[0]);
    }
}
