package dev.rapport.customer.quality;

import dev.rapport.access.Role;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.customer.quality.Examined.Point;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads of many customers at once what the checks want to know. */
@Component
class ExaminedRows {

    /** Teams in which somebody works who may own customers: of people with one of the {@code :roles}. */
    static final String STAFFED = """
            with staffed as (
                select distinct member.team
                from team_member member
                join team on team.key = member.team and team.enabled
                join app_user person on person.id = member.user_id and person.enabled
                where person.roles && cast(:roles as text[])
            )
            """;

    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;

    ExaminedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are there and that nobody takes away just now; until the transaction ends they stay. */
    List<Examined> of(Collection<UUID> ids, Instant now, Instant tagsOldBefore) {
        return jdbc.sql(STAFFED + """
                        select c.id, c.kind, c.name,
                            coalesce(c.team, (
                                select team
                                from team_member
                                where user_id = c.owner_id
                                order by main desc, team
                                limit 1)) as team,
                            array(
                                select concat_ws(:separator, kind, value, extension)
                                from contact_point
                                where customer_id = c.id
                                    and kind <> 'ADDRESS'
                                    and do_not_use is null
                                    and (valid_until is null or valid_until >= :today)) as points,
                            exists (select 1 from contact_point where customer_id = c.id)
                                or exists (select 1 from social_identity where customer_id = c.id) as reachable,
                            exists (
                                    select 1
                                    from contact_point
                                    where customer_id = c.id and do_not_use is null and valid_until < :today)
                                and not exists (
                                    select 1
                                    from contact_point
                                    where customer_id = c.id
                                        and do_not_use is null
                                        and (valid_until is null or valid_until >= :today))
                                and not exists (select 1 from social_identity where customer_id = c.id) as past,
                            (
                                select min(case when expires_at is null then 'OLD_TAG' else 'EXPIRED_TAG' end)
                                from customer_tag
                                where customer_id = c.id
                                    and (expires_at <= :now or expires_at is null and added_at <= :old)) as tags,
                            case
                                when c.owner_id is not null then
                                    case
                                        when not exists (
                                            select 1
                                            from app_user
                                            where id = c.owner_id and enabled) then 'OWNER_LEFT'
                                    end
                                when exists (select 1 from pool_customer where customer_id = c.id) then
                                    case
                                        when not exists (
                                            select 1
                                            from pool_customer
                                            join customer_pool pool on pool.id = pool_customer.pool_id and pool.active
                                            join staffed on staffed.team = any(pool.teams)
                                            where pool_customer.customer_id = c.id) then 'DESERTED'
                                    end
                                when c.team is null then 'NOBODYS'
                                when not exists (select 1 from staffed where staffed.team = c.team) then 'DESERTED'
                            end as ownership,
                            exists (
                                select 1
                                from quality_fault
                                where customer_id = c.id and quality = 'DUPLICATE_PHONES') as shared_before
                        from customer c
                        where c.id = any(:ids) and c.erased_at is null
                        order by c.id
                        for key share of c skip locked
                        """)
                .param("roles", FitOwners.ROLES.stream().map(Role::name).toArray(String[]::new))
                .param("separator", SEPARATOR)
                .param("now", Instants.utc(now))
                .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .param("old", Instants.utc(tagsOldBefore))
                .param("ids", ids.toArray(UUID[]::new))
                .query(ExaminedRows::examined)
                .list();
    }

    /**
     * Those who share a certain number with somebody of whom nobody said that they are two, and who neither works for
     * them nor has them working for it.
     */
    Set<UUID> sharing(Collection<Examined> all) {
        var ids = new ArrayList<UUID>();
        var values = new ArrayList<String>();
        var extensions = new ArrayList<@Nullable String>();
        for (var one : all)
            for (var point : one.points())
                if (point.isCertainPhone()) {
                    ids.add(one.id());
                    values.add(point.value());
                    extensions.add(point.extension());
                }
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql("""
                        select distinct given.id
                        from unnest(cast(:ids as uuid[]), cast(:values as text[]), cast(:extensions as text[]))
                            as given (id, value, extension)
                        where exists (
                            select 1
                            from contact_point other
                            where other.kind = 'PHONE'
                                and other.value = given.value
                                and other.extension is not distinct from given.extension
                                and other.customer_id <> given.id
                                and other.do_not_use is null
                        """ + NOT_TOLD_APART + ")")
                .param("ids", ids.toArray(UUID[]::new))
                .param("values", values.toArray(String[]::new))
                .param("extensions", extensions.toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Of {@code given.id} and {@code other.customer_id}. */
    static final String NOT_TOLD_APART = """
                                and not exists (
                                    select 1
                                    from duplicate_pair pair
                                    where pair.one_id = least(given.id, other.customer_id)
                                        and pair.other_id = greatest(given.id, other.customer_id)
                                        and pair.state = 'DIFFERENT')
                                and not exists (
                                    select 1
                                    from customer_relation works
                                    where works.kind = 'WORKS_FOR'
                                        and works.ended_at is null
                                        and (works.from_id = given.id and works.to_id = other.customer_id
                                            or works.from_id = other.customer_id and works.to_id = given.id))
            """;

    private static Examined examined(ResultSet row, int number) throws SQLException {
        return new Examined(
                row.getObject("id", UUID.class),
                row.getString("kind").equals("ORGANISATION"),
                row.getString("name"),
                row.getString("team"),
                Stream.of((String[]) row.getArray("points").getArray())
                        .map(ExaminedRows::point)
                        .toList(),
                row.getBoolean("reachable"),
                row.getBoolean("past"),
                flaw(row.getString("tags")),
                flaw(row.getString("ownership")),
                row.getBoolean("shared_before"));
    }

    private static Point point(String written) {
        var parts = written.split(SEPARATOR, -1);
        return new Point(parts[0].equals("PHONE"), parts[1], parts.length > 2 ? parts[2] : null);
    }

    private static @Nullable Flaw flaw(@Nullable String name) {
        return name == null ? null : Flaw.valueOf(name);
    }
}
