package dev.rapport.contact.wecom;

import dev.rapport.access.ContactSight;
import dev.rapport.contact.wecom.WecomContact.Bond;
import dev.rapport.contact.wecom.WecomContact.End;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which contacts there are. */
@Component
class ContactLists {

    private static final String BOUND_TO = """
            exists (
                select
                from wecom_bond
                join wecom_member
                    on wecom_member.account_id = wecom_contact.account_id
                    and wecom_member.member = wecom_bond.member
                where wecom_bond.contact_id = wecom_contact.id
                    and wecom_member.user_id = :person)
            """;

    private static final String CAME_BY = """
            id in (
                select wecom_bond.contact_id
                from wecom_bond
                join wecom_code on wecom_code.mark = wecom_bond.state
                where wecom_code.id = :code)
            """;

    private final JdbcClient jdbc;
    private final WecomMembers members;

    ContactLists(JdbcClient jdbc, WecomMembers members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    /**
     * Those of whom something was told last first.
     *
     * @param of only those who have or had this colleague
     */
    Page<WecomContact> list(ContactFilter filter, @Nullable UserId of, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (filter.who() != null)
            conditions.add("customer_id is " + (filter.who() == ContactFilter.Who.KNOWN ? "not null" : "null"));
        if (filter.living())
            conditions.add("exists (select from wecom_bond where contact_id = wecom_contact.id and ended_at is null)");
        if (filter.code() != null) {
            conditions.add(CAME_BY);
            values.put("code", filter.code());
        }
        if (of != null) {
            conditions.add(BOUND_TO);
            values.put("person", of.value());
        }
        conditions.add("(last_at, id) < (cast(:at as timestamptz), cast(:id as uuid))");
        values.put("at", from.get(0));
        values.put("id", from.get(1));
        var rows = jdbc.sql("""
                        select *
                        from wecom_contact
                        where %s
                        order by last_at desc, id desc
                        limit :limit
                        """.formatted(String.join(" and ", conditions)))
                .params(values)
                .param("limit", limit + 1)
                .query(ContactLists::read)
                .list();
        return Page.of(withBonds(rows), limit, one -> Cursor.of(one.lastAt(), one.id()));
    }

    /** @param of only if they have or had this colleague */
    Optional<WecomContact> find(UUID id, @Nullable UserId of) {
        var rows = jdbc.sql("select * from wecom_contact where id = :id" + (of == null ? "" : " and " + BOUND_TO))
                .param("id", id)
                .params(of == null ? Map.of() : Map.of("person", of.value()))
                .query(ContactLists::read)
                .list();
        return withBonds(rows).stream().findFirst();
    }

    private record Row(UUID contact, Bond bond) {}

    private List<WecomContact> withBonds(List<WecomContact> contacts) {
        var bonds = jdbc.sql("""
                        select *
                        from wecom_bond
                        where contact_id = any(:contacts)
                        order by ended_at desc nulls first, added_at, member
                        """)
                .param("contacts", contacts.stream().map(WecomContact::id).toArray(UUID[]::new))
                .query((row, number) -> new Row(row.getObject("contact_id", UUID.class), bond(row)))
                .list();
        var names = new HashMap<UUID, Map<String, String>>();
        var named = new ArrayList<WecomContact>();
        for (var contact : contacts) {
            var called = names.computeIfAbsent(
                    contact.account(),
                    account -> members.names(
                            account,
                            bonds.stream()
                                    .map(one -> one.bond().member())
                                    .distinct()
                                    .toList()));
            named.add(with(
                    contact,
                    bonds.stream()
                            .filter(one -> one.contact().equals(contact.id()))
                            .map(one -> named(one.bond(), called))
                            .toList()));
        }
        return named;
    }

    private static Bond named(Bond bond, Map<String, String> names) {
        return new Bond(
                bond.member(),
                names.getOrDefault(bond.member(), bond.member()),
                bond.addedAt(),
                bond.endedAt(),
                bond.endedBy(),
                bond.isHalf());
    }

    private static WecomContact with(WecomContact one, List<Bond> bonds) {
        return new WecomContact(
                one.id(),
                one.account(),
                one.there(),
                one.called(),
                one.customer(),
                one.firstAt(),
                one.lastAt(),
                bonds,
                one.notTakenBy(),
                one.notTakenWhy());
    }

    private static Bond bond(ResultSet row) throws SQLException {
        var end = row.getString("ended_by");
        return new Bond(
                row.getString("member"),
                row.getString("member"),
                Instants.instantOrNull(row, "added_at"),
                Instants.instantOrNull(row, "ended_at"),
                end == null ? null : End.valueOf(end),
                row.getBoolean("is_half"));
    }

    private static WecomContact read(ResultSet row, int number) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var why = row.getString("not_taken_why");
        return new WecomContact(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                ContactSight.identity(row.getString("external"), false),
                row.getString("called"),
                customer == null ? null : new CustomerId(customer),
                Instants.instant(row, "first_at"),
                Instants.instant(row, "last_at"),
                List.of(),
                row.getString("not_taken_by"),
                why == null ? null : TransferFailure.valueOf(why));
    }
}
