package dev.rapport.sales;

import dev.rapport.access.ContactSight;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Decision.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The leads that the person asking may see. */
@Service
@Transactional(readOnly = true)
public class LeadQueries {

    private static final int LONGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final Leads leads;
    private final SalesSight sight;
    private final ContactSight contactSight;
    private final Customers customers;

    LeadQueries(JdbcClient jdbc, Leads leads, SalesSight sight, ContactSight contactSight, Customers customers) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.sight = sight;
        this.contactSight = contactSight;
        this.customers = customers;
    }

    /** Finds a lead by its number, such as L-0042, or by its id; refuses what the asker may not see. */
    public Lead get(String numberOrId) {
        var lead = (numberOrId.startsWith("L-")
                        ? leads.withNumber(numberOrId)
                        : leads.find(LeadId.of(SubjectId.of(numberOrId))))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
        sight.require(lead.owner().orElse(null), lead.team().orElse(null));
        return lead;
    }

    /** Phone and e-mail, in full for those who work on the lead and masked for others. */
    public LeadContact contact(Lead lead) {
        return contact(
                lead, contactSight.inFull(lead.owner().orElse(null), lead.team().orElse(null)));
    }

    /** Customers who may be the one behind a lead that is nobody's yet. */
    public List<Candidate> candidates(Lead lead) {
        var contact = lead.contact();
        if (lead.customer() != null || contact.points().isEmpty()) return List.of();
        return customers.candidates(new NewCustomer(
                NewCustomer.Kind.PERSON, contact.name(), null, null, null, contact.written(), Map.of()));
    }

    /** Phone and e-mail in full, for the one who just told them. */
    public LeadContact told(Lead lead) {
        return contact(lead, true);
    }

    private LeadContact contact(Lead lead, boolean inFull) {
        var phone = lead.contact().phone();
        var email = lead.contact().email();
        return new LeadContact(
                phone == null ? null : ContactSight.phone(phone, inFull),
                phone == null || !inFull ? null : phone.extension(),
                phone == null ? null : contactSight.spoken(phone, inFull),
                email == null ? null : ContactSight.email(email, inFull),
                contactSight.facts(lead.origin().facts(), inFull));
    }

    /** Why its owner is its owner, or why nobody is. */
    public List<Reason> whyThisOwner(Lead lead) {
        return leads.routingReasons(lead.id());
    }

    /** Newest first. */
    public Page<LeadRow> list(LeadFilter filter, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var text = filter.text();
        var band = filter.band();
        var rows = jdbc.sql("""
                        select id, number, name, company, source, city, status, points, band, owner_id, team, created_at
                        from lead
                        where %s
                            and (cast(:after as uuid) is null or id < :after)
                            and (cast(:status as text) is null or status = :status)
                            and (cast(:band as text) is null or band = :band)
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and (cast(:text as text) is null
                                or folded(number || ' ' || name || ' ' || coalesce(company, '')) like folded(:text))
                        order by id desc
                        limit :limit
                        """.formatted(SalesSight.CONDITION))
                .params(sight.parameters())
                .param("after", after == null ? null : position(after), Types.OTHER)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name(),
                        Types.VARCHAR)
                .param("band", band == null ? null : band.name(), Types.VARCHAR)
                .param("owner", Rows.value(filter.owner()), Types.OTHER)
                .param("text", text == null || text.isBlank() ? null : SearchText.containing(text), Types.VARCHAR)
                .param("limit", size + 1)
                .query(LeadQueries::row)
                .list();
        return Page.of(rows, size, row -> Cursor.of(row.id()));
    }

    private static UUID position(String after) {
        return Ids.parse(Cursor.parse(after, 1).getFirst());
    }

    private static LeadRow row(ResultSet row, int number) throws SQLException {
        var band = row.getString("band");
        return new LeadRow(
                new LeadId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("name"),
                row.getString("company"),
                row.getString("source"),
                row.getString("city"),
                LeadStatus.valueOf(row.getString("status")),
                row.getObject("points", Integer.class),
                band == null ? null : LeadScore.Band.valueOf(band),
                Rows.user(row, "owner_id"),
                row.getString("team"),
                Instants.instant(row, "created_at"));
    }
}
