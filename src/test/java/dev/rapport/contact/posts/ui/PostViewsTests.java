package dev.rapport.contact.posts.ui;

import static dev.rapport.contact.posts.PostsForTests.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.contact.posts.PostState;
import dev.rapport.contact.posts.PostsForTests;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody reads what is said in public, opens it where it stands, and makes a complaint of it. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class PostViewsTests extends SpringBrowserlessTest {

    @Autowired
    PostsForTests planted;

    @Autowired
    PublicPosts posts;

    @Autowired
    PostDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    AccountDesk accounts;

    @Autowired
    JdbcClient jdbc;

    private final String team = "watch-" + UUID.randomUUID().toString().substring(0, 8);
    private final String handle = somebody();
    private Person colleague;
    private ChannelAccount account;

    @BeforeEach
    void anAccount() {
        colleague = colleagues.join(team, Role.SERVICE);
        account = planted.account(team, "pump*");
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private Component page(UUID post) {
        return navigate(PostView.class, Map.of("post", post.toString()));
    }

    private Button button(Component page, String text) {
        return $(Button.class, page).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePageSaysWhichRuleSaidWhatAndLeadsToWhereItStands() {
        var post = planted.says(account, handle, "My pump is broken <script>alert(1)</script>");
        colleagues.logIn(colleague);
        assertThat(text(page(post))).contains(account.name());
        var page = page(post);

        assertThat(text(page))
                .contains("<script>alert(1)</script>", "Complaint", "complains", "To be answered", "pump*", handle);
        var original = $(Anchor.class, page).all().stream()
                .filter(link -> link.getHref().equals("https://weibo.example/" + handle))
                .findFirst()
                .orElseThrow();
        assertThat(original.getElement().getAttribute("rel")).isEqualTo("noopener noreferrer");
        assertThat(original.getTarget()).contains("_blank");
    }

    @Test
    void aComplaintIsMadeWithOneClickWhereTheAuthorIsKnown() {
        var post = planted.says(account, handle, "My pump is broken");
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(), Map.of()))
                .id();
        colleagues.logIn(colleague);
        desk.link(post, customer, "same order", posts.get(post).revision());
        button(page(post), "Make a complaint of it").click();

        var number = posts.ticket(post).orElseThrow();
        var page = page(post);
        assertThat(text(page)).contains(number, "Handled", "same order").doesNotContain("Make a complaint of it");
    }

    @Test
    void whatNeedsNobodyIsPutAsideAndBroughtBack() {
        var post = planted.says(account, handle, "A pump");
        colleagues.logIn(colleague);
        button(page(post), "Needs nobody").click();
        assertThat(posts.get(post).state()).isEqualTo(PostState.IGNORED);
        button(page(post), "New again").click();
        assertThat(posts.get(post).state()).isEqualTo(PostState.NEW);
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingToDo() {
        var post = planted.says(account, handle, "A pump");
        colleagues.logIn(colleagues.join(null, Role.AUDITOR));
        var page = page(post);

        assertThat(text(page)).doesNotContain("Make a complaint of it", "Needs nobody", "Say who wrote it", handle);
        assertThat(text(navigate(PostsView.class))).contains("Monitoring");
    }

    @Test
    void whoIsAskedForAnAnswerFindsThePostAndTheBoxForIt() {
        var post = planted.says(account, handle, "My pump is broken");
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(), Map.of()))
                .id();
        colleagues.logIn(colleague);
        desk.link(post, customer, "same order", posts.get(post).revision());
        var relations = "pr-" + UUID.randomUUID();
        planted.asks(desk.complain(post, null), relations);
        colleagues.logIn(colleagues.join(relations, Role.SERVICE));

        var page = page(post);
        assertThat(text(page)).doesNotContain("Needs nobody", "New again");
        $(TextArea.class, page).single().setValue("We are sorry");
        button(page, "I have answered it there").click();
        assertThat(text(page(post))).contains("We are sorry", "Answered there by hand");
    }

    @Test
    void whatWasAnsweredByHandIsSaidOnThePage() {
        var post = planted.says(account, handle, "A pump");
        colleagues.logIn(colleague);
        var page = page(post);
        assertThat(text(page)).contains("Copy the text").doesNotContain("Answer there");
        $(TextArea.class, page).single().setValue("Thank you");
        button(page, "I have answered it there").click();

        assertThat(text(page(post))).contains("Thank you", "Answered there by hand", "Handled");
    }

    @Test
    void whatIsBeingWrittenStaysWhereSomethingElseIsSentAgain() {
        var admin = colleagues.join(null, Role.ADMIN);
        var values = Map.of(
                "channel", "web",
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "answers", "https://answers.example/" + handle,
                "keywords", "",
                "team", team,
                "days", "30");
        var answering =
                colleagues.as(admin, () -> accounts.connect("webhook", new AccountDraft("Answers " + handle, values)));
        var post = planted.says(answering, handle, "A pump");
        jdbc.sql("""
            insert into public_post_answer (id, post_id, words, author_id, written_at, state, settled_at)
            values (:id, :post, 'The first', :author, now(), 'FAILED', now())
            """)
                .param("id", UUID.randomUUID())
                .param("post", post)
                .param("author", colleague.id().value())
                .update();
        colleagues.logIn(colleague);
        var page = page(post);
        var box = $(TextArea.class, page).single();
        box.setValue("The second");
        button(page, "Send again").click();

        assertThat(box.getValue()).isEqualTo("The second");
    }
}
