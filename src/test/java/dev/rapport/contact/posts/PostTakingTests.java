package dev.rapport.contact.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.Customers;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What people say in public is kept once, judged by rule, and whose it is for sure only. */
@DatabaseTest
class PostTakingTests {

    @Autowired
    PostTaking taking;

    @Autowired
    PostsForTests planted;

    @Autowired
    PostRows rows;

    @Autowired
    PostsForgotten forgotten;

    @Autowired
    AccountDesk accounts;

    @Autowired
    Customers customers;

    @Autowired
    IdentityDesk identities;

    @Autowired
    Subjects subjects;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String team = "watch-" + UUID.randomUUID().toString().substring(0, 8);
    private Person admin;
    private Person colleague;
    private ChannelAccount account;

    @BeforeEach
    void anAccount() {
        admin = colleagues.join(null, Role.ADMIN);
        colleague = colleagues.join(team, Role.SERVICE);
        account = connected("");
    }

    private ChannelAccount connected(String keywords) {
        var values = Map.of(
                "channel", "web",
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "keywords", keywords,
                "team", team,
                "days", "30");
        return colleagues.as(
                admin, () -> accounts.connect("webhook", new AccountDraft("Watch " + UUID.randomUUID(), values)));
    }

    private static String somebody() {
        return "wb" + UUID.randomUUID().toString().replace("-", "");
    }

    private PublicPost says(String handle, String text, Instant at) {
        return new PublicPost(
                Channel.WEIBO,
                UUID.randomUUID().toString(),
                PostKind.POST,
                null,
                handle,
                "Li Wei",
                "https://weibo.example/1",
                null,
                text,
                null,
                null,
                at);
    }

    private PublicPost says(String handle, String text) {
        return says(handle, text, clock.instant().minus(Duration.ofHours(1)));
    }

    private void comes(PublicPost post) {
        transactions.executeWithoutResult(status -> taking.take(account, post, clock.instant()));
    }

    private List<Post> all() {
        return jdbc.sql("select * from public_post where account_id = :account order by at")
                .param("account", account.id())
                .query(PostRows::read)
                .list();
    }

