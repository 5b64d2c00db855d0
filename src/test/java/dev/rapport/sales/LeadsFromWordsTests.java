package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who asks for a price becomes a lead, whether we know them or not. */
@DatabaseTest
class LeadsFromWordsTests {

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
    LeadAssignment assignment;

    @Autowired
    LeadIntake intake;

    @Autowired
    LeadOutcome outcome;

    @Autowired
    Leads leads;

    @Autowired
    ContactClock contactClock;

    @Autowired
    Customers customers;

    @Autowired
    Clocks clocks;

    @Autowired
    Colleagues colleagues;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private UUID account;
    private String me;
    private Person manager;

    @BeforeEach
    void anAccount() {
        account = channel.account();
        me = "w" + UUID.randomUUID().toString().replace("-", "");
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
                .query(String.class)
                .optional()
                .map(id -> colleagues.as(manager, () -> conversations.get(id)));
    }

    private Lead lead(Conversation conversation) {
        var about = colleagues.as(manager, () -> conversations.cases(conversation.number()));
        assertThat(about).isNotEmpty().allMatch(one -> one.kind().equals("LEAD"));
        return lead(LeadId.of(about.getFirst().id()));
    }

    private Lead lead(LeadId id) {
        return leads.find(id).orElseThrow();
    }

    private Conversation again(Conversation conversation) {
        return colleagues.as(manager, () -> conversations.get(conversation.number()));
    }

