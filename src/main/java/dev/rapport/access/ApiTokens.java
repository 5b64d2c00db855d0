package dev.rapport.access;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tokens with which programs act for a person. Only their hashes are kept. */
@Component
public class ApiTokens {

    private static final String PREFIX = "rpt_";
    private static final int MOST_DAYS = 366;
    private static final int MOST_TOKENS = 50;

    /** A token as its owner sees it later on. */
    public record Token(UUID id, String name, Instant createdAt, Instant expiresAt) {}

    /** A token and its secret, which is shown this once. */
    public record NewToken(Token token, String secret) {}

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    @ForOneself
    public List<Token> mine() {
        return jdbc.sql("""
                        select *
                        from api_token
                        where user_id = :me
                            and expires_at > :now
                        order by id
                        """)
                .param("me", me().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(ApiTokens::token)
                .list();
    }

    /** Refused when a token asks: whoever finds one must not be able to make it last. */
    @ForOneself
    @Transactional
    public NewToken make(String name, int days) {
        if (access.byToken()) throw Refused.notAllowed("access.token-by-token");
        var called = CleanText.line(name);
        if (called.isEmpty() || called.length() > 100) throw Refused.invalid("access.bad-token-name");
        if (days < 1 || days > MOST_DAYS) throw Refused.invalid("access.bad-token-days", MOST_DAYS);
        oneAtATime();
        if (mine().size() >= MOST_TOKENS) throw Refused.conflict("access.too-many-tokens", MOST_TOKENS);
        var now = clock.instant();
        var token = new Token(Ids.next(), called, now, now.plus(Duration.ofDays(days)));
        var secret = newSecret();
        jdbc.sql("""
                        insert into api_token (id, user_id, name, hash, created_at, expires_at)
                        values (:id, :me, :name, :hash, :createdAt, :expiresAt)
                        """)
                .param("id", token.id())
                .param("me", me().value())
                .param("name", token.name())
                .param("hash", hash(secret))
                .param("createdAt", token.createdAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", token.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
        return new NewToken(token, secret);
    }

    /** Whoever makes tokens in parallel would count too few of them. */
    private void oneAtATime() {
        jdbc.sql("select id from app_user where id = :me for no key update")
                .param("me", me().value())
                .query(UUID.class)
                .single();
    }

    @ForOneself
    @Transactional
    public void revoke(UUID id) {
        var revoked = jdbc.sql("delete from api_token where id = :id and user_id = :me")
                .param("id", id)
                .param("me", me().value())
                .update();
        if (revoked == 0) throw Refused.notFound("error.no-such-id", id);
    }

    /** All tokens of a person end. */
    public void revokeAll(UserId owner) {
        jdbc.sql("delete from api_token where user_id = :owner")
                .param("owner", owner.value())
                .update();
    }

    /** Whose token this is; empty when it is none, or too old, or its owner left. */
    @ForStrangers("whoever holds a token asks whose it is")
    public Optional<SignedIn> ownerOf(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) return Optional.empty();
        return jdbc.sql("""
                        select u.id, u.login, u.password_hash
                        from api_token t
                        join app_user u on u.id = t.user_id
                        where t.hash = :hash
                            and t.expires_at > :now
                            and u.enabled
                        """)
                .param("hash", hash(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new SignedIn(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("login"),
                        Passwords.stamp(row.getString("password_hash")),
                        true))
                .optional();
    }

    private UserId me() {
        return access.me().id();
    }

    private String newSecret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
