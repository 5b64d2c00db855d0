package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers that were added long ago, page by page. Asks nobody who they are. */
@Component
public class KnownForLong {

    /**
     * @param looked at how many
     * @param last the one that was looked at last; absent where there are no more
     */
    public record Piece(
            List<CustomerId> customers,
            int looked,
            @Nullable CustomerId last) {}

    private record Looked(CustomerId id, boolean fits) {}

    private final JdbcClient jdbc;

    KnownForLong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A piece costs the same however few of it fit.
     *
     * @param lifecycle any if absent
     * @param tag any if absent
     */
    public Piece next(
            Instant addedBefore,
            @Nullable Lifecycle lifecycle,
            @Nullable String tag,
            @Nullable CustomerId after,
            int size) {
        var looked = jdbc.sql("""
                        select id,
                            erased_at is null
                            and created_at < :before
                            and (cast(:lifecycle as text) is null or lifecycle = :lifecycle)
                            and (cast(:tag as text) is null or exists (
                                select 1
                                from customer_tag
                                where customer_tag.customer_id = customer.id
                                    and lower(customer_tag.word) = lower(:tag))) as fits
                        from customer
                        where id > :after
                        order by id
                        limit :size
                        """)
                .param("before", Instants.utc(addedBefore))
                .param("lifecycle", lifecycle == null ? null : lifecycle.name(), Types.VARCHAR)
                .param("tag", tag, Types.VARCHAR)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("size", size)
                .query((row, number) ->
                        new Looked(new CustomerId(row.getObject("id", UUID.class)), row.getBoolean("fits")))
                .list();
        var fit = looked.stream().filter(Looked::fits).map(Looked::id).toList();
        return new Piece(
                fit,
                looked.size(),
                looked.size() < size ? null : looked.getLast().id());
    }
}
