package dev.rapport.customer;

import dev.rapport.cases.Subjects;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.KeepsCustomer;
import dev.rapport.platform.KeptByHold;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers that an import made, and their end when it is undone and nobody built on them. */
@Component
public class BroughtCustomers {

    /** What a customer is, whoever wrote it and when; not what the rulebook says of it. */
    private static final String PRINT = """
        cast(md5(concat_ws(chr(31), kind, name, external,
            coalesce(
                (select says from rule_override where customer_id = customer.id and what = 'TIER'), 'standard'),
            coalesce(language, '-'), coalesce(contract, '-'),
            coalesce(
                (select says from rule_override where customer_id = customer.id and what = 'STAGE'), 'PROSPECT'),
            coalesce(cast(owner_id as text), '-'), coalesce(parent_external, '-'), do_not_contact,
            (select string_agg(fact.name || '=' || fact.value, ',' order by fact.name)
                from customer_fact fact
                where fact.customer_id = customer.id),
            (select string_agg(
                    concat_ws('|', point.value, point.extension, point.label, array_to_string(point.preferred_days, '+'),
                        point.preferred_from, point.preferred_until, point.verified_how, point.valid_until,
                        point.do_not_use, point.postcode, point.city, point.country, point.region),
                    ',' order by point.id)
                from contact_point point
                where point.customer_id = customer.id),
            (select string_agg(
                    concat_ws('|', who.channel, who.external, who.account, who.unionid, who.certainty, who.proof),
                    ',' order by who.id)
                from social_identity who
                where who.customer_id = customer.id),
            (select count(*) from customer_relation relation where relation.from_id = customer.id),
            (select count(*) from customer_relation relation where relation.to_id = customer.id),
            (select string_agg(tag.word, ',' order by tag.word)
                from customer_tag tag
                where tag.customer_id = customer.id and tag.source <> 'tagging'),
            (select string_agg(
                    concat_ws('|', said.purpose, said.channel, said.granted), ',' order by said.purpose, said.channel)
                from customer_consent said
                where said.customer_id = customer.id),
            team,
            (select string_agg(cast(helper.user_id as text), ',' order by helper.id)
                from customer_collaborator helper
                where helper.customer_id = customer.id),
            (select string_agg(which, ',' order by which)
                from rule_override
                where customer_id = customer.id and what = 'TAG'),
            (select string_agg(
                    concat_ws('|', held.number, held.level, held.since, held.valid_until, held.ended_on), ',' order by held.id)
                from membership held
                where held.customer_id = customer.id))) as uuid)
        """;

    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final TransactionTemplate savepoint;
    private final String keeps;
    private final KeptByHold holds;

