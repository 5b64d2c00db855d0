package dev.rapport.sales;

import dev.rapport.customer.NameKey;
import dev.rapport.platform.SearchText;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the leads still worked on that may be of the same person. */
@Component
class LeadsAlike {

    private static final int MOST = 20;
    private static final int MOST_NAMESAKES = 200;

    /** @param seen whether the asker may see it */
    record Alike(LeadRow row, boolean seen) {}

    private record Found(Alike alike, boolean sharesContact) {}

    private final JdbcClient jdbc;
    private final SalesSight sight;

    LeadsAlike(JdbcClient jdbc, SalesSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** Those of the same phone or e-mail address, else of the same name; the newest first. */
    List<Alike> of(Contact contact, @Nullable LeadId self) {
        var name = NameKey.of(contact.name());
        return jdbc
                .sql("""
                        select id, number, name, company, source, city, status, points, band, owner_id, team, created_at,
                            %s as seen,
                            coalesce(phone = any(:points), false) or coalesce(email = any(:points), false) as shares_contact
                        from lead
                        where status in ('NEW', 'WAITING', 'ASSIGNED')
                            and id is distinct from :self
                            and id in (
                                select id
                                from lead
                                where phone = any(:points)
                                union all
                                select id
                                from lead
                                where email = any(:points)
                                union all
                                (select id
                                from lead
                                where status in ('NEW', 'WAITING', 'ASSIGNED')
                                    and folded(number || ' ' || name || ' ' || coalesce(company, '')) like folded(:name)
                                limit :namesakes))
                        order by id desc
                        """.formatted(SalesSight.condition("lead")))
                .params(sight.parameters())
                .param("points", contact.points().toArray(String[]::new))
                .param("name", SearchText.containing(contact.name()))
                .param("namesakes", MOST_NAMESAKES)
                .param("self", self == null ? null : self.value(), Types.OTHER)
                .query((row, number) -> new Found(
                        new Alike(LeadQueries.row(row, number), row.getBoolean("seen")),
                        row.getBoolean("shares_contact")))
                .list()
                .stream()
                .filter(found -> found.sharesContact()
                        || NameKey.of(found.alike().row().name()).equals(name))
                .map(Found::alike)
                .limit(MOST)
                .toList();
    }
}
