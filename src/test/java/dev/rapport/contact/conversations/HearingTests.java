package dev.rapport.contact.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.Message.Direction;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.conversations.ConversationEvent.ConversationBack;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.sla.Metric;
import dev.rapport.sla.SlaClock;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What comes in finds its conversation, its customer and its case, once. */
@DatabaseTest
class HearingTests {

    @Autowired
    PlantedChannel channel;

    @Autowired
    PlantedPost post;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationDesk desk;

    @Autowired
    ConversationAnswers answers;

    @Autowired
    Customers customers;

    @Autowired
    Subjects subjects;

    @Autowired
    Cases stories;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clocks clocks;

    @Autowired
    TicketDesk tickets;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hearing hearing;

    @Autowired
    ChannelAccounts ours;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ConversationRows rows;

    @Autowired
    SnoozeLoop snoozes;

    @Autowired
    WrittenAnswers written;

    @Autowired
    Drafts drafts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    private UUID account;
    private String mail;
    private Person manager;

    @BeforeEach
    void anAccount() {
        account = channel.account();
        mail = "w" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
        manager = colleagues.join(null, Role.MANAGER);
    }

    private Conversation hear(Written written) {
        assertThat(channel.comes(account, written)).isTrue();
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> conversation(written.id()), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Conversation> conversation(String there) {
        return jdbc.sql("select conversation_id from message where carrier = 'planted' and there = :there")
                .param("there", there)
                .query((row, number) -> row.getString(1))
                .optional()
                .map(id -> colleagues.as(manager, () -> conversations.get(id)));
    }

    private List<Conversations.About> cases(Conversation conversation) {
        return colleagues.as(manager, () -> conversations.cases(conversation.number()));
    }

    private List<Conversations.Said> said(Conversation conversation) {
        return colleagues.as(manager, () -> conversations.said(conversation.number(), 50, null));
    }

    private CustomerId person(String name, String... points) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(points), Map.of()))
                .id();
    }

    private Conversation again(Conversation conversation) {
        return colleagues.as(manager, () -> conversations.get(conversation.number()));
    }

    @Test
    void aMailOfAStrangerBecomesATicketOfANewCustomer() {
        var conversation = hear(Written.mail(mail, "Wang Fang", "Cannot log in", "Since this morning."));

        assertThat(conversation.customer()).isNotNull();
        assertThat(customers.card(conversation.customer()).orElseThrow().name()).isEqualTo("Wang Fang");
        var about = cases(conversation);
        assertThat(about).hasSize(1);
        assertThat(about.getFirst().kind()).isEqualTo("TICKET");
        assertThat(about.getFirst().because()).contains("answers no case");
        var ticket = subjects.find(about.getFirst().id()).orElseThrow();
        assertThat(ticket.title()).isEqualTo("Cannot log in");
        assertThat(ticket.parent()).isEqualTo(conversation.id());
        assertThat(ticket.customer()).isEqualTo(conversation.customer());
        assertThat(conversation.state()).isEqualTo(ConversationState.WAITING_FOR_US);
    }

    @Test
    void whatComesTwiceHasOneEffect() {
        var written = Written.mail(mail, null, "Twice", "Once.");
        var conversation = hear(written);

        assertThat(channel.comes(account, written)).isFalse();
        assertThat(said(conversation)).hasSize(1);
        assertThat(cases(conversation)).hasSize(1);
    }

    @Test
    void whatComesToTwoOfOurAccountsAtOnceHasOneEffect() throws Exception {
        var written = Written.mail(mail, null, "Both " + mail, "Once.");
        var accounts = Stream.of(account, channel.account())
                .map(id -> ours.byId(id).orElseThrow())
                .toList();
        var bytes = new JsonMapper().writeValueAsBytes(written);
        var heard = channel.read(accounts.getFirst(), bytes);
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = transactions.execute(status -> {
                hearing.take(accounts.getFirst(), heard, Instant.now());
                var other = threads.submit(() -> transactions.executeWithoutResult(own -> {
                    begun.countDown();
                    hearing.take(accounts.getLast(), heard, Instant.now());
                }));
                waitFor(begun);
                return other;
            });
            second.get(30, TimeUnit.SECONDS);
        }

        assertThat(jdbc.sql("select count(*) from conversation where heading = :heading")
                        .param("heading", "Both " + mail)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    /** Long enough for the other to come to where it must wait. */
    private static void waitFor(CountDownLatch begun) {
        try {
            begun.await();
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerGoesToItsTicketWhoeverSendsIt() {
        var first = Written.mail(mail, "Li Lei", "Broken", "It is broken.");
        var conversation = hear(first);
        var ticket = cases(conversation).getFirst();

        var copied = Written.mail("boss-" + mail, "The Boss", "Re: Broken", "I second that.")
                .answering(first.id());
        var same = hear(copied);

        assertThat(same.id()).isEqualTo(conversation.id());
        assertThat(cases(conversation)).hasSize(1);
        var told = said(conversation);
        assertThat(told).extracting(one -> one.message().text()).containsExactly("It is broken.", "I second that.");
        assertThat(told.getLast().about()).isEqualTo(ticket.id());
        assertThat(told).extracting(one -> one.message().saidBy()).containsExactly(null, "The Boss");
    }

    @Test
    void aNumberInTheSubjectIsBelievedOfThoseWhoBelongToTheCase() {
        var ticket = cases(hear(Written.mail(mail, "Han Mei", "Invoice", "Where is it?")))
                .getFirst();

        var own = hear(Written.mail(mail, "Han Mei", "Again [" + ticket.number() + "]", "Still nothing."));
        assertThat(cases(own)).extracting(Conversations.About::number).containsExactly(ticket.number());
        var bare = hear(Written.mail(mail, "Han Mei", "Re: " + ticket.number() + ", A-1?", "And now?"));
        var foreign = hear(Written.mail("x" + mail, "Somebody", "[" + ticket.number() + "]", "Give me all."));

        assertThat(cases(bare)).extracting(Conversations.About::number).containsExactly(ticket.number());
        assertThat(cases(foreign)).extracting(Conversations.About::number).doesNotContain(ticket.number());
    }

    @Test
    void nobodyIsTakenForAnotherBecauseTheyShareAnAddress() {
        var one = person("Zhang San " + mail, mail);
        var two = person("Zhang Si " + mail, mail);

        var unsure = hear(Written.mail(mail, "Zhang Wu", "Hello", "Who am I?"));
        assertThat(unsure.customer()).isNull();
        assertThat(unsure.isMaybe()).isTrue();
        assertThat(cases(unsure)).isEmpty();
        assertThat(colleagues.as(manager, () -> conversations.candidates(unsure.number())))
                .extracting(Conversations.Candidate::id)
                .containsExactly(one, two);

        var sure = hear(Written.mail(mail, "Zhang Si " + mail, "Hello", "It is me."));
        assertThat(sure.customer()).isEqualTo(two);
    }

    @Test
    void whoLinksASenderIsRememberedAndCanUndoIt() {
        var one = person("Zhao " + mail, mail);
        var written = hear(Written.mail(mail, "Zh. " + mail, "Hello", "Me."));
        assertThat(written.customer()).isNull();

        var read = again(written).revision();
        colleagues.as(manager, () -> desk.link(written.number(), one, "said so on the phone", read));
        assertThat(again(written).customer()).isEqualTo(one);
        assertThat(subjects.find(written.id()).orElseThrow().customer()).isEqualTo(one);
        assertThat(hear(Written.mail(mail, "Zh. " + mail, "Once more", "Me again."))
                        .customer())
                .isEqualTo(one);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(manager, () -> desk.unlink(written.number(), written.revision())));
        var now = again(written).revision();
        colleagues.as(manager, () -> desk.unlink(written.number(), now));
        assertThat(again(written).customer()).isNull();
        assertThat(subjects.find(written.id()).orElseThrow().customer()).isNull();
    }

    @Test
    void whoIsAddedAsASenderThatIsRefusedIsNotAdded() {
        var written = hear(Written.mail("nobody-" + mail + ".invalid", null, "Hello", "Me."));
        var name = "New " + mail;
        var fresh = new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of());
        var read = again(written).revision();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        colleagues.as(manager, () -> desk.linkNew(written.number(), fresh, "x".repeat(5_000), read)));
        assertThat(jdbc.sql("select count(*) from customer where name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isZero();
        colleagues.as(manager, () -> desk.linkNew(written.number(), fresh, "told us", read));
        assertThat(again(written).customer()).isNotNull();
    }

    @Test
    void whatAMachineWroteOpensNothingAndWaitsForNobody() {
        var conversation = hear(
                Written.mail(mail, "Robot", "Out of office", "Back on Monday.").fromMachine());

        assertThat(cases(conversation)).isEmpty();
        assertThat(conversation.state()).isEqualTo(ConversationState.DONE);
    }

    @Test
    void whoCannotBeReadBecomesNoCustomer() {
        var conversation = hear(Written.mail("nobody-" + mail + ".invalid", null, "Help", "My invoice is wrong."));

        assertThat(cases(conversation)).isEmpty();
        assertThat(conversation.customer()).isNull();
        assertThat(conversation.state()).isEqualTo(ConversationState.WAITING_FOR_US);
    }

    @Test
    void anAnswerCountsWhenItIsTaken() {
        var conversation = hear(Written.chat(Channel.WEB, "visitor-" + mail, "Do you ship to Chengdu?"));
        var agent = colleagues.join("service-l1", Role.SERVICE);
        // a form of a stranger without an address is left to people
        assertThat(cases(conversation)).isEmpty();

        colleagues.as(agent, () -> answers.answer(conversation.number(), "Yes, " + mail, null));
        post.carry(conversation.id());

        await().untilAsserted(() ->
                assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_CUSTOMER));
        assertThat(again(conversation).owner()).isEqualTo(agent.id());
        assertThat(post.taken("Yes, " + mail)).hasSize(1);

        post.refuses("No, " + mail);
        colleagues.as(agent, () -> answers.answer(conversation.number(), "No, " + mail, null));
        post.carry(conversation.id());
        await().untilAsserted(
                        () -> assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_US));
    }

    @Test
    void whoWaitsIsMeasuredUntilAnAnswerIsTakenAndInTheCaseOnceThereIsOne() {
        var conversation = hear(Written.chat(Channel.WEB, "m-" + mail, "Anybody there?"));
        assertThat(first(conversation.id())).hasSize(1).allMatch(clock -> clock.stoppedAt() == null);

        var agent = colleagues.join("service-l1", Role.SERVICE);
        colleagues.as(agent, () -> answers.answer(conversation.number(), "Yes, m-" + mail, null));
        post.carry(conversation.id());
        await().untilAsserted(() -> assertThat(first(conversation.id())).allMatch(clock -> clock.stoppedAt() != null));

        var mailed = hear(Written.mail(mail, "Wu Di", "Cannot pay", "Help."));
        assertThat(first(mailed.id())).isEmpty();
        assertThat(first(cases(mailed).getFirst().id())).hasSize(1);
    }

    @Test
    void onlyTheLastAnswerThatIsLostIsOwedAgainAlsoWhereAllIsDone() {
        var conversation = hear(Written.chat(Channel.WEB, "l-" + mail, "Anybody there?"));
        var agent = colleagues.join("service-l1", Role.SERVICE);
        var words = List.of("Yes, l-" + mail, "At nine, l-" + mail);
        for (var said : words) {
            colleagues.as(agent, () -> answers.answer(conversation.number(), said, null));
            post.carry(conversation.id());
        }

        post.tellsThatItIsLost(post.taken(words.getFirst()).getFirst());
        assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_CUSTOMER);

        var read = again(conversation).revision();
        colleagues.as(agent, () -> {
            desk.done(conversation.number(), read);
            return true;
        });
        post.tellsThatItIsLost(post.taken(words.getLast()).getFirst());
        assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_US);
        assertThat(jdbc.sql("""
                                select kind
                                from sla_event
                                where subject_id = :id
                                    and kind in ('CLOSED', 'REOPENED', 'REPLY_LOST')
                                order by id
                                """)
                        .param("id", conversation.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("CLOSED", "REOPENED", "REPLY_LOST");
    }

    private List<SlaClock> first(SubjectId subject) {
        return clocks.of(subject).stream()
                .filter(kept -> kept.metric().equals(Metric.FIRST_RESPONSE))
                .map(kept -> kept.clock())
                .toList();
    }

    @Test
    void anAnswerGoesIntoTheTicketThatItIsAbout() {
        var first = Written.mail(mail, "Liu Ying", "Late", "Where is my parcel?");
        var conversation = hear(first);
        var ticket = cases(conversation).getFirst();
        var agent = colleagues.join("service-l1", Role.SERVICE);

        colleagues.as(agent, () -> answers.answer(conversation.number(), "On its way, " + mail, null));
        post.carry(ticket.id());

        var letter = post.taken("On its way, " + mail).getFirst();
        assertThat(letter.thread()).isEqualTo(ticket.id().value());
        await().untilAsserted(() ->
                assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_CUSTOMER));
        assertThat(said(conversation))
                .extracting(one -> one.message().direction())
                .containsExactly(Direction.IN, Direction.OUT);
    }

    @Test
    void filesComeAlongAndAreHandedToThoseWhoReadItInFull() {
        var conversation = hear(Written.mail(mail, null, "Files", "Two.").withFiles(2));
        var part = said(conversation).getFirst().parts().get(1);
        var agent = colleagues.join("service-l1", Role.SERVICE);
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThat(part.name()).isEqualTo("file-1.txt");
        assertThat(colleagues.as(agent, () -> conversations.content(conversation.number(), part.id())))
                .asString()
                .isEqualTo("file 1");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> colleagues.as(auditor, () -> conversations.content(conversation.number(), part.id())));
    }

    @Test
    void itIsSeenByItsTeamAndRefusedToOthers() {
        var conversation = hear(Written.mail(mail, null, "Secret", "Call me at 13800138000."));
        var stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(stranger, () -> conversations.get(conversation.number())));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(stranger, () -> desk.take(conversation.number())));
        assertThat(colleagues
                        .as(auditor, () -> conversations.get(conversation.number()))
                        .handle())
                .isNotEqualTo(mail)
                .contains("***");
        assertThat(colleagues.as(auditor, () -> conversations.said(conversation.number(), 10, null)))
                .extracting(one -> one.message().text())
                .noneMatch(text -> text.contains("13800138000"));
    }

    @Test
    void whoeverWorksOnTheCaseReadsTheConversationWhereverItWent() {
        var conversation =
                hear(Written.mail(mail, null, "Goes on", "To the second level.").withFiles(1));
        var ticket = cases(conversation).getFirst();
        var team = colleagues.newTeam();
        var specialist = colleagues.join(team, Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(specialist, () -> conversations.get(conversation.number())));

        colleagues.as(manager, () -> tickets.handOver(ticket.id(), null, team));

        var part = said(conversation).getFirst().parts().getFirst();
        assertThat(colleagues
                        .as(specialist, () -> conversations.get(conversation.number()))
                        .handle())
                .isEqualTo(mail);
        assertThat(colleagues.as(specialist, () -> conversations.content(conversation.number(), part.id())))
                .asString()
                .isEqualTo("file 0");
        assertThat(colleagues.as(specialist, () -> conversations.about(ticket.id())))
                .hasValue(conversation.number());
        colleagues.as(specialist, () -> answers.answer(conversation.number(), "We look into it, " + mail, null));
        post.carry(ticket.id());
        assertThat(post.taken("We look into it, " + mail)).hasSize(1);
    }

    @Test
    void itGoesWithItsOnlyCase() {
        var conversation = hear(Written.mail(mail, null, "Goes on", "To others."));
        var team = colleagues.newTeam();
        var ticket = cases(conversation).getFirst().id();

        colleagues.as(manager, () -> tickets.handOver(ticket, null, team));

        assertThat(again(conversation).team()).isEqualTo(team);
        var specialist = colleagues.join(team, Role.SERVICE);
        assertThat(colleagues
                        .as(
                                specialist,
                                () -> conversations.list(
                                        ConversationFilter.of(ConversationState.WAITING_FOR_US), false, 100, null))
                        .items())
                .extracting(Conversation::id)
                .containsExactly(conversation.id());
    }

    @Test
    void allOfItIsShownToWhoeverWorksOnOneOfItsCases() {
        var conversation = hear(Written.mail(mail, null, "Two things", "One and two."));
        var second = colleagues.as(manager, () -> desk.open(conversation.number(), "ticket", "Two", null));
        var team = colleagues.newTeam();
        var specialist = colleagues.join(team, Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(specialist, () -> stories.find(conversation.number())));

        colleagues.as(manager, () -> tickets.handOver(second, null, team));

        assertThat(again(conversation).team()).isEqualTo("service-l1");
        assertThat(colleagues
                        .as(specialist, () -> stories.find(conversation.number()))
                        .id())
                .isEqualTo(conversation.id());
    }

    @Test
    void whoGetsItGetsTheCaseInWhichItIsAnswered() {
        var conversation = hear(Written.mail(mail, null, "Given", "Away."));
        var ticket = cases(conversation).getFirst().id();
        var team = colleagues.newTeam();
        var agent = colleagues.join("service-l1", Role.SERVICE);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, () -> desk.giveTo(conversation.number(), null, team)))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("conversation.case-stays"));
        assertThat(again(conversation).team()).isEqualTo("service-l1");

        colleagues.as(manager, () -> desk.giveTo(conversation.number(), null, team));
        assertThat(again(conversation).team()).isEqualTo(team);
        assertThat(subjects.find(ticket).orElseThrow().team()).isEqualTo(team);
    }

    @Test
    void aComplaintInAChatIsATicketAtOnce() {
        var handle = "wm" + UUID.randomUUID();
        var conversation = hear(Written.chat(Channel.WECOM, handle, "你好"));
        var customer = person("Zhang " + mail);
        colleagues.as(manager, () -> desk.link(conversation.number(), customer, null, Revision.ANY));
        assertThat(cases(conversation)).isEmpty();

        hear(Written.chat(Channel.WECOM, handle, "又坏了！我要投诉你们，必须退款！"));

        assertThat(cases(conversation)).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo("TICKET");
            assertThat(one.because()).contains("complains");
        });
    }

    @Test
    void whatNobodyCanReadStaysAndHoldsUpNobody() {
        assertThat(channel.comes(account, "bad", "stream", "not JSON")).isTrue();
        await().untilAsserted(() -> assertThat(jdbc.sql("select state from inbound where account_id = :account")
                        .param("account", account)
                        .query(String.class)
                        .single())
                .isEqualTo("unreadable"));
        hear(Written.mail(mail, null, "Next", "Fine."));
    }

    @Test
    void itIsPutAsideDoneAndBackWhenTheOtherSideWrites() {
        var written = Written.chat(Channel.WEB, "v-" + mail, "Hello");
        var conversation = hear(written);
        var later = Instant.now().plus(Duration.ofDays(1));

        colleagues.as(manager, () -> desk.snooze(conversation.number(), later, Revision.ANY));
        assertThat(again(conversation).state()).isEqualTo(ConversationState.SNOOZED);
        colleagues.as(manager, () -> desk.done(conversation.number(), Revision.ANY));
        assertThat(again(conversation).state()).isEqualTo(ConversationState.DONE);
        assertThat(subjects.find(conversation.id()).orElseThrow().isOpen()).isFalse();

        hear(Written.chat(Channel.WEB, "v-" + mail, "One more thing"));
        assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_US);
        assertThat(subjects.find(conversation.id()).orElseThrow().isOpen()).isTrue();
        assertThat(said(conversation)).hasSize(2);
    }

    @Test
    void aTicketIsOpenedByHandOfKnownPeopleOnly() {
        var conversation = hear(Written.chat(Channel.WEB, "h-" + mail, "My washing machine leaks"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(manager, () -> desk.open(conversation.number(), "ticket", null, null)));

        var customer = person("Owner " + mail);
        colleagues.as(manager, () -> desk.link(conversation.number(), customer, null, Revision.ANY));
        var opened = colleagues.as(manager, () -> desk.open(conversation.number(), "ticket", "Leak", null));

        assertThat(subjects.find(opened).orElseThrow().title()).isEqualTo("Leak");
        assertThat(cases(conversation)).extracting(Conversations.About::id).containsExactly(opened);
        var next = hear(Written.chat(Channel.WEB, "h-" + mail, "It still leaks"));
        assertThat(next.id()).isEqualTo(conversation.id());
        assertThat(said(conversation).getLast().about()).isEqualTo(opened);
    }

    @Test
    void conversationsAreFoundByChannelAndWords() {
        var letter = hear(Written.mail(mail, "Wang 张" + mail, "About 水泵 " + mail, "One."));
        var chat = hear(Written.chat(Channel.CHAT, mail, "Two of " + mail));

        assertThat(found(ConversationState.WAITING_FOR_US, Channel.EMAIL, "水泵 " + mail))
                .containsExactly(letter.id());
        assertThat(found(null, null, "张" + mail.toUpperCase(Locale.ROOT))).containsExactly(letter.id());
        assertThat(found(null, Channel.CHAT, null)).first().isEqualTo(chat.id());
        assertThat(found(null, null, chat.number())).containsExactly(chat.id());
        assertThat(found(ConversationState.DONE, null, mail)).isEmpty();
        assertThat(found(null, null, "%" + mail)).isEmpty();
    }

    private List<SubjectId> found(ConversationState state, Channel by, String words) {
        var filter = new ConversationFilter(state, by, words, true);
        return colleagues.as(manager, () -> conversations.list(filter, false, 100, null)).items().stream()
                .map(Conversation::id)
                .toList();
    }

    @Test
    void whatWasRefusedIsSentAgainWhereItIsReadAlsoInItsCase() {
        var conversation = hear(Written.mail(mail, "Wu", "Refused " + mail, "Please."));
        var words = "Here you are. " + mail;
        post.refuses(words);
        colleagues.as(manager, () -> answers.answer(conversation.number(), words, null));
        var failed = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> said(conversation).getLast(),
                        one -> one.message().delivery().hasFailed());
        assertThat(failed.about()).isNotNull();

        post.takes(words);
        colleagues.as(
                manager,
                () -> answers.sendAgain(conversation.number(), failed.message().id()));
        await().atMost(Duration.ofSeconds(30)).until(() -> !post.taken(words).isEmpty());
    }

    @Test
    void whatIsPutAsideComesBackInItsTimeAlsoWhereItWasAnsweredMeanwhile() {
        var conversation = hear(Written.chat(Channel.WEB, "p-" + mail, "When is it ready?"));
        var until = Instant.now().plus(Duration.ofDays(1));
        var words = "We will see, p-" + mail;
        post.answers(words, () -> {
            colleagues.as(manager, () -> desk.snooze(conversation.number(), until, Revision.ANY));
            return new Outcome.Accepted("planted-p-" + mail);
        });
        colleagues.as(manager, () -> answers.answer(conversation.number(), words, null));
        post.carry(conversation.id());

        assertThat(again(conversation).state()).isEqualTo(ConversationState.SNOOZED);
        snoozedUntil(conversation, Instant.now().minusSeconds(60));
        snoozes.wake();
        assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_US);
    }

    private void snoozedUntil(Conversation conversation, Instant until) {
        jdbc.sql("update conversation set snoozed_until = cast(:until as timestamptz) where id = :id")
                .param("until", until.toString())
                .param("id", conversation.id().value())
                .update();
    }

    @Test
    void oneThatCannotBeWokenHoldsUpNoOther() {
        var later = Instant.now().plus(Duration.ofDays(1));
        var broken = hear(Written.chat(Channel.WEB, "b-" + mail, "One"));
        var next = hear(Written.chat(Channel.WEB, "n-" + mail, "Two"));
        for (var one : List.of(broken, next))
            colleagues.as(manager, () -> desk.snooze(one.number(), later, Revision.ANY));
        snoozedUntil(broken, Instant.now().minusSeconds(7_200));
        snoozedUntil(next, Instant.now().minusSeconds(3_600));

        new SnoozeLoop(
                        rows,
                        transactions,
                        event -> {
                            if (event instanceof ConversationBack back
                                    && back.subject().equals(broken.id())) throw new IllegalStateException("planted");
                            events.publishEvent(event);
                        },
                        clock)
                .wake();

        assertThat(again(next).state()).isEqualTo(ConversationState.WAITING_FOR_US);
        assertThat(again(broken).state()).isEqualTo(ConversationState.SNOOZED);
        assertThat(again(broken).snoozedUntil()).isAfter(clock.instant());
    }

    @Test
    void anAnswerThatGoesOutLateIsNoneToWhatTheyWroteSince() {
        var conversation = hear(Written.chat(Channel.WEB, "c-" + mail, "Is it ready?"));
        var agent = colleagues.join("service-l1", Role.SERVICE);
        var words = "Not yet, c-" + mail;
        post.answers(words, () -> {
            hear(Written.chat(Channel.WEB, "c-" + mail, "And what does it cost?"));
            return new Outcome.Accepted("planted-c-" + mail);
        });
        colleagues.as(agent, () -> answers.answer(conversation.number(), words, null));
        post.carry(conversation.id());

        assertThat(again(conversation).state()).isEqualTo(ConversationState.WAITING_FOR_US);
        assertThat(jdbc.sql("select kind from sla_event where subject_id = :id order by at desc, id desc limit 2")
                        .param("id", conversation.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("CUSTOMER_MESSAGE", "AGENT_REPLY");
    }

    @Test
    void whoIsSaidNotToBeThemIsNotTakenForThemAgain() {
        var customer = person("Someone Else " + mail);
        var first = hear(Written.chat(Channel.WEB, "d-" + mail, "One"));
        colleagues.as(manager, () -> desk.link(first.number(), customer, null, Revision.ANY));
        account = channel.account();
        var second = hear(Written.chat(Channel.WEB, "d-" + mail, "Two"));
        assertThat(second.customer()).isEqualTo(customer);

        colleagues.as(manager, () -> desk.unlink(second.number(), Revision.ANY));
        account = channel.account();
        var third = hear(Written.chat(Channel.WEB, "d-" + mail, "Three"));
        assertThat(third.customer()).isNull();

        colleagues.as(manager, () -> desk.link(third.number(), customer, null, Revision.ANY));
        account = channel.account();
        assertThat(hear(Written.chat(Channel.WEB, "d-" + mail, "Four")).customer())
                .isEqualTo(customer);
    }

    @Test
    void aCaseOfAnotherCustomerIsNotOfThisConversation() {
        var conversation = hear(Written.chat(Channel.WEB, "a-" + mail, "My washing machine leaks"));
        var theirs = person("Theirs " + mail);
        colleagues.as(manager, () -> desk.link(conversation.number(), theirs, null, Revision.ANY));
        var other = tickets.open(
                new NewTicket(person("Other " + mail), "Broken", "It is broken.", Channel.EMAIL, null, false));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(manager, () -> desk.attach(conversation.number(), other.number())))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("conversation.case-of-another"));
        assertThat(cases(conversation)).isEmpty();
    }

    @Test
    void whatIsGivenBackOutlivesWhatIsWrittenMeanwhile() {
        var id = hear(Written.chat(Channel.WEB, "g-" + mail, "Hello")).id();
        colleagues.as(manager, () -> written.keepDraft(id, "The second"));
        drafts.giveBack(id, manager.id(), "The first");
        colleagues.as(manager, () -> written.keepDraft(id, "The second, and more"));
        colleagues.as(manager, () -> written.keepDraft(id, ""));

        assertThat(colleagues.as(manager, () -> written.givenBack(id))).isEqualTo("The first");
        assertThat(colleagues.as(manager, () -> written.draft(id))).isEmpty();
        assertThat(colleagues.as(manager, () -> written.takeUp(id, "The third")))
                .isEqualTo("The first\n\nThe third");
        assertThat(colleagues.as(manager, () -> written.givenBack(id))).isEmpty();
        assertThat(colleagues.as(manager, () -> written.draft(id))).isEqualTo("The first\n\nThe third");
    }

    @Test
    void anEndlessThreadIsKeptApartFromOneThatBeginsTheSame() {
        var thread =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(300).reduce("", String::concat);
        var one = hear(ofThread(thread));
        assertThat(hear(ofThread(thread)).id()).isEqualTo(one.id());
        assertThat(hear(ofThread(thread + "x")).id()).isNotEqualTo(one.id());
    }

    private Written ofThread(String thread) {
        var id = UUID.randomUUID().toString();
        return new Written(Channel.CHAT, id, mail, null, thread, List.of(), "Endless", "Hello", false, 0);
    }
}
