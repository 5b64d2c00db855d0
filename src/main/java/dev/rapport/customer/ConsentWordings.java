package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers are asked when they are asked for consent. A version is never changed: a new one takes its place. */
@Component
public class ConsentWordings {

    private static final int LONGEST = 2000;
    private static final int SHORTEST = 10;

    /** @param version the highest is asked from now on; older ones are what somebody said yes to */
    public record Wording(Purpose purpose, int version, String english, String chinese, Instant at) {

        public String in(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
        }
    }

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    ConsentWordings(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** The newest of each purpose first. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<Wording> all() {
        return jdbc.sql("""
                        select purpose, version, english, chinese, written_at
                        from consent_wording
                        order by array_position(array['service', 'marketing', 'newsletter', 'profiling'], purpose), version desc
                        """).query(ConsentWordings::read).list();
    }

    private static Wording read(ResultSet row, int number) throws SQLException {
        return new Wording(
                Word.parse(Purpose.class, row.getString("purpose")),
                row.getInt("version"),
                row.getString("english"),
                row.getString("chinese"),
                Instants.instant(row, "written_at"));
    }

    /** One that somebody was asked. */
    Wording of(Purpose purpose, int version) {
        return jdbc.sql("select * from consent_wording where purpose = :purpose and version = :version")
                .param("purpose", purpose.word())
                .param("version", version)
                .query(ConsentWordings::read)
                .single();
    }

    /** What is asked now. */
    int newest(Purpose purpose) {
        return jdbc.sql("select max(version) from consent_wording where purpose = :purpose")
                .param("purpose", purpose.word())
                .query(Integer.class)
                .single();
    }

    /** The next version; both languages, since nobody can tell in which a customer will be asked. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public int write(Purpose purpose, String english, String chinese) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('consent_wording'))")
                .query()
                .singleRow();
        return jdbc.sql("""
                        insert into consent_wording (purpose, version, english, chinese, written_by, written_at)
                        select :purpose, coalesce(max(version), 0) + 1, :english, :chinese, :by, :at
                        from consent_wording
                        where purpose = :purpose
                        returning version
                        """)
                .param("purpose", purpose.word())
                .param("english", text(english, "consent.english-missing"))
                .param("chinese", text(chinese, "consent.chinese-missing"))
                .param("by", access.me().id().value())
                .param("at", Instants.utc(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private static String text(String said, String missing) {
        var text = CleanText.body(said);
        if (text.length() < SHORTEST || text.length() > LONGEST) throw Refused.invalid(missing, SHORTEST, LONGEST);
        return text;
    }

    /** Refuses a version that there is not. */
    void require(Purpose purpose, int version) {
        var there = jdbc.sql("""
                        select exists (select from consent_wording where purpose = :purpose and version = :version)
                        """)
                .param("purpose", purpose.word())
                .param("version", version)
                .query(Boolean.class)
                .single();
        if (!there) throw Refused.invalid("consent.no-such-wording", version, purpose.word());
    }
}
