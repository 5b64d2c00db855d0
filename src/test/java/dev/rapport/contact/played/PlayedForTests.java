package dev.rapport.contact.played;

import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.played.PlayedPlatform.Call;
import dev.rapport.testing.Colleagues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account with a platform that is played, and the platform's calls to the product that is tested. */
public final class PlayedForTests implements AutoCloseable {

    public static final Duration SOON = Duration.ofSeconds(20);

    private final PlayedPlatform played;
    private final int port;
    private final AccountDesk accounts;
    private final Colleagues colleagues;
    private final JdbcClient jdbc;
    private final Person admin;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ChannelAccount account;

    /** @param port of the product */
    public PlayedForTests(
            PlayedPlatform played, int port, AccountDesk accounts, Colleagues colleagues, JdbcClient jdbc) {
        this.played = played;
        this.port = port;
        this.accounts = accounts;
        this.colleagues = colleagues;
        this.jdbc = jdbc;
        admin = colleagues.join(null, Role.ADMIN);
        account = connected(Map.of());
        played.onCall(this::call);
    }

    public Person admin() {
        return admin;
    }

    public UUID id() {
        return account.id();
    }

    /** @param otherwise what it is told instead of what is so */
    public ChannelAccount connected(Map<String, String> otherwise) {
        var values = new HashMap<>(played.settings());
        values.put("server", "localhost");
        values.put("port", String.valueOf(played.port()));
        values.putAll(otherwise);
        return colleagues.as(
                admin,
                () -> accounts.connect(played.name(), new AccountDraft(played.title() + UUID.randomUUID(), values)));
    }

    public void turnOff(UUID id) {
        colleagues.as(
                admin,
                () -> accounts.turn(
                        id, ChannelAccount.State.OFF, accounts.get(id).revision()));
    }

    public HttpResponse<String> call(Call call) {
        return call(account.id().toString(), call);
    }

    public HttpResponse<String> call(String to, Call call) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/pub/%s/%s%s".formatted(port, played.name(), to, call.query())))
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public int status(Call call) {
        return call(call).statusCode();
    }

    /** How much was kept of what came. */
    public long kept() {
        return jdbc.sql("select count(*) from inbound where account_id = :account")
                .param("account", account.id())
                .query(Long.class)
                .single();
    }

    /** Number of the conversation with somebody, when there is one. */
    public String conversation(String from) {
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql("select number from conversation where handle = :from and account_id = :account")
                                .param("from", from)
                                .param("account", account.id())
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What somebody wrote, in its order. */
    public List<String> heard(String from) {
        return said(from, "in");
    }

    /** What they were told, with how far it got. */
    public List<String> told(String from) {
        return said(from, "out");
    }

    private List<String> said(String from, String direction) {
        return jdbc.sql("""
                        select case when direction = 'in' then body
                            else body || ': ' || state || coalesce(' ' || reason, '') end
                        from message
                        where conversation_id in (
                                select id
                                from conversation
                                where handle = :from
                                    and account_id = :account)
                            and direction = :direction
                        order by at, id
                        """)
                .param("from", from)
                .param("account", account.id())
                .param("direction", direction)
                .query(String.class)
                .list();
    }

    /** Whatever they wrote was written so much earlier. */
    public void wroteEarlier(String from, Duration by) {
        jdbc.sql("""
                        update message
                        set at = at - make_interval(secs => :seconds)
                        where conversation_id in (
                                select id
                                from conversation
                                where handle = :from
                                    and account_id = :account)
                            and direction = 'in'
                        """)
                .param("seconds", by.toSeconds())
                .param("from", from)
                .param("account", account.id())
                .update();
    }

    /** What somebody did, as it was told. */
    public List<String> did(String handle) {
        return jdbc.sql("""
                        select kind || coalesce(' ' || what, '')
                        from behaviour
                        where address = :address
                        order by at, id
                        """)
                .param("address", played.name() + " " + handle)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        turnOff(account.id());
        played.close();
    }
}
