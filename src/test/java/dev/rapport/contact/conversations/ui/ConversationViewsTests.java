package dev.rapport.contact.conversations.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.planted.channel.PlantedChannel;
import dev.rapport.planted.channel.PlantedChannel.Written;
import dev.rapport.planted.post.PlantedPost;
import dev.rapport.platform.Channel;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private String heard(Written written) {
        channel.comes(channel.account(), written);
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("""
                                        select number
                                        from conversation
                                        join message on message.conversation_id = conversation.id
                                        where there = :there
                                        """)
                                .param("there", written.id())
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
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
        var number = heard(Written.chat(Channel.WEB, handle, "Do you ship to Chengdu?"));
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
    void whatIsVeryLongIsShownWhenSomebodyAsksForIt() {
        var end = "The end of " + handle;
        var number = heard(Written.chat(Channel.WEB, handle, "word ".repeat(2_000) + end));
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
    void whatIsTypedOutlivesTheSession() {
        var number = heard(Written.chat(Channel.WEB, handle, "Hello"));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        test($(TextArea.class, page).first()).setValue("Half a sen");

        var again = navigate(ConversationView.class, Map.of("number", number));
        assertThat($(TextArea.class, again).first().getValue()).isEqualTo("Half a sen");
    }

    @Test
    void whoItMayBeIsOfferedAndChosen() {
        var name = "Sun Li " + handle;
        var mail = handle + "@example.com";
        customers.add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(mail), Map.of()));
        var number = heard(Written.mail(mail, "Someone", "Hello", "It is about my order."));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        assertThat(text(page)).contains("It may be one of these:", name);

        button(page, "It is them").click();

        assertThat(conversations.get(number).customer()).isNotNull();
        assertThat(button(page, "New: Ticket").isEnabled()).isTrue();
    }

    @Test
    void whatWaitsStandsInTheListAndLeavesItWhenDone() {
        var number = heard(Written.chat(Channel.WEB, handle, "Waiting " + handle));
        colleagues.logIn(agent);
        var page = navigate(ConversationView.class, Map.of("number", number));
        button(page, "Done").click();
        assertThat(conversations.get(number).state()).isEqualTo(ConversationState.DONE);
        assertThat(text(navigate(ConversationsView.class))).contains("Conversations");
    }
}
