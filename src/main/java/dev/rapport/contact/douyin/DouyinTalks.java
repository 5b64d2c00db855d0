package dev.rapport.contact.douyin;

import dev.rapport.platform.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be answered: the newest message of somebody, for 24 hours and six times until they write again. */
@Component
class DouyinTalks {

    static final int MOST = 6;
    private static final Duration OPEN = Duration.ofHours(24);

    /**
     * With a person.
     *
     * @param message its id on the platform, which an answer names
     * @param hours whole ones until it closes unless they write again
     * @param left how many answers may still go out until then
     */
    record Talk(String conversation, String message, long hours, int left, boolean isOver) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    DouyinTalks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Talk> of(UUID account, String handle) {
        return jdbc.sql("""
                        select conversation.thread, heard.there, heard.at,
                            (select count(*)
                            from message
                            where message.conversation_id = conversation.id
                                and direction = 'out'
                                and state <> 'failed'
                                and message.at >= heard.at) as answered
                        from conversation
                        join lateral (
                            select there, at
                            from message
                            where message.conversation_id = conversation.id
                                and direction = 'in'
                                and carrier = :carrier
                                and there is not null
                            order by at desc, id desc
                            limit 1) as heard on true
                        where conversation.account_id = :account
                            and conversation.channel = 'douyin'
                            and conversation.handle = :handle
                            and conversation.thread is not null
                        order by heard.at desc
                        limit 1
                        """)
                .param("carrier", DouyinPlatform.NAME)
                .param("account", account)
                .param("handle", handle)
                .query((row, number) -> talk(
                        row.getString("thread"),
                        row.getString("there"),
                        Instants.instant(row, "at"),
                        row.getInt("answered")))
                .optional();
    }

    /** The account stands before ids, since they are of one account only. */
    private Talk talk(String conversation, String there, Instant at, int answered) {
        var remains = Duration.between(Instants.now(clock), at.plus(OPEN));
        return new Talk(
                conversation,
                there.substring(there.indexOf(' ') + 1),
                Math.max(0, remains.toHours()),
                Math.max(0, MOST - answered),
                !remains.isPositive());
    }
}
