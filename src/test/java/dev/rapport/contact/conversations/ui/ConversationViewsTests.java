package dev.rapport.contact.conversations.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.OpenViews;
import dev.rapport.cases.OpenViewsForTests;
import dev.rapport.contact.Talks;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.conversations.WrittenAnswers;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.ui.KeptText;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody of the first level reads what came in, answers it and says who wrote. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class ConversationViewsTests extends SpringBrowserlessTest {

    @Autowired
    PlantedChannel channel;

    @Autowired
    PlantedPost post;

    @Autowired
    Conversations conversations;

    @Autowired
    ConversationDesk desk;

    @Autowired
    TicketDesk tickets;

    @Autowired
    OpenViews views;

    @Autowired
    WrittenAnswers written;

    @Autowired
    Talks talks;

    @Autowired
    HeldWords held;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person agent;
    private String handle;

    @BeforeEach
    void anAgent() {
        agent = colleagues.join("service-l1", Role.SERVICE);
        handle = "visitor-" + UUID.randomUUID();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private Button button(Component page, String text) {
        return $(Button.class, page).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAnswerIsWrittenWhereTheWordsAre() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Do you ship to Chengdu?"));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        assertThat(text(page)).contains("Do you ship to Chengdu?", "waits for us", "Nobody is known by this address.");

        var words = "Yes, within two days. " + handle;
        $(TextArea.class, page).first().setValue(words);
        button(page, "Send the answer").click();

        await().atMost(Duration.ofSeconds(30)).until(() -> !post.taken(words).isEmpty());
        await().untilAsserted(() ->
                assertThat(conversations.get(number).state()).isEqualTo(ConversationState.WAITING_FOR_CUSTOMER));
        assertThat(conversations.get(number).owner()).isEqualTo(agent.id());
    }

    @Test
    void aVisitorOfAChatIsCalledThatAndNotByAnIdThatSaysNothing() {
        var visitor = UUID.randomUUID().toString();
        var number = channel.heard(Written.chat(Channel.CHAT, visitor, "Hello"));
        colleagues.logIn(agent);

        assertThat(text(navigate(ConversationView.class, Map.of("number", number))))
                .contains("Visitor")
                .doesNotContain(visitor);
    }

    @Test
    void whatIsVeryLongIsShownWhenSomebodyAsksForIt() {
        var end = "The end of " + handle;
        var number = channel.heard(Written.chat(Channel.WEB, handle, "word ".repeat(2_000) + end));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        assertThat(text(page)).contains("word word").doesNotContain(end);

        var all = $(Button.class, page).all().stream()
                .filter(button -> button.getText().startsWith("Show all"))
                .findFirst()
                .orElseThrow();
        all.click();

        assertThat(text(page)).contains(end);
    }

    @Test
    void whoGetsACopyIsShownBeforeOneWritesAndCanBeLeftOut() {
        var boss = "boss-" + handle + "@example.com";
        var number = channel.heard(Written.mail(handle + "@example.com", "Someone", "Two things", "One and two."));
        var conversation = conversations.get(number).id();
        post.copies(conversation, boss);
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        button(page, boss + " ×").click();
        assertThat(text(page)).contains("Copies to", "+ " + boss + " (no copy)");

        var words = "It works again. " + handle;
        $(TextArea.class, page).first().setValue(words);
        button(page, "Send the answer").click();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                        select cardinality(copies)
                                        from message
                                        where body = :words
                                            and direction = 'out'
                                        """)
                                .param("words", words)
                                .query(Integer.class)
                                .list())
                        .containsExactly(0));
    }

    @Test
    void aColleagueWhoHasItOpenIsNamed() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Hello"));
        var colleague = colleagues.join("service-l1", Role.SERVICE);
        OpenViewsForTests.opens(views, conversations.get(number).id(), colleague.id());
        colleagues.logIn(agent);

        assertThat(text(navigate(ConversationView.class, Map.of("number", number))))
                .contains(colleague.name() + " has this open");
    }

    @Test
    void whoAnswersWhileAColleagueDoesIsAskedBeforeItGoes() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Hello"));
        var conversation = conversations.get(number).id();
        var colleague = colleagues.join("service-l1", Role.SERVICE);
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        $(TextArea.class, page).first().setValue("Mine " + handle);

        colleagues.as(
                colleague,
                () -> written.hold(
                        conversation,
                        "Theirs " + handle,
                        null,
                        talks.newestIdHeardIn(conversation).orElseThrow(),
                        Set.of()));
        assertThat(colleagues.as(agent, () -> written.beside(conversation, null)))
                .containsExactly(colleague.name());
        assertThat(held.answering(conversation, agent.id())).containsExactly(colleague.id());
        colleagues.logIn(agent);
        button(page, "Send the answer").click();

        assertThat($(ConfirmDialog.class).single().getElement().getProperty("header"))
                .isEqualTo("Answered meanwhile by: " + colleague.name());
        assertThat(waiting(agent)).isZero();
        assertThat($(TextArea.class, page).first().getValue()).isEqualTo("Mine " + handle);
        assertThat(text(navigate(ConversationView.class, Map.of("number", number))))
                .contains(colleague.name() + " sent an answer that goes out in a moment");
    }

    private int waiting(Person author) {
        return jdbc.sql("select count(*) from held_words where author_id = :author")
                .param("author", author.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsTypedOutlivesTheSession() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Hello"));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        test($(TextArea.class, page).first()).setValue("Half a sen");

        var again = navigate(ConversationView.class, Map.of("number", number));
        assertThat($(TextArea.class, again).first().getValue()).isEqualTo("Half a sen");
    }

    @Test
    void whatIsTypedWhileNobodyIsLoggedInStaysInTheTab() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Hello"));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));

        var kept = $(KeptText.class, $(AnswerBox.class, page).single()).single().getElement();
        assertThat(kept.getAttribute("name"))
                .isEqualTo(agent.id() + " conversation "
                        + conversations.get(number).id());
        var field = kept.getParent().getChild(kept.getParent().indexOfChild(kept) - 1);
        assertThat(field.getComponent()).containsInstanceOf(TextArea.class);
    }

    @Test
    void theWordsOfOneConversationNeverStandInAnother() {
        var one = channel.heard(Written.chat(Channel.WEB, handle, "Hello"));
        var other = channel.heard(Written.chat(Channel.WEB, "other-" + handle, "Hello"));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", one));
        test($(TextArea.class, page).first()).setValue("For one");

        var again = navigate(ConversationView.class, Map.of("number", other));
        var box = $(AnswerBox.class, again).single();
        assertThat($(TextArea.class, box).single().getValue()).isEmpty();
        assertThat($(KeptText.class, box).single().getElement().getAttribute("name"))
                .isEqualTo(
                        agent.id() + " conversation " + conversations.get(other).id());
    }

    @Test
    void whoItMayBeIsOfferedAndChosen() {
        var name = "Sun Li " + handle;
        var mail = handle + "@example.com";
        customers.add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(mail), Map.of()));
        var number = channel.heard(Written.mail(mail, "Someone", "Hello", "It is about my order."));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        assertThat(text(page)).contains("It may be one of these:", name);

        button(page, "It is them").click();

        assertThat(conversations.get(number).customer()).isNotNull();
        assertThat(button(page, "New: Ticket").isEnabled()).isTrue();
    }

    @Test
    void theBoxKnowsWhenAnswersAreForOthersToWrite() {
        var number = channel.heard(Written.mail(handle + "@example.com", "Someone", "Two things", "One and two."));
        var manager = colleagues.join(null, Role.MANAGER);
        var team = colleagues.newTeam();
        colleagues.as(manager, () -> desk.open(number, "ticket", "Second", null));
        colleagues.logIn(agent);
        assertThat(button(navigate(ConversationView.class, Map.of("number", number)), "Send the answer")
                        .isEnabled())
                .isTrue();

        var open = colleagues.as(manager, () -> conversations.cases(number));
        colleagues.as(manager, () -> open.forEach(one -> tickets.handOver(one.id(), null, team)));

        colleagues.logIn(agent);
        jdbc.sql("update conversation set team = 'service-l1', owner_id = null where number = :number")
                .param("number", number)
                .update();
        var page = navigate(ConversationView.class, Map.of("number", number));
        assertThat(button(page, "Send the answer").isEnabled()).isFalse();
        assertThat(text(page)).contains("others work on that");
    }

    @Test
    void whoWroteLastAndGetsNoAnswerIsNamed() {
        var first = Written.mail(handle + "@example.com", "Wang Fang", "Broken", "It is broken.");
        var number = channel.heard(first);
        colleagues.logIn(agent);
        assertThat(text(navigate(ConversationView.class, Map.of("number", number))))
                .doesNotContain("wrote last");

        channel.heard(Written.mail("zoe-" + handle + "@example.com", "Zoe", "Re: Broken", "When will it be done?")
                .answering(first.id()));
        colleagues.logIn(agent);
        assertThat(text(navigate(ConversationView.class, Map.of("number", number))))
                .contains("Zoe wrote last and gets no answer: no mail of Wang Fang names them.");
    }

    @Test
    void whoIsUnknownIsSaidWhereThatKeepsACaseAway() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Hello"));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        assertThat(text(page)).contains("Say first who wrote: Ticket is opened of customers.");
        assertThat(button(page, "New: Lead").isEnabled()).isTrue();
        assertThat(button(page, "New: Ticket").isEnabled()).isFalse();
    }

    @Test
    void whatWaitsStandsInTheListAndLeavesItWhenDone() {
        var number = channel.heard(Written.chat(Channel.WEB, handle, "Waiting " + handle));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        button(page, "Done").click();
        assertThat(conversations.get(number).state()).isEqualTo(ConversationState.DONE);
        assertThat(text(navigate(ConversationsView.class))).contains("Conversations");
    }
}
