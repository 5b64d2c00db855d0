package dev.rapport.customer.merge;

import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.CustomerEvent.ConsentRefused;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawn;
import dev.rapport.customer.CustomerEvent.ConsentWithdrawnInFile;
import dev.rapport.customer.CustomerEvent.ContactForbidden;
import dev.rapport.platform.Together;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A no that is said by a customer that several became is kept for each of them, should they come apart: nobody can tell who
 * said it. A yes that follows is not.
 */
@Component
class NoOfBoth {

    /** @param purpose absent if it is said whatever for */
    private record No(UUID customer, @Nullable String purpose, String channel) {}

    private final JdbcClient jdbc;

    NoOfBoth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void hear(ConsentWithdrawn no) {
        keep(no, null, no.channel());
    }

    @EventListener
    void hear(ConsentWithdrawnInFile no) {
        keep(no, null, no.channel());
    }

    @EventListener
    void hear(ConsentRefused no) {
        keep(no, no.purpose().word(), no.channel());
    }

    private void keep(CustomerEvent said, @Nullable String purpose, String channel) {
        var no = new No(said.subject().value(), purpose, channel);
        if (!Together.keep(this, no, this::write)) write(List.of(no));
    }

    /**
     * In place of what waits in the journal and of what the merge changed, which it may have made a no already; what each of
     * them once said yes to stays theirs.
     */
    private void write(List<No> all) {
        var customers = all.stream().map(No::customer).toArray(UUID[]::new);
        var purposes = all.stream().map(No::purpose).toArray(String[]::new);
        var channels = all.stream().map(No::channel).toArray(String[]::new);
        jdbc.sql("""
            with no as (
                select distinct kept.*
                from unnest(cast(:customers as uuid[]), cast(:purposes as text[]), cast(:channels as text[]))
                    as no (customer_id, purpose, channel)
                join customer_consent kept
                    on kept.customer_id = no.customer_id
                    and kept.channel = no.channel
                    and (no.purpose is null or kept.purpose = no.purpose)
                where not kept.granted),
            known_as as (
                select customer_merge.id as merge_id, gone_id, canonical_id
                from customer_alias
                join customer_merge on gone_id = old_id and undone_at is null
                where canonical_id = any(:customers)),
            taken as (
                update merge_move
                set before = to_jsonb(no) || jsonb_build_object(
                    'customer_id', after -> 'customer_id',
                    'given_at', before -> 'given_at',
                    'confirmed_at', before -> 'confirmed_at',
                    'address', before -> 'address',
                    'wording', before -> 'wording',
                    'expires_at', before -> 'expires_at')
                from no
                join known_as on canonical_id = no.customer_id
                where merge_move.merge_id = known_as.merge_id
                    and merge_move.kind = 'CHANGED'
                    and table_name = 'customer_consent'
                    and after ->> 'channel' = no.channel
                    and after ->> 'purpose' = no.purpose),
            waited as (
                delete from merge_move
                using no
                join known_as on canonical_id = no.customer_id
                where merge_move.merge_id = known_as.merge_id
                    and merge_move.kind = 'PARKED'
                    and table_name = 'customer_consent'
                    and before ->> 'channel' = no.channel
                    and before ->> 'purpose' = no.purpose
                returning merge_move.merge_id, before)
            insert into merge_move (merge_id, kind, table_name, column_name, row_key, from_id, before)
            select known_as.merge_id, 'PARKED', 'customer_consent', 'customer_id',
                jsonb_build_object('customer_id', gone_id, 'purpose', no.purpose, 'channel', no.channel), gone_id,
                to_jsonb(no) || jsonb_build_object(
                    'customer_id', gone_id,
                    'given_at', waited.before -> 'given_at',
                    'confirmed_at', waited.before -> 'confirmed_at',
                    'address', waited.before -> 'address',
                    'wording', waited.before -> 'wording',
                    'expires_at', waited.before -> 'expires_at')
            from no
            join known_as on canonical_id = no.customer_id
            left join waited
                on waited.merge_id = known_as.merge_id
                and waited.before ->> 'purpose' = no.purpose
                and waited.before ->> 'channel' = no.channel
            """)
                .param("customers", customers)
                .param("purposes", purposes)
                .param("channels", channels)
                .update();
    }

    @EventListener
    void hear(ContactForbidden no) {
        jdbc.sql("""
            update merge_move
            set before = before || jsonb_build_object('do_not_contact', true)
            from customer_alias
            join customer_merge on gone_id = old_id and undone_at is null
            where canonical_id = :customer
                and merge_id = customer_merge.id
                and merge_move.kind = 'PARKED'
                and table_name = 'customer'
            """).param("customer", no.subject().value()).update();
    }
}
