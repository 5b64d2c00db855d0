package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers of customers who had none, and the names of those who were called by their number alone. */
@Component
class LearntNames {

    /**
     * What a customer is called from now on.
     *
     * @param was its name; nothing is learnt where it has another one by now
     * @param number absent when the one that it has stays
     */
    record Learnt(
            CustomerId id,
            String was,
            String name,
            Kind kind,
            @Nullable String number,
            Origin origin) {

        /** @param known of the customer, as {@link FirmStates} tells it */
        static Optional<Learnt> of(CustomerId id, ToldCustomer told, Map<String, String> known) {
            var was = known.getOrDefault(FirmStates.NAME, "");
            var number = known.get(FirmStates.NUMBER);
            if (told.number() == null) return Optional.empty();
            var kind = FirmStates.kind(known);
            var nameless = was.equals(number)
                    && kind == Kind.PERSON
                    && !NameKey.of(was).equals(told.key());
            if (number != null && !nameless) return Optional.empty();
            var row = told.row();
            return Optional.of(new Learnt(
                    id,
                    was,
                    nameless ? told.customer().name() : was,
                    nameless ? told.customer().kind() : kind,
                    number == null ? told.number() : null,
                    Origin.file(row.file(), row.line())));
        }
    }

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    LearntNames(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** Those that it was true of; their history goes on. */
    Set<CustomerId> learn(List<Learnt> all) {
        var done = new HashSet<CustomerId>();
        if (all.isEmpty()) return done;
        var searched = all.stream().map(one -> one.kind().searchKey(one.name())).toList();
        jdbc.sql("""
                        with learnt as (
                            select *
                            from unnest(
                                    cast(:ids as uuid[]), cast(:was as text[]), cast(:names as text[]),
                                    cast(:kinds as text[]), cast(:keys as text[]), cast(:searchKeys as text[]),
                                    cast(:grams as text[]), cast(:numbers as text[]), cast(:files as text[]),
                                    cast(:lines as bigint[]), cast(:changes as uuid[]))
                                as learnt (
                                    id, was, name, kind, key, search_key, grams, number, file, line, change)),
                        told as (
                            update customer
                            set name = learnt.name,
                                kind = learnt.kind,
                                name_key = learnt.key,
                                search_key = learnt.search_key,
                                search_grams = cast(learnt.grams as int4[]),
                                external = coalesce(customer.external, learnt.number),
                                version = customer.version + 1
                            from learnt
                            where customer.id = learnt.id
                                and customer.name = learnt.was
                            returning learnt.*),
                        noted as (
                            insert into profile_change (
                                id, customer_id, what, which, before, after, at, changed_by, source, file, line)
                            select change, id, 'NAME', '', jsonb_build_object('value', was),
                                jsonb_build_object('value', name), :at, :by, 'FILE', file, line
                            from told
                            where was <> name)
                        select id
                        from told
                        """)
                .param("ids", all.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("was", texts(all, Learnt::was))
                .param("names", texts(all, Learnt::name))
                .param("kinds", texts(all, one -> one.kind().name()))
                .param("keys", texts(all, one -> NameKey.of(one.name()).text()))
                .param("searchKeys", texts(searched, one -> one.text()))
                .param("grams", texts(searched, one -> one.writtenGrams()))
                .param("numbers", texts(all, Learnt::number))
                .param("files", texts(all, one -> one.origin().file()))
                .param("lines", all.stream().map(one -> one.origin().line()).toArray(Long[]::new))
                .param("changes", all.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("at", Instants.utc(clock.instant()))
                .param("by", access.current().map(asker -> asker.id().value()).orElse(null), Types.OTHER)
                .query(row -> {
                    done.add(new CustomerId(row.getObject("id", UUID.class)));
                });
        return done;
    }

    private static <T> String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
