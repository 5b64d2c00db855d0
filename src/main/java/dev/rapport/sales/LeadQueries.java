package dev.rapport.sales;

import dev.rapport.access.ContactSight;
import dev.rapport.access.FieldLevels;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.GuardedField;
import dev.rapport.access.Sight;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SearchText;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.sales.LeadsAlike.Alike;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The leads that the person asking may see. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class LeadQueries {

    private static final int LONGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final Leads leads;
    private final SalesSight sight;
    private final ContactSight contactSight;
    private final FieldLevels levels;
    private final Customers customers;
    private final LeadsAlike alike;
    private final LeadSources sources;

    LeadQueries(
            JdbcClient jdbc,
            Leads leads,
            SalesSight sight,
            ContactSight contactSight,
            FieldLevels levels,
            Customers customers,
            LeadsAlike alike,
            LeadSources sources) {
        this.sources = sources;
        this.alike = alike;
        this.jdbc = jdbc;
        this.leads = leads;
        this.sight = sight;
        this.contactSight = contactSight;
        this.levels = levels;
        this.customers = customers;
    }

    /** Finds a lead by its number, such as L-0042, or by its id; refuses what the asker may not see. */
    public Lead get(String numberOrId) {
        var lead = (numberOrId.startsWith("L-")
                        ? leads.withNumber(numberOrId)
                        : leads.find(LeadId.of(SubjectId.of(numberOrId))))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
        sight.require(
                lead.id().subject(), lead.owner().orElse(null), lead.team().orElse(null));
        return lead;
    }

    /** The lead, if the asker may see it. */
    public Optional<Lead> seen(LeadId id) {
        return leads.find(id)
                .filter(lead -> sight.allows(
                        lead.id().subject(),
                        lead.owner().orElse(null),
                        lead.team().orElse(null)));
    }

    /** Phone and e-mail, in full for those who work on the lead and masked for others. */
    public LeadContact contact(Lead lead) {
        var standing = levels.standing(lead.owner().orElse(null), lead.team().orElse(null));
        return contact(lead, field -> levels.sight(field, standing));
    }

    /** Who may be the one behind a lead; no customers where it is known who it is. */
    public MayBeMeant mayBeMeant(Lead lead) {
        return mayBeMeant(lead.contact(), lead.customer() == null, lead.id());
    }

    /** Who may be the one that is about to be taken in. */
    public MayBeMeant mayBeMeant(Contact contact) {
        return mayBeMeant(contact, true, null);
    }

    private MayBeMeant mayBeMeant(Contact contact, boolean isNobodys, @Nullable LeadId self) {
        var found = alike.of(contact, self);
        var seen = found.stream().filter(Alike::seen).map(Alike::row).toList();
        return new MayBeMeant(isNobodys ? candidates(contact) : List.of(), seen, found.size() - seen.size());
    }

    private List<Candidate> candidates(Contact contact) {
        var person =
                new NewCustomer(NewCustomer.Kind.PERSON, contact.name(), null, null, null, contact.written(), Map.of());
        var company = contact.company();
        if (company == null) return customers.candidates(person);
        var firm = new NewCustomer(NewCustomer.Kind.ORGANISATION, company, null, null, null, List.of(), Map.of());
        return Stream.concat(customers.candidates(person).stream(), customers.candidates(firm).stream())
                .distinct()
                .toList();
    }

    /** Phone and e-mail in full, for the one who just told them. */
    @ForEverybody("shows what the asker has just told")
    public LeadContact told(Lead lead) {
        return contact(lead, field -> Sight.FULL);
    }

    private LeadContact contact(Lead lead, Function<GuardedField, Sight> sights) {
        var phone = lead.contact().phone();
        var email = lead.contact().email();
        var ofPhone = sights.apply(GuardedField.LEAD_PHONE);
        var ofEmail = sights.apply(GuardedField.LEAD_EMAIL);
        var inFull = sights.apply(GuardedField.WORDS) == Sight.FULL;
        return new LeadContact(
                phone == null ? null : ContactSight.phone(phone, ofPhone),
                phone == null || ofPhone != Sight.FULL ? null : phone.extension(),
                phone == null ? null : contactSight.spoken(phone, ofPhone),
                email == null ? null : ContactSight.email(email, ofEmail),
                contactSight.facts(lead.origin().facts(), inFull));
    }

    /** Why its owner is its owner, or why nobody is. */
    public List<Reason> whyThisOwner(Lead lead) {
        return leads.routingReasons(get(lead.number()).id());
    }

    /** Where leads come from, to be offered where one is typed in. */
    @ForEverybody("words that forms offer")
    public List<String> sources() {
        return sources.all();
    }

    /** Newest first. */
    public Page<LeadRow> list(LeadFilter filter, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var text = filter.text();
        var band = filter.band();
        var sought = customers.sought(Objects.requireNonNullElse(text, ""));
        var rows = jdbc.sql("""
                        select id, number, name, company, source, city, status, points, band, owner_id, team, created_at
                        from lead
                        where %s
                            and (cast(:after as uuid) is null or id < :after)
                            and (cast(:status as text) is null or status = :status)
                            and (cast(:band as text) is null or band = :band)
                            and (cast(:owner as uuid) is null or owner_id = :owner)
                            and (cast(:text as text) is null or id in (
                                select id
                                from lead
                                where folded(number || ' ' || name || ' ' || coalesce(company, '')) like folded(:text)
                                union all
                                select id
                                from lead
                                where phone = any(:phones)
                                union all
                                select id
                                from lead
                                where email = :email
                                union all
                                select id
                                from lead
                                where :ending <> '' and reverse(phone) like reverse(:ending) || '%%'
                                union all
                                select id
                                from lead
                                where email like :mail or email like :domain))
                        order by id desc
                        limit :limit
                        """.formatted(SalesSight.condition("lead")))
                .params(sight.parameters())
                .param("after", after == null ? null : Cursor.id(after), Types.OTHER)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name(),
                        Types.VARCHAR)
                .param("band", band == null ? null : band.name(), Types.VARCHAR)
                .param("owner", Rows.value(filter.owner()), Types.OTHER)
                .param("text", text == null || text.isBlank() ? null : SearchText.containing(text), Types.VARCHAR)
                .param("phones", sought.phones().toArray(String[]::new))
                .param("email", sought.email(), Types.VARCHAR)
                .param("ending", sought.ending())
                .param("mail", sought.mail())
                .param("domain", sought.domain())
                .param("limit", size + 1)
                .query(LeadQueries::row)
                .list();
        return Page.of(rows, size, row -> Cursor.of(row.id()));
    }

    static LeadRow row(ResultSet row, int number) throws SQLException {
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