    private CustomerId person(String name, String... points) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(points), Map.of()))
                .id();
    }

    @Test
    void aStrangerWhoAsksForAPriceInAChatIsALeadAndNoCustomer() {
        var conversation = hear(Written.chat(Channel.WECOM, me, "请问多少钱？"));

        var lead = lead(conversation);
        assertThat(conversation.customer()).isNull();
        assertThat(lead.customer()).isNull();
        assertThat(lead.contact().name()).isEqualTo("Visitor · 访客 " + conversation.number());
        assertThat(lead.contact().points()).isEmpty();
        assertThat(lead.origin().source()).isEqualTo("wecom");
        assertThat(lead.origin().facts()).containsEntry("asked", "请问多少钱？");
        assertThat(colleagues.as(manager, () -> conversations.about(lead.id().subject())))
                .contains(conversation.number());
    }

    @Test
    void aMailLeavesItsNameAndAddressWithTheLead() {
        var mail = me + "@example.com";
        var conversation = hear(Written.mail(mail, "Wang Fang", "Quote", "Please send a quote for 20 seats."));

        var lead = lead(conversation);
        assertThat(lead.contact().name()).isEqualTo("Wang Fang");
        assertThat(lead.contact().points()).containsExactly(mail);
        assertThat(lead.customer()).isNull();
        assertThat(again(conversation).customer()).isNull();
    }

    @Test
    void whatAKnownCustomerWantsToBuyIsTheirLead() {
        var mail = me + "@example.com";
        var customer = person("Li Lei", mail);

        var lead = lead(hear(Written.mail(mail, "Li Lei", "More", "We would like to buy more.")));

        assertThat(lead.customer()).isEqualTo(customer);
        assignment.findDuplicate(lead.id().subject());
        assertThat(lead(lead.id()).customer()).isEqualTo(customer);
    }

    @Test
    void whatFollowsIsSaidInTheLeadAndAnsweredThere() {
        var conversation = hear(Written.chat(Channel.WECOM, me, "I want to buy one."));
        var lead = lead(conversation);
        var seller = seller(lead);

        hear(Written.chat(Channel.WECOM, me, "And my printer is broken."));
        colleagues.as(seller, () -> answers.answer(conversation.number(), "Gladly, " + me, null));
        post.carry(lead.id().subject());

        assertThat(post.taken("Gladly, " + me))
                .hasSize(1)
                .allMatch(letter -> lead.id().value().equals(letter.thread()));
        await().untilAsserted(() -> assertThat(clocks.of(lead.id().subject()))
                .isNotEmpty()
                .allMatch(kept -> kept.clock().stoppedAt() != null));
        assertThat(colleagues.as(manager, () -> conversations.cases(conversation.number())))
                .hasSize(1);
        assertThat(jdbc.sql("select direction from message where subject_id = :lead order by at, id")
                        .param("lead", lead.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("in", "out");
    }

    @Test
    void anAnswerThatDoesNotArriveIsOwedAgain() {
        var conversation = hear(Written.chat(Channel.WECOM, me, "I want to buy one."));
        var lead = lead(conversation);
        var seller = seller(lead);
        colleagues.as(seller, () -> answers.answer(conversation.number(), "Lost, " + me, null));
        post.carry(lead.id().subject());
        await().untilAsserted(() -> assertThat(clocks.of(lead.id().subject()))
                .isNotEmpty()
                .allMatch(kept -> kept.clock().stoppedAt() != null));

        post.tellsThatItIsLost(post.taken("Lost, " + me).getFirst());

        assertThat(clocks.of(lead.id().subject())).anyMatch(kept -> kept.clock().stoppedAt() == null);
    }

    @Test
    void anAnswerThatDoesNotGoOutStopsNoClock() {
        var conversation = hear(Written.chat(Channel.WECOM, me, "I want to buy one."));
        var lead = lead(conversation);
        var seller = seller(lead);
        post.refuses("No way, " + me);

        colleagues.as(seller, () -> answers.answer(conversation.number(), "No way, " + me, null));
        post.carry(lead.id().subject());

        assertThat(clocks.of(lead.id().subject()))
                .isNotEmpty()
                .allMatch(kept -> kept.clock().stoppedAt() == null);
    }

    /** The one who works on the lead from now on. */
    private Person seller(Lead lead) {
        var seller = colleagues.join(null, Role.SALES);
        transactions.executeWithoutResult(status -> {
            var at = clock.instant();
            var given = leads.take(lead.id().subject()).assignedTo(seller.id(), "sales", at);
            leads.save(given);
            contactClock.starts(given, (LeadState.Assigned) given.state());
            events.publishEvent(new SubjectOwned(lead.id().subject(), seller.id(), "sales"));
        });
        return seller;
    }

    @Test
    void whoeverSaysWhoWroteSaysItOfTheLeadToo() {
        var conversation = hear(Written.chat(Channel.WECOM, me, "What is the price?"));
        var lead = lead(conversation);
        var customer = person("Zhao " + me);

        colleagues.as(manager, () -> desk.link(conversation.number(), customer, null, Revision.ANY));

        assertThat(lead(lead.id()).customer()).isEqualTo(customer);
    }

    @Test
    void whoBecomesACustomerByTheLeadIsKnownWhereTheyWrote() {
        var conversation = hear(Written.chat(Channel.WECOM, me, "What is the price?"));
        var lead = lead(conversation);
        seller(lead);

        outcome.nurture(lead.id().subject(), TaskSubmission.NONE);

        assertThat(again(conversation).customer())
                .isNotNull()
                .isEqualTo(lead(lead.id()).customer());
    }

    @Test
    void whoHasAnOpenCaseIsNoNewLead() {
        var mail = me + "@example.com";
        person("Li Lei", mail);
        hear(Written.mail(mail, "Li Lei", "Broken", "It does not work."));

        var second = hear(Written.mail(mail, "Li Lei", "Also", "What is the price of a new one?"));

        assertThat(colleagues.as(manager, () -> conversations.cases(second.number())))
                .allMatch(one -> one.kind().equals("TICKET"));
    }

    @Test
    void whatIsMergedIsTalkedAboutWhereTheOtherLeadIs() {
        var mail = me + "@example.com";
        var contact = Contact.read("Wang Fang", null, null, mail, "CN");
        var first = colleagues.as(
                manager, () -> intake.open(new NewLead(contact, new Lead.Origin(null, null, null, Map.of()), null)));
        assertThat(assignment.findDuplicate(first.id().subject())).isEmpty();
        var conversation = hear(Written.mail(mail, "Wang Fang", "Quote", "Please send a quote."));
        var lead = lead(conversation);

        transactions.executeWithoutResult(status -> assignment.merge(lead.id().subject(), first.id()));

        assertThat(colleagues.as(manager, () -> conversations.about(first.id().subject())))
                .contains(conversation.number());
    }
}
