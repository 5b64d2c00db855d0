package dev.rapport.contact.posts;

import static dev.rapport.contact.posts.PostsForTests.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Senders;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** People look after what is said in public: say who wrote it, with why, and make one complaint of it. */
@DatabaseTest
class PostDeskTests {

    @Autowired
    PostsForTests planted;

    @Autowired
    PublicPosts posts;

    @Autowired
    PostDesk desk;

    @Autowired
    AnswersInPublic answers;

    @Autowired
    AnswersSettled settled;

    @Autowired
    TicketDesk tickets;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Senders senders;

    @Autowired
    AnswerRows answerRows;

    @Autowired
    NoticeCentre notices;

    @Autowired
    Customers customers;

    @Autowired
    Subjects subjects;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private final String team = "watch-" + UUID.randomUUID().toString().substring(0, 8);
    private final String handle = somebody();
    private Person colleague;
    private ChannelAccount account;

    @BeforeEach
    void anAccount() {
        colleague = colleagues.join(team, Role.SERVICE);
        account = planted.account(team, "");
    }

    private CustomerId customer() {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(), Map.of()))
                .id();
    }

    private Post get(UUID id) {
        return colleagues.as(colleague, () -> posts.get(id));
    }

    private void does(Runnable deed) {
        colleagues.as(colleague, () -> {
            deed.run();
            return true;
        });
    }

    private void links(UUID post, CustomerId customer) {
        var read = get(post).revision();
        does(() -> desk.link(post, customer, "told us on the phone", read));
    }

    private List<UUID> listed(Person asker, PostFilter filter) {
        return colleagues.as(asker, () -> posts.list(filter, 50, null)).items().stream()
                .map(Post::id)
                .toList();
    }

    private PostFilter filter(PostState state, Mood mood, Channel channel, String keyword) {
        return new PostFilter(state, mood, channel, keyword, team, false);
    }

    @Test
    void aMoodIsCorrectedByWhoWorksOnItAndListsFollowUntilThatIsTakenBack() {
        var post = planted.says(account, handle, "A pump");
        var heard = get(post).mood();
        assertThat(heard).isNotEqualTo(Mood.ANGRY);
        var read = get(post).revision();

        does(() -> desk.feel(post, Mood.ANGRY, read));

        var angry = get(post);
        assertThat(angry.mood()).isEqualTo(Mood.ANGRY);
        assertThat(angry.corrected()).isNotNull();
        assertThat(angry.corrected().heard()).isEqualTo(heard);
        assertThat(angry.corrected().by()).isEqualTo(colleague.id());
        assertThat(listed(colleague, filter(null, Mood.ANGRY, null, null))).containsExactly(post);
        assertThat(listed(colleague, filter(null, heard, null, null))).isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> does(() -> desk.feel(post, Mood.PRAISE, read)));
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(stranger, () -> {
                    desk.feel(post, Mood.PRAISE, angry.revision());
                    return true;
                }));

        does(() -> desk.feel(post, heard, angry.revision()));
        assertThat(get(post).mood()).isEqualTo(heard);
        assertThat(get(post).corrected()).isNull();
    }

    @Test
    void whoWroteOnceIsKnownAgainInPublicAndInConversationsUntilThatIsTakenBack() {
        var first = planted.says(account, handle, "A pump");
        var customer = customer();
        links(first, customer);

        var second = planted.says(account, handle, "Another pump");
        assertThat(get(second).customer()).isEqualTo(customer);
        assertThat(senders.of(Channel.WEIBO, new Sender(handle, "Li Wei")).customer())
                .isEqualTo(customer);
        assertThat(senders.of(Channel.WEIBO, new Sender(handle, "Wang Fang")).customer())
                .isNull();
        assertThat(senders.of(Channel.WEIBO, new Sender(somebody(), "Li Wei")).customer())
                .isNull();

        var read = get(first).revision();
        does(() -> desk.unlink(first, read));
        assertThat(get(first).customer()).isNull();
        assertThat(get(planted.says(account, handle, "A third pump")).customer())
                .isNull();
        assertThat(jdbc.sql("select kind from trail where subject_id = :id and kind like 'Poster%' order by"
                                + " recorded_at")
                        .param("id", customer.value())
                        .query(String.class)
                        .list())
                .containsExactly("PosterLinked", "PosterUnlinked");
    }

    @Test
    void aNameAloneIsNoProof() {
        var post = planted.says(account, handle, "A pump");
        var read = get(post).revision();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> does(() -> desk.link(post, customer(), " ", read)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("proof"));
    }

    @Test
    void oneComplaintComesOfItHoweverOftenSomebodyAsks() {
        var post = planted.says(account, handle, "It is broken");
        links(post, customer());

        var first = colleagues.as(colleague, () -> desk.complain(post, null));
        var second = colleagues.as(colleague, () -> desk.complain(post, null));

        assertThat(second).isEqualTo(first);
        assertThat(get(post).ticket()).isEqualTo(first);
        assertThat(get(post).state()).isEqualTo(PostState.HANDLED);
        var ticket = subjects.find(first).orElseThrow();
        assertThat(ticket.title()).isEqualTo("It is broken");
        assertThat(colleagues.as(colleague, () -> posts.ticket(post))).contains(ticket.number());
    }

    @Test
    void whatOneCustomerComplainsOfTwiceIsOneCase() {
        var customer = customer();
        var first = planted.says(account, handle, "It is broken");
        links(first, customer);
        var second = planted.says(account, handle, "And it is loud");

        var ticket = colleagues.as(colleague, () -> desk.complain(first, null));
        assertThat(colleagues.as(colleague, () -> desk.complain(second, null))).isEqualTo(ticket);
        assertThat(get(second).ticket()).isEqualTo(ticket);
    }

    @Test
    void postsGoWithTheirTicketWhereItIsClosedAsADuplicate() {
        var customer = customer();
        var post = planted.says(account, handle, "It is broken");
        links(post, customer);
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));
        var other = tickets.open(new NewTicket(customer, "Broken", "It is broken.", Channel.EMAIL, null, false));

        var manager = colleagues.join(null, Role.MANAGER);
        colleagues.as(manager, () -> tickets.closeAsDuplicate(ticket, other.number(), null));
        assertThat(get(post).ticket()).isEqualTo(other.id());
        colleagues.as(colleague, () -> answers.said(post, "We are sorry."));
        assertThat(jdbc.sql("select subject_id from message where body = 'We are sorry.' and subject_id in (:both)")
                        .param("both", List.of(ticket.value(), other.id().value()))
                        .query(UUID.class)
                        .list())
                .containsExactly(other.id().value());
    }

    @Test
    void anAnswerCountsInTheCaseFromWhenThePlatformTookIt() {
        var post = planted.says(account, handle, "It is broken");
        links(post, customer());
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));
        var at = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MILLIS);
        var answer = new PublicAnswer(
                UUID.randomUUID(), post, "Sorry.", colleague.id(), at, PublicAnswer.State.SENT, at, null);
        var found = get(post);
        transactions.executeWithoutResult(status -> settled.answered(found, answer, at));

        assertThat(jdbc.sql("select at from message where subject_id = :ticket and body = 'Sorry.'")
                        .param("ticket", ticket.value())
                        .query((row, number) -> Instants.instant(row, "at"))
                        .single())
                .isEqualTo(at);
        assertThat(jdbc.sql("select at from sla_event where subject_id = :ticket and kind = 'AGENT_REPLY'")
                        .param("ticket", ticket.value())
                        .query((row, number) -> Instants.instant(row, "at"))
                        .list())
                .containsExactly(at);
    }

    @Test
    void whoIsAddedWithWhatIsRefusedIsNotAdded() {
        var post = planted.says(account, handle, "It is broken");
        var name = "New " + UUID.randomUUID();
        var fresh = new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of());
        var read = get(post).revision();

        for (var proof : List.of(" ", "x".repeat(PostDesk.LONGEST_PROOF + 1)))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> does(() -> desk.linkNew(post, fresh, proof, read)));
        assertThat(called(name)).isZero();

        does(() -> desk.linkNew(post, fresh, "told us", read));
        assertThat(called(name)).isOne();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> does(() -> desk.complainOfNew(post, fresh)));
        assertThat(called(name)).isOne();
    }

    private int called(String name) {
        return jdbc.sql("select count(*) from customer where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    @Test
    void whoSeesTheCaseSeesWhatItCameOf() {
        var post = planted.says(account, handle, "It is broken");
        links(post, customer());
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));
        var owner = colleagues.join(subjects.find(ticket).orElseThrow().team(), Role.SERVICE);
        var other = colleagues.join("watch-" + UUID.randomUUID(), Role.SERVICE);

        assertThat(colleagues.as(owner, () -> posts.ofCase(ticket)))
                .extracting(Post::id)
                .containsExactly(post);
        assertThat(colleagues.as(owner, () -> posts.get(post)).words()).isEqualTo("It is broken");
        assertThat(colleagues.as(other, () -> posts.ofCase(ticket))).isEmpty();
    }

    @Test
    void aComplaintOfAStrangerIsSomebodysCaseWithoutThatTheyWroteIt() {
        var post = planted.says(account, handle, "It is broken");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> does(() -> desk.complain(post, null)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("post.who-first"));

        var customer = customer();
        var ticket = colleagues.as(colleague, () -> desk.complain(post, customer));

        assertThat(subjects.find(ticket).orElseThrow().customer()).isEqualTo(customer);
        assertThat(get(post).customer()).isNull();
    }

    @Test
    void whatIsNotTheAskersIsNeitherShownNorChanged() {
        var post = planted.says(account, handle, "Call me: 13912345678");
        var other = colleagues.join("watch-" + UUID.randomUUID(), Role.SERVICE);

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(other, () -> posts.get(post)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(other, () -> desk.complain(post, customer())));
        assertThat(listed(other, filter(null, null, null, null))).isEmpty();

        var auditor = colleagues.join(null, Role.AUDITOR);
        var seen = colleagues.as(auditor, () -> posts.get(post));
        assertThat(seen.words()).doesNotContain("13912345678");
        assertThat(seen.handle()).isNotEqualTo(handle);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(auditor, () -> {
                    desk.take(post);
                    return true;
                }));
        assertThat(get(post).words()).contains("13912345678");
    }

    @Test
    void whatAColleagueLooksAfterIsOnlyTakenByWhoKnowsThat() {
        var post = planted.says(account, handle, "A pump");
        var second = colleagues.join(get(post).team(), Role.SERVICE);
        does(() -> desk.take(post));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> takes(second, post, null))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("post.taken-by");
                    assertThat(refused.arguments()).contains(colleague.name());
                });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> takes(second, post, new Revision("0")))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("post.changed-meanwhile"));
        assertThat(get(post).owner()).isEqualTo(colleague.id());

        takes(second, post, get(post).revision());
        assertThat(get(post).owner()).isEqualTo(second.id());
    }

    private void takes(Person person, UUID post, @Nullable Revision read) {
        colleagues.as(person, () -> {
            desk.take(post, read);
            return true;
        });
    }

    @Test
    void whatIsChangedMeanwhileIsLookedAtAgain() {
        var post = planted.says(account, handle, "A pump");
        var read = get(post).revision();
        does(() -> desk.take(post));

        assertThat(get(post).owner()).isEqualTo(colleague.id());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> does(() -> desk.stand(post, PostState.IGNORED, read)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("post.changed-meanwhile"));
        does(() -> desk.stand(post, PostState.IGNORED, Revision.ANY));
        assertThat(get(post).state()).isEqualTo(PostState.IGNORED);
    }

    @Test
    void theListIsNarrowedAndGoesOnWhereItStopped() {
        account = planted.account(team, "pump, 水泵");
        var angry = planted.says(account, handle, "骗子，水泵坏了");
        var other = planted.says(account, somebody(), "A pump");

        assertThat(listed(colleague, filter(PostState.NEW, null, null, null))).containsExactlyInAnyOrder(angry, other);
        assertThat(listed(colleague, filter(null, Mood.ANGRY, null, null))).containsExactly(angry);
        assertThat(listed(colleague, filter(null, null, Channel.WEIBO, "pump"))).containsExactly(other);
        assertThat(listed(colleague, filter(PostState.HANDLED, null, null, null)))
                .isEmpty();
        assertThat(listed(colleague, filter(null, null, Channel.WEB, null))).isEmpty();
        assertThat(colleagues.as(colleague, () -> posts.keywords())).contains("pump", "水泵");

        var first = colleagues.as(colleague, () -> posts.list(filter(null, null, null, null), 1, null));
        var next = colleagues.as(colleague, () -> posts.list(filter(null, null, null, null), 1, first.next()));
        assertThat(List.of(
                        first.items().getFirst().id(), next.items().getFirst().id()))
                .containsExactlyInAnyOrder(angry, other);
        assertThat(next.next()).isNull();
    }

    @Test
    void whatIsAnsweredByHandCountsWhenSomebodySaysSo() {
        var post = planted.says(account, handle, "It is broken");
        assertThat(colleagues.as(colleague, () -> answers.goesOut(post))).isFalse();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(colleague, () -> answers.answer(post, "We are sorry.")))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("post.no-way"));
        assertThat(colleagues.as(colleague, () -> posts.answers(post))).isEmpty();

        links(post, customer());
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));
        colleagues.as(colleague, () -> answers.said(post, "We are sorry."));

        assertThat(colleagues.as(colleague, () -> posts.answers(post)))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.state()).isEqualTo(PublicAnswer.State.SAID);
                    assertThat(answer.author()).isEqualTo(colleague.id());
                });
        assertThat(get(post).owner()).isEqualTo(colleague.id());
        assertThat(jdbc.sql("select kind from trail where subject_id = :id")
                        .param("id", ticket.value())
                        .query(String.class)
                        .list())
                .contains("StandsInPublic", "PublicAnswerGiven");
    }

    @Test
    void theSameAnswerCountsOnce() {
        var post = planted.says(account, handle, "It is broken");
        colleagues.as(colleague, () -> answers.said(post, "We are sorry."));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(colleague, () -> answers.said(post, " We are sorry. ")))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("post.same-answer");
                    assertThat(refused.field()).isEqualTo("text");
                });
        colleagues.as(colleague, () -> answers.said(post, "And we send another one."));
        assertThat(said(post)).containsExactly("We are sorry.", "And we send another one.");
    }

    private List<String> said(UUID post) {
        return colleagues.as(colleague, () -> posts.answers(post)).stream()
                .map(PublicAnswer::words)
                .toList();
    }

    @Test
    void whoseTaskItIsToAnswerTheCaseSeesAndAnswersWhatItCameOf() {
        var post = planted.says(account, handle, "It is broken");
        links(post, customer());
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));
        var relations = "pr-" + UUID.randomUUID();
        var asked = colleagues.join(relations, Role.SERVICE);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(asked, () -> posts.get(post)));

        planted.asks(ticket, relations);

        assertThat(colleagues.as(asked, () -> posts.get(post)).words()).isEqualTo("It is broken");
        assertThat(listed(asked, filter(null, null, null, null))).containsExactly(post);
        assertThat(colleagues.as(asked, () -> answers.mayAnswer(posts.get(post))))
                .isTrue();
        colleagues.as(asked, () -> answers.said(post, "We are sorry."));
        assertThat(get(post).owner()).isNull();
        assertThat(said(post)).containsExactly("We are sorry.");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(asked, () -> {
                    desk.take(post);
                    return true;
                }));
    }

    @Test
    void whatWasAnsweredByTheTaskStandsAtThePost() {
        var post = planted.says(account, handle, "It is broken");
        links(post, customer());
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));
        var asked = colleagues.join("pr-" + UUID.randomUUID(), Role.SERVICE);

        for (var again = 0; again < 2; again++)
            transactions.executeWithoutResult(status ->
                    events.publishEvent(new ComplaintAnswered(ticket, "We are sorry.", asked.id(), Instant.now())));

        assertThat(colleagues.as(colleague, () -> posts.answers(post)))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.state()).isEqualTo(PublicAnswer.State.SAID);
                    assertThat(answer.author()).isEqualTo(asked.id());
                });
        assertThat(colleagues.as(colleague, () -> posts.answersOfCase(ticket)))
                .extracting(PublicAnswer::words)
                .containsExactly("We are sorry.");
    }

    @Test
    void whoMayNotWorkOnItAnswersNothing() {
        var post = planted.says(account, handle, "It is broken");
        var other = colleagues.join("watch-" + UUID.randomUUID(), Role.SERVICE);

        for (var text : List.of("No", ""))
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> colleagues.as(other, () -> answers.said(post, text)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(colleague, () -> answers.said(post, " ")))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("text"));
    }

    @Test
    void whatStrangersSayOfOneCustomerIsOneCase() {
        var customer = customer();
        var first = planted.says(account, somebody(), "It is broken");
        var second = planted.says(account, somebody(), "And it is loud");

        var ticket = colleagues.as(colleague, () -> desk.complain(first, customer));
        assertThat(colleagues.as(colleague, () -> desk.complain(second, customer)))
                .isEqualTo(ticket);
    }

    @Test
    void whoIsSaidNotToBeThemIsNotTakenForThemAgain() {
        links(planted.says(account, handle, "A pump"), customer());
        var second = planted.says(account, handle, "Another pump");
        var read = get(second).revision();
        does(() -> desk.unlink(second, read));

        assertThat(get(planted.says(account, handle, "A third pump")).customer())
                .isNull();
    }

    @Test
    void whatWasSaidByHandMeanwhileIsNotSentAgain() {
        var post = planted.says(account, handle, "It is broken");
        var failed = UUID.randomUUID();
        var at = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MILLIS);
        answerRows.add(new PublicAnswer(
                failed, post, "We are sorry.", colleague.id(), at, PublicAnswer.State.FAILED, at, null));
        colleagues.as(colleague, () -> answers.said(post, "We are sorry."));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> does(() -> answers.sendAgain(post, failed)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("post.same-answer"));
    }

    @Test
    void whatWasAnsweredBeforeItWasACaseCountsInTheCase() {
        var post = planted.says(account, handle, "It is broken");
        links(post, customer());
        colleagues.as(colleague, () -> answers.said(post, "We are sorry."));
        var ticket = colleagues.as(colleague, () -> desk.complain(post, null));

        assertThat(jdbc.sql("""
            select reply.at >= opened.at
            from sla_event reply
            join sla_event opened on opened.subject_id = reply.subject_id and opened.kind = 'OPENED'
            where reply.subject_id = :ticket
                and reply.kind = 'AGENT_REPLY'
            """)
                        .param("ticket", ticket.value())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void theNoticeOfAnAnswerThatDidNotGoOutLeadsToItsPost() {
        var post = planted.says(account, handle, "It is broken");
        transactions.executeWithoutResult(
                status -> settled.failed(refused(post), Instant.now(), Trouble.of("contact.unknown")));

        assertThat(colleagues.as(colleague, () -> notices.mine(10, null)).items())
                .filteredOn(notice -> notice.kind().equals("PublicAnswerFailed"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.about().value()).isEqualTo(post));
    }

    private Letter refused(UUID post) {
        var answer = UUID.randomUUID();
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        answerRows.add(
                new PublicAnswer(answer, post, "Sorry.", colleague.id(), at, PublicAnswer.State.QUEUED, null, null));
        return new Letter(
                answer,
                Letter.IN_PUBLIC,
                answer,
                post,
                "webhook",
                account.id(),
                Channel.WEIBO,
                "",
                "",
                "Sorry.",
                List.of(),
                false,
                at);
    }
}