    BroughtCustomers(
            JdbcClient jdbc,
            Subjects subjects,
            PlatformTransactionManager transactions,
            List<KeepsCustomer> modules,
            KeptByHold holds) {
        this.holds = holds;
        this.keeps = modules.stream()
                .map(rows -> "and not exists (select from %1$s where %1$s.%2$s = customer.id and %3$s)\n"
                        .formatted(rows.table(), rows.column(), rows.only()))
                .collect(Collectors.joining());
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Notes what these of the import are now; others among them are passed over. */
    void remember(UUID run, Collection<CustomerId> customers) {
        if (customers.isEmpty()) return;
        jdbc.sql("insert into customer_print (customer_id, print) select id, " + PRINT + """
                        from customer
                        where id = any(:customers)
                            and import_id = :run
                        on conflict (customer_id) do update set print = excluded.print
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("run", run)
                .update();
    }

    /** Purchases that it did not bring are built on it; its own go before. */
    public Prospect prospect(UUID run) {
        return jdbc.sql("""
                        select count(*) filter (where untouched) as goes, count(*) filter (where not untouched) as stays
                        from (
                            select exists (
                                select 1
                                from customer_print made
                                where made.customer_id = customer.id
                                    and made.print =
                        """ + PRINT + ")" + """
                                and not exists (
                                    select 1
                                    from purchase
                                    where purchase.customer_id = customer.id
                                        and (purchase.import_id is distinct from :run or touched_at is not null))
                                and not exists (select 1 from note where note.customer_id = customer.id)
                                and not exists (select 1 from kept_file file where file.customer_id = customer.id)
                                and not exists (select 1 from promise where promise.customer_id = customer.id)
                                and not exists (select 1 from customer_need need where need.customer_id = customer.id)
                                and not exists (select 1 from used_product used where used.customer_id = customer.id)
                        """ + keeps + """
                                as untouched
                            from customer
                            where import_id = :run) as made
                        """)
                .param("run", run)
                .query((row, number) -> new Prospect(row.getLong("goes"), 0, row.getLong("stays")))
                .single();
    }

    private record Made(CustomerId id, String name, boolean untouched) {}

    /** @param after the last one that was looked at */
    public Undone undo(UUID run, @Nullable UUID after, int most) {
        var page = locked(run, after, most);
        var made = jdbc.sql("""
                        select id, name, exists (
                                select 1
                                from customer_print made
                                where made.customer_id = customer.id
                                    and made.print =
                        """ + PRINT + ")" + """
                                and not exists (select 1 from purchase where purchase.customer_id = customer.id)
                                and not exists (select 1 from note where note.customer_id = customer.id)
                                and not exists (select 1 from kept_file file where file.customer_id = customer.id)
                                and not exists (select 1 from promise where promise.customer_id = customer.id)
                                and not exists (select 1 from customer_need need where need.customer_id = customer.id)
                                and not exists (select 1 from used_product used where used.customer_id = customer.id)
                        """ + keeps + """
                                as untouched
                        from customer
                        where id = any(:page)
                        order by id
                        """)
                .param("page", page)
                .query((row, number) -> new Made(
                        new CustomerId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getBoolean("untouched")))
                .list();
        var used = subjects.withCases(made.stream().map(Made::id).toList());
        var goes = made.stream()
                .filter(one -> one.untouched() && !used.contains(one.id()))
                .map(Made::id)
                .toList();
        var gone = remove(goes);
        var left = made.stream().filter(one -> !gone.contains(one.id())).toList();
        var byHold = holds.customers(left.stream().map(Made::id).toList());
        var stays = left.stream()
                .map(one -> new RowNote(
                        byHold.contains(one.id()) ? "import.undo.customer-held" : "import.undo.customer-stays",
                        one.name()))
                .toList();
        var last = made.size() < most ? null : made.getLast().id().toString();
        return new Undone(gone.size(), 0, stays, last);
    }

    /** What is built on them at this moment is waited for, and seen afterwards. */
    private UUID[] locked(UUID run, @Nullable UUID after, int most) {
        return jdbc.sql("""
            select id
            from customer
            where import_id = :run
                and id > :after
            order by id
            limit :most
            for update
            """)
                .param("run", run)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("most", most)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    /** One to whom something leads that nobody here knows of stays, and is found by trying. */
    private Set<CustomerId> remove(List<CustomerId> all) {
        try {
            savepoint.executeWithoutResult(status -> delete(all));
            return Set.copyOf(all);
        } catch (DataIntegrityViolationException held) {
            var gone = new HashSet<CustomerId>();
            if (all.size() == 1) return gone;
            gone.addAll(remove(all.subList(0, all.size() / 2)));
            gone.addAll(remove(all.subList(all.size() / 2, all.size())));
            return gone;
        }
    }

    /** Subsidiaries wait for their parent as before it came. */
    private void delete(List<CustomerId> customers) {
        if (customers.isEmpty()) return;
        var ids = customers.stream().map(CustomerId::value).toArray(UUID[]::new);
        jdbc.sql("update customer set parent_id = null where parent_id = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from profile_change where customer_id = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from membership where customer_id = any(:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from customer where id = any(:ids)").param("ids", ids).update();
    }
}
