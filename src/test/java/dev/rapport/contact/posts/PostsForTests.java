package dev.rapport.contact.posts;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.platform.Channel;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets posts come in for tests, as if another system had brought them. */
@Component
public class PostsForTests {

    private final PostTaking taking;
    private final AccountDesk accounts;
    private final Colleagues colleagues;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostsForTests(
            PostTaking taking,
            AccountDesk accounts,
            Colleagues colleagues,
            TransactionOperations transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.taking = taking;
        this.accounts = accounts;
        this.colleagues = colleagues;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account whose posts a team looks after. */
    public ChannelAccount account(String team, String keywords) {
        Person admin = colleagues.join(null, Role.ADMIN);
        var values = Map.of(
                "channel", "web",
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "keywords", keywords,
                "team", team,
                "days", "30");
        return colleagues.as(
                admin, () -> accounts.connect("webhook", new AccountDraft("Watch " + UUID.randomUUID(), values)));
    }

    public static String somebody() {
        return "wb" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Somebody says something on Weibo an hour ago. */
    public UUID says(ChannelAccount account, String handle, String text) {
        return comes(
                account,
                new PublicPost(
                        Channel.WEIBO,
                        UUID.randomUUID().toString(),
                        PostKind.POST,
                        null,
                        handle,
                        "Li Wei",
                        "https://weibo.example/" + handle,
                        null,
                        text,
                        null,
                        null,
                        clock.instant().minus(Duration.ofHours(1))));
    }

    /** Public relations, or whoever a team of theirs is, are asked to answer the case in public. */
    public void asks(SubjectId ticket, String team) {
        jdbc.sql("""
                        insert into user_task (key, process_instance_key, process_id, definition_key, element_id, name,
                            subject_id, candidate_groups, priority, state, created_at)
                        values (:key, :key, 'public-complaint', 1, 'Task_AnswerInPublic', 'Answer in public',
                            :subject, array[:team], 50, 'OPEN', now())
                        """)
                .param("key", UUID.randomUUID().getMostSignificantBits() >>> 1)
                .param("subject", ticket.value())
                .param("team", team)
                .update();
    }

    UUID comes(ChannelAccount account, PublicPost post) {
        transactions.executeWithoutResult(status -> taking.take(account, post, clock.instant()));
        return jdbc.sql("select id from public_post where account_id = :account and there = :there")
                .param("account", account.id())
                .param("there", post.there())
                .query(UUID.class)
                .single();
    }
}
