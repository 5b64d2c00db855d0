package dev.rapport.contact.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.conversations.WrittenAnswers;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.PostsForTests;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Parting;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is offered where somebody answers, what it says there, and that nothing leaves with a variable in it. */
@DatabaseTest
class CannedOffersTests {

    private static final String OPEN = "Dear {customer.name}, about {ticket.number}: {me.name}";

    @Autowired
    CannedAnswers answers;

    @Autowired
    CannedOffers offers;

    @Autowired
    PlantedChannel channel;

    @Autowired
    PostsForTests posts;

    @Autowired
    AnswersInPublic inPublic;

    @Autowired
    ConversationAnswers conversationAnswers;

    @Autowired
    WrittenAnswers written;

    @Autowired
    Conversations conversations;

    @Autowired
    TicketDesk tickets;

    @Autowired
    HeldReplies held;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    /** Letters alone: a name with many digits may be a number, by which nobody is called. */
    private final String mark = "m" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private Person agent;

    @BeforeEach
    void anAgent() {
        agent = colleagues.join("service-l1", Role.SERVICE);
    }

    private CustomerId customer(String language) {
        var id = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON,
                        "Li Wei " + mark,
                        null,
                        null,
                        null,
                        List.of(mark + "@example.com"),
                        Map.of()))
                .id();
        customers.changeTerms(id, new CustomerTerms("standard", language, null), null);
        return id;
    }

    private UUID keeps(CannedLanguage language, String name, String text, Channel... channels) {
        var draft =
                new CannedDraft(CannedFor.ME, null, name + " " + mark, name + mark, language, List.of(channels), text);
        return colleagues.as(agent, () -> answers.add(draft)).id();
    }

    private List<String> offered(String place, String words) {
        return colleagues.as(agent, () -> offers.fitting(place, words)).stream()
                .filter(one -> one.code().endsWith(mark))
                .map(one -> one.code().replace(mark, ""))
                .toList();
    }

    private CannedWords.Filled inserts(String place, UUID id) {
        return colleagues.as(agent, () -> offers.insert(place, id));
    }

    private void unfilled(Runnable sending) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> colleagues.as(agent, sending))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("canned.unfilled"));
    }

    @Test
    void thoseInTheCustomersLanguageComeFirst() {
        customer("zh");
        var number = channel.heard(Written.mail(mark + "@example.com", "Li Wei " + mark, "Pump", "It is broken."));
        keeps(CannedLanguage.EN, "a", "English");
        keeps(CannedLanguage.ANY, "b", "Either");
        keeps(CannedLanguage.ZH, "c", "中文");
        assertThat(offered(number, mark)).containsExactly("c", "b", "a");
    }

    @Test
    void ofWhomNothingIsKnownTheLanguageIsTheOneInWhichTheyWrote() {
        var number = channel.heard(Written.chat(Channel.WEB, mark, "水泵坏了"));
        keeps(CannedLanguage.EN, "a", "English");
        keeps(CannedLanguage.ZH, "b", "中文");
        assertThat(offered(number, mark)).containsExactly("b", "a");
    }

    @Test
    void onlyThoseOfTheChannelAreOfferedAndFoundByCodeNameAndText() {
        var number = channel.heard(Written.chat(Channel.WEB, mark, "Hello"));
        keeps(CannedLanguage.EN, "a", "Opening hours " + mark, Channel.WEB, Channel.EMAIL);
        keeps(CannedLanguage.EN, "b", "On WeCom", Channel.WECOM);
        keeps(CannedLanguage.EN, "c", "Anywhere");
        assertThat(offered(number, "")).containsExactlyInAnyOrder("a", "c");
        assertThat(offered(number, "c" + mark)).containsExactly("c");
        assertThat(offered(number, "HOURS " + mark)).containsExactly("a");
        assertThat(offered(number, "c " + mark)).containsExactly("c");
    }

    @Test
    void inAConversationItIsFilledWithWhatIsKnownAndCounted() {
        var number = channel.heard(Written.chat(Channel.WEB, mark, "Hello"));
        var id = keeps(CannedLanguage.EN, "a", OPEN + " {conversation.number}");
        var filled = inserts(number, id);
        assertThat(filled.text())
                .isEqualTo("Dear {customer.name}, about {ticket.number}: " + agent.name() + " " + number);
        assertThat(filled.open()).containsExactly(CannedVariable.CUSTOMER_NAME, CannedVariable.TICKET_NUMBER);
        inserts(number, id);
        var kept = colleagues.as(agent, () -> answers.get(id));
        assertThat(kept.inserted()).isEqualTo(2);
        assertThat(kept.version()).isEqualTo(1);

        unfilled(() -> conversationAnswers.answer(number, filled.text(), null));
        var subject = colleagues.as(agent, () -> conversations.get(number)).id();
        var seen = colleagues
                .as(agent, () -> conversations.said(number, 1, null))
                .getLast()
                .message()
                .id();
        unfilled(() -> written.hold(subject, filled.text(), null, seen, Set.of()));
    }

    @Test
    void inATicketEverythingIsKnown() {
        var customer = customer("en");
        var ticket = colleagues.as(
                agent, () -> tickets.open(new NewTicket(customer, "Pump", "Broken", Channel.EMAIL, null, false)));
        var id = keeps(CannedLanguage.ANY, "a", OPEN + ", {ticket.title}, {today}");
        var filled = inserts(ticket.number(), id);
        assertThat(filled.open()).isEmpty();
        assertThat(filled.text())
                .startsWith("Dear Li Wei %s, about %s: %s, Pump, ".formatted(mark, ticket.number(), agent.name()))
                .doesNotContain("{", "null");

        unfilled(() -> tickets.reply(ticket.id(), OPEN, null));
        unfilled(() -> held.hold(ticket.id(), OPEN, null));
        unfilled(() -> held.solve(ticket.id(), new Parting.Told(OPEN), null));
        unfilled(() -> tickets.solve(ticket.id(), new Parting.Told(OPEN)));
    }

    @Test
    void inPublicNobodyIsCalledByTheNameUnderWhichWeKnowThem() {
        var team = colleagues.newTeam();
        agent = colleagues.join(team, Role.SERVICE);
        var post = posts.says(posts.account(team, ""), PostsForTests.somebody(), "My pump");
        var id = keeps(CannedLanguage.EN, "a", "Dear {customer.name}, {ticket.title}");
        var filled = inserts(post.toString(), id);
        assertThat(filled.text()).isEqualTo("Dear Li Wei, {ticket.title}");
        unfilled(() -> inPublic.answer(post, filled.text()));
        unfilled(() -> inPublic.said(post, filled.text()));
    }

    @Test
    void whoMayNotAnswerThereIsOfferedNothing() {
        var number = channel.heard(Written.chat(Channel.WEB, mark, "Hello"));
        agent = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> offered(number, ""))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> offered("X-1", ""))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
}
