package dev.rapport.contact.calls;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.accounts.ExtensionGiven;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose telephone an extension of a telephone system is, as administrators say. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class Extensions {

    public static final int LONGEST = 60;
    private static final int MOST = 2_000;
    private static final Pattern SIP = Pattern.compile("^(sips?:|tel:)|[@;].*$");

    /** As Asterisk calls a line that is in use. */
    private static final Pattern CHANNEL =
            Pattern.compile("(?:pjsip|sip|iax2|sccp|dahdi|local)/([^/]+?)(?:-[0-9a-f]{8,})?");

    private static final Pattern SEVERAL = Pattern.compile("[,、\\t\\n\\r]|[0-9*#]\\s+[0-9*#]|^[^@]*;");
    private static final Duration LATELY = Duration.ofDays(7);
    private static final int MOST_LOOKED_AT = 1_000;

    /** An extension, and whose it is. */
    public record Extension(String extension, UserId person, String name) {}

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Extensions(JdbcClient jdbc, ChannelAccounts accounts, Staff staff, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** As telephone systems tell them: {@code sip:101@pbx.example} and {@code PJSIP/101-0000002a} are {@code 101}. */
    public static String normal(String written) {
        var text = SIP.matcher(CleanText.line(halfWidth(written)).toLowerCase(Locale.ROOT))
                .replaceAll("")
                .strip();
        var channel = CHANNEL.matcher(text);
        return channel.matches() ? channel.group(1) : text;
    }

    private static String halfWidth(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC);
    }

    /** By extension. */
    @Transactional(readOnly = true)
    public List<Extension> of(UUID account) {
        require(account);
        var rows = jdbc.sql(
                        "select extension, user_id from phone_extension where account_id = :account order by extension")
                .param("account", account)
                .query((row, number) ->
                        Map.entry(row.getString("extension"), new UserId(row.getObject("user_id", UUID.class))))
                .list();
        var names = staff.names(rows.stream().map(Map.Entry::getValue).toList());
        return rows.stream()
                .map(row -> new Extension(row.getKey(), row.getValue(), names.getOrDefault(row.getValue(), "–")))
                .toList();
    }

    /** An extension that a telephone system told of lately, and that is nobody's. */
    public record Stranger(String extension, Instant at) {}

    /** The one told of last first. */
    @Transactional(readOnly = true)
    public List<Stranger> strangers(UUID account) {
        require(account);
        return jdbc.sql("""
                        select agent, max(received_at) as at
                        from (
                            select unnest(agents) as agent, received_at
                            from (
                                select agents, received_at
                                from call_event
                                where account_id = :account
                                    and received_at > :since
                                order by received_at desc
                                limit :most) last_told) heard
                        where not exists (
                            select
                            from phone_extension
                            where account_id = :account
                                and extension = agent)
                        group by agent
                        order by at desc, agent
                        limit 20
                        """)
                .param("account", account)
                .param("since", Instants.utc(clock.instant().minus(LATELY)))
                .param("most", MOST_LOOKED_AT)
                .query((row, number) -> new Stranger(row.getString("agent"), Instants.instant(row, "at")))
                .list();
    }

    /** From now on it is the person's; refused while it is somebody's. */
    public void add(UUID account, String written, UserId person) {
        require(account);
        var extension = normal(written);
        if (SEVERAL.matcher(halfWidth(written).strip()).find())
            throw Refused.invalid("extension.several").at("extension");
        if (extension.isEmpty() || extension.length() > LONGEST)
            throw Refused.invalid("extension.bad", LONGEST).at("extension");
        if (!staff.isEnabled(person))
            throw Refused.invalid("extension.no-such-person").at("person");
        if (of(account).size() >= MOST) throw Refused.conflict("extension.too-many", MOST);
        var added = jdbc.sql("""
                        insert into phone_extension (account_id, extension, user_id)
                        values (:account, :extension, :person)
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("extension", extension)
                .param("person", person.value())
                .update();
        if (added == 0) throw Refused.conflict("extension.taken", extension).at("extension");
        events.publishEvent(new ExtensionGiven(account, extension, null, name(person)));
    }

    /** Nobody's any more. */
    public void remove(UUID account, String extension) {
        require(account);
        var before = person(account, normal(extension)).map(this::name).orElse(null);
        var removed = jdbc.sql("delete from phone_extension where account_id = :account and extension = :extension")
                .param("account", account)
                .param("extension", normal(extension))
                .update();
        if (removed == 0) throw Refused.notFound("extension.nobodys", extension);
        events.publishEvent(new ExtensionGiven(account, normal(extension), before, null));
    }

    private String name(UserId person) {
        return staff.names(List.of(person)).getOrDefault(person, "–");
    }

    private void require(UUID account) {
        if (accounts.byId(account).isEmpty()) throw Refused.notFound("error.no-such-id", account);
    }

    Map<String, UserId> people(UUID account, Collection<String> extensions) {
        if (extensions.isEmpty()) return Map.of();
        var people = new HashMap<String, UserId>();
        jdbc.sql("""
                        select extension, user_id
                        from phone_extension
                        where account_id = :account
                            and extension = any(:extensions)
                        """)
                .param("account", account)
                .param("extensions", extensions.toArray(String[]::new))
                .query(row -> {
                    people.put(row.getString("extension"), new UserId(row.getObject("user_id", UUID.class)));
                });
        return people;
    }

    Optional<UserId> person(UUID account, String extension) {
        return Optional.ofNullable(people(account, List.of(extension)).get(extension));
    }
}
