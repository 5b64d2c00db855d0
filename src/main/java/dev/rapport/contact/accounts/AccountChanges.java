package dev.rapport.contact.accounts;

import dev.rapport.access.Access;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.AccountChange.What;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed what about accounts, and when; never a secret. Only added to. */
@Component
class AccountChanges {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Access access;
    private final Staff staff;
    private final Clock clock;

    AccountChanges(JdbcClient jdbc, Access access, Staff staff, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.staff = staff;
        this.clock = clock;
    }

    void note(UUID account, What what) {
        add(account, what, null, null, null);
    }

    void noteSecret(UUID account, String field) {
        add(account, What.SECRET, field, null, null);
    }

    @EventListener
    void extension(ExtensionGiven given) {
        add(given.account(), What.EXTENSION, given.extension(), given.before(), given.after());
    }

    void noteName(UUID account, String before, String after) {
        if (!before.equals(after)) add(account, What.NAME, null, before, after);
    }

    void noteSettings(UUID account, Map<String, String> before, Map<String, String> after) {
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (var field : fields)
            if (!Objects.equals(before.get(field), after.get(field)))
                add(account, What.SETTING, field, before.get(field), after.get(field));
    }

    /** The last one first. */
    List<AccountChange> of(UUID account) {
        var rows = jdbc.sql("""
                        select *
                        from channel_account_change
                        where account_id = :account
                        order by id desc
                        limit :limit
                        """)
                .param("account", account)
                .param("limit", MOST)
                .query((row, number) -> Map.entry(
                        new Key(row.getObject("changed_by", UUID.class)),
                        new AccountChange(
                                Instants.instant(row, "at"),
                                null,
                                What.valueOf(row.getString("what")),
                                row.getString("field"),
                                row.getString("before"),
                                row.getString("after"))))
                .list();
        var names = staff.names(
                rows.stream().flatMap(row -> row.getKey().user().stream()).toList());
        return rows.stream()
                .map(row ->
                        by(row.getValue(), row.getKey().user().map(names::get).orElse(null)))
                .toList();
    }

    private record Key(@Nullable UUID by) {

        Optional<UserId> user() {
            return Optional.ofNullable(by).map(UserId::new);
        }
    }

    private static AccountChange by(AccountChange change, @Nullable String name) {
        return new AccountChange(change.at(), name, change.what(), change.field(), change.before(), change.after());
    }

    /** By whom and when it was last changed. */
    record Last(@Nullable UserId by, @Nullable Instant at) {}

    Last last(UUID account) {
        return jdbc.sql("""
                        select changed_by, at
                        from channel_account_change
                        where account_id = :account
                        order by id desc
                        limit 1
                        """)
                .param("account", account)
                .query((row, number) -> new Last(
                        new Key(row.getObject("changed_by", UUID.class)).user().orElse(null),
                        Instants.instant(row, "at")))
                .optional()
                .orElse(new Last(null, null));
    }

    private void add(UUID account, What what, @Nullable String field, @Nullable String before, @Nullable String after) {
        jdbc.sql("""
                        insert into channel_account_change (id, account_id, at, changed_by, what, field, before, after)
                        values (:id, :account, :at, :by, :what, :field, :before, :after)
                        """)
                .param("id", Ids.next())
                .param("account", account)
                .param("at", Instants.utc(clock.instant()))
                .param("by", by(), Types.OTHER)
                .param("what", what.name())
                .param("field", field, Types.VARCHAR)
                .param("before", before, Types.VARCHAR)
                .param("after", after, Types.VARCHAR)
                .update();
    }

    private @Nullable UUID by() {
        return access.current().map(asker -> asker.id().value()).orElse(null);
    }
}