    private Post only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private CustomerId known(String handle) {
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(), Map.of()))
                .id();
        colleagues.as(
                colleague,
                () -> identities.add(
                        customer, new NewIdentity(Channel.WEIBO, "", handle, null, Certainty.KNOWN, "told us")));
        return customer;
    }

    private List<String> story(UUID subject) {
        return jdbc.sql("select kind from trail where subject_id = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    @Test
    void whatComesTwiceIsThereOnceAlsoWhenItIsForgotten() {
        var post = says(somebody(), "Nice weather");
        comes(post);
        comes(post);
        assertThat(all()).hasSize(1);

        jdbc.sql("update public_post set forget_at = '2020-01-01' where account_id = :account")
                .param("account", account.id())
                .update();
        forgotten.forget();
        comes(post);
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Great pumps I recommend them, PRAISE, READ",
        "很满意，推荐, PRAISE, READ",
        "不满意, COMPLAINT, ANSWER",
        "My pump is broken, COMPLAINT, ANSWER",
        "They are scammers and I will see a lawyer, ANGRY, COMPLAINT",
        "骗子公司，再也不买了, ANGRY, COMPLAINT",
        "Does anyone know their address?, NEUTRAL, ANSWER",
        "请问在哪里买, NEUTRAL, ANSWER",
        "A pump, NEUTRAL, READ",
        "请问水泵200多少钱？支持七天无理由退货吗？, NEUTRAL, ANSWER",
        "Can I get a refund if it does not fit?, NEUTRAL, ANSWER",
        "说好七天无理由退货，现在不给退, COMPLAINT, ANSWER",
        "坏了怎么退货, COMPLAINT, ANSWER",
        "我要退款, COMPLAINT, ANSWER",
    })
    void theRulesSayHowItSoundsAndWhatIsToBeDone(String words, Mood mood, PostDeed deed) {
        comes(says(somebody(), words));

        assertThat(only().mood()).isEqualTo(mood);
        assertThat(only().deed()).isEqualTo(deed);
        assertThat(only().moodBecause()).contains(" | ");
        assertThat(only().deedBecause()).contains(" | ");
        assertThat(only().state()).isEqualTo(PostState.NEW);
        assertThat(only().team()).isEqualTo(team);
    }

    @Test
    void whatManyReadIsHelpedAtOnceAndWhatIsOldIsRead() {
        var many = says(somebody(), "broken");
        comes(new PublicPost(
                many.channel(),
                many.there(),
                many.kind(),
                null,
                many.handle(),
                null,
                null,
                null,
                many.text(),
                null,
                5_000L,
                many.at()));
        assertThat(only().deed()).isEqualTo(PostDeed.COMPLAINT);

        comes(says(somebody(), "骗子", clock.instant().minus(Duration.ofDays(8))));
        assertThat(all().getFirst().deed()).isEqualTo(PostDeed.READ);
    }

    @Test
    void whatIsOlderThanWhatIsKeptDoesNotComeAndNoTimeIsBelievedThatCannotBe() {
        comes(says(somebody(), "old", clock.instant().minus(Duration.ofDays(31))));
        assertThat(all()).isEmpty();

        var now = clock.instant();
        for (var odd : List.of("1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z"))
            comes(says(somebody(), "odd", Instant.parse(odd)));
        assertThat(all())
                .hasSize(2)
                .allSatisfy(post -> assertThat(post.at()).isBetween(now.minusSeconds(60), now.plusSeconds(60)));
    }

    @Test
    void onlyWhatSaysAKeywordIsKeptAndItSaysWhich() {
        account = connected("水泵, 坏*, Pump*, C++");
        comes(says(somebody(), "我的水泵坏了"));
        comes(says(somebody(), "pumping"));
        comes(says(somebody(), "a dump"));

        assertThat(all()).flatExtracting(Post::keywords).containsExactlyInAnyOrder("水泵", "坏*", "Pump*");
    }

    @Test
    void whatAngersACustomerWeKnowBecomesOneTicketThatStandsInPublic() {
        var handle = somebody();
        var customer = known(handle);
        comes(says(handle, "骗子公司"));
        comes(says(handle, "再也不买了"));

        assertThat(all()).extracting(Post::customer).containsOnly(customer);
        var tickets = all().stream().map(Post::ticket).distinct().toList();
        assertThat(tickets).hasSize(1).doesNotContainNull();
        assertThat(all()).extracting(Post::state).containsOnlyOnce(PostState.HANDLED, PostState.NEW);
        var ticket = Objects.requireNonNull(tickets.getFirst());
        assertThat(subjects.find(ticket).orElseThrow().customer()).isEqualTo(customer);
        assertThat(jdbc.sql("select public_complaint from ticket where id = :id")
                        .param("id", ticket.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(story(ticket.value())).contains("StandsInPublic");
        assertThat(story(customer.value())).contains("CustomerPosted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2800", "\u3164"})
    void aLineThatNobodySeesIsNoHeadingOfATicket(String blank) {
        var handle = somebody();
        known(handle);
        comes(says(handle, blank + "\n骗子公司"));

        var ticket = Objects.requireNonNull(only().ticket());
        assertThat(subjects.find(ticket).orElseThrow().title()).isEqualTo("骗子公司");
    }

    @Test
    void anAddressThatIsLongOnceWrittenForBrowsersIsDropped() {
        var told = says(somebody(), "A pump");
        var link = "https://a.example/" + "字".repeat(1_000);
        var post = new PublicPost(
                told.channel(),
                told.there(),
                told.kind(),
                null,
                told.handle(),
                null,
                link,
                null,
                told.text(),
                null,
                null,
                told.at());

        assertThat(post.link()).isNull();
    }

    @Test
    void whatAngersAStrangerIsToldToThoseWhoSayWhoLooksAfterItWhereTheTeamIsEmpty() {
        var empty = colleagues.newTeam();
        account = planted.account(empty, "");
        comes(says(somebody(), "骗子公司"));

        assertThat(jdbc.sql("""
                                select count(*)
                                from notice
                                where user_id = :who
                                    and kind = 'ComplaintWaits'
                                    and subject_id = :account
                                """)
                        .param("who", admin.id().value())
                        .param("account", account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void noTeamThatWasGivenUpLooksAfterPosts() {
        var gone = colleagues.newTeam();
        jdbc.sql("update team set enabled = false where key = :key")
                .param("key", gone)
                .update();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> planted.account(gone, ""))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("accounts.no-such-team"));
    }

    @Test
    void whatAngersAStrangerIsToldToTheTeam() {
        comes(says(somebody(), "骗子公司"));

        assertThat(only().ticket()).isNull();
        assertThat(only().state()).isEqualTo(PostState.NEW);
        assertThat(jdbc.sql("select count(*) from notice where user_id = :who and kind = 'ComplaintWaits'")
                        .param("who", colleague.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void noNameAndNoAddressInAFeedMakesAnybodyKnown() {
        var mail = "m" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
        customers.add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(mail), Map.of()));
        var told = says(mail, "骗子");
        comes(new PublicPost(
                Channel.WEB, told.there(), PostKind.POST, null, mail, "Li Wei", null, null, "骗子", null, null, null));

        assertThat(only().customer()).isNull();
        assertThat(only().isMaybe()).isTrue();
        assertThat(only().ticket()).isNull();
    }

    @Test
    void whatAngersThemAgainIsToldToWhoHasTheTicketAndToPublicRelations() {
        var handle = somebody();
        known(handle);
        comes(says(handle, "骗子公司"));
        var ticket = Objects.requireNonNull(only().ticket());
        for (var sql : List.of(
                "update ticket set state = 'open', owner_id = :owner where id = :id",
                "update subject set state = 'TicketState.OPEN', owner_id = :owner where id = :id"))
            jdbc.sql(sql)
                    .param("owner", colleague.id().value())
                    .param("id", ticket.value())
                    .update();
        comes(says(handle, "再也不买了"));

        assertThat(story(ticket.value())).contains("ComplaintWentPublic");
        assertThat(jdbc.sql("select count(*) from notice where user_id = :who and kind = 'StandsInPublic'")
                        .param("who", colleague.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
