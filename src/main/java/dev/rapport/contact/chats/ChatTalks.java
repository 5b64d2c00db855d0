package dev.rapport.contact.chats;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When somebody last wrote to an account, and how often they were answered since. */
@Component
public class ChatTalks {

    /** With a person. */
    public record Talk(Instant heardAt, int answered, Instant now) {

        /** Until so long after they wrote; none or less when it is over. */
        public Duration remains(Duration open) {
            return Duration.between(now, heardAt.plus(open));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    ChatTalks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty where they never wrote. */
    public Optional<Talk> of(UUID account, Channel channel, String handle) {
        return jdbc.sql("""
                        with talk as (
                            select id
                            from conversation
                            where account_id = :account
                                and channel = :channel
                                and handle = :handle),
                        heard as (
                            select max(at) as at
                            from message
                            where conversation_id in (select id from talk)
                                and direction = 'in')
                        select heard.at,
                            (select count(*)
                            from message
                            where conversation_id in (select id from talk)
                                and direction = 'out'
                                and state <> 'failed'
                                and message.at >= heard.at) as answered
                        from heard
                        where heard.at is not null
                        """)
                .param("account", account)
                .param("channel", channel.word())
                .param("handle", handle)
                .query((row, number) ->
                        new Talk(Instants.instant(row, "at"), row.getInt("answered"), Instants.now(clock)))
                .optional();
    }
}
