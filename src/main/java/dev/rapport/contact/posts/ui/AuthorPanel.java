package dev.rapport.contact.posts.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.contact.posts.PublicPosts.PossibleAuthor;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who wrote it, and how to say it where nobody knows. */
final class AuthorPanel extends Div {

    private final transient PostDesk desk;
    private final transient CustomerDesk customers;
    private final transient PostPage page;
    private final transient Runnable changed;

    AuthorPanel(PostDesk desk, CustomerDesk customers, PostPage page, Runnable changed) {
        this.desk = desk;
        this.customers = customers;
        this.page = page;
        this.changed = changed;
        addClassName("stack");
        var post = page.post();
        var customer = post.customer();
        var facts = new Facts()
                .with(getTranslation("post.called"), Objects.requireNonNullElse(post.called(), "–"))
                .with(getTranslation("post.handle"), Objects.requireNonNullElse(post.handle(), "–"));
        if (customer != null)
            facts.with(
                    getTranslation("post.customer"),
                    new Anchor("customers/" + customer, Objects.requireNonNullElse(page.customer(), "–")));
        if (post.proof() != null) facts.with(getTranslation("post.proof"), post.proof());
        add(facts);
        if (customer == null) {
            add(new Span(getTranslation(page.candidates().isEmpty() ? "post.nobody-known" : "post.may-be")));
            page.candidates().forEach(candidate -> add(line(candidate)));
        }
        if (page.mayWork()) add(ways(customer));
    }

    private Div line(PossibleAuthor candidate) {
        var line = new Div(new Anchor("customers/" + candidate.id(), candidate.name()));
        line.addClassName("row");
        if (page.mayWork()) line.add(button("post.it-is-them", () -> ask(candidate.id())));
        return line;
    }

    private Div ways(@Nullable CustomerId customer) {
        var ways = new Div(button(customer == null ? "post.say-who" : "post.somebody-else", () -> ask(null)));
        ways.addClassName("row");
        if (customer != null) ways.add(button("post.not-them", this::unlink));
        return ways;
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void ask(@Nullable CustomerId supposed) {
        new AuthorDialog(desk, customers, page.post(), supposed, changed).open();
    }

    private void unlink() {
        var post = page.post();
        Notices.attempt(() -> desk.unlink(post.id(), post.revision()));
        changed.run();
    }
}
