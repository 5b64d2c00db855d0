package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseNews;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationFilter;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What customers write to us on all channels: what waits for us first, the longest wait on top. */
@Route("conversations")
@Menu(title = "nav.conversations", order = 38, icon = "vaadin:chat")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class ConversationsView extends ListPage<Conversation> {

    private final transient Conversations conversations;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient Map<UserId, String> owners = new HashMap<>();
    private final transient Map<CustomerId, String> names = new HashMap<>();
    private final transient ListFilter<String> words = search("conversation.search");
    private final transient ListFilter<ConversationState> state = choice(
                    "state",
                    "conversation.state",
                    ConversationState.values(),
                    value -> getTranslation("word.ConversationState." + value))
            .usually(ConversationState.WAITING_FOR_US);
    private final transient ListFilter<Channel> channel = choice(
            "channel",
            "conversation.channel",
            Channel.ofPeople().stream().filter(one -> !one.isSpoken()).toList(),
            Channel::word,
            value -> getTranslation("word.channel." + value.word()));
    private final transient ListFilter<Boolean> mine = only("mine", "conversation.only-mine");
    private final transient ListFilter<Boolean> newest = only("newest", "conversation.newest-first");

    ConversationsView(Conversations conversations, Customers customers, Staff staff, Live live) {
        super("nav.conversations");
        this.conversations = conversations;
        this.customers = customers;
        this.staff = staff;
        live.refresh(
                this,
                CaseNews.class,
                news -> news.subjects().isEmpty() || conversations.isAmong(news.subjects()),
                this::reload);
        var columns = columns();
        columns.card("conversation.about", ConversationsView::link);
        columns.cell("conversation.about", ConversationsView::link)
                .width("14rem", 3)
                .wideOnly();
        columns.cell("conversation.who", this::who).width("10rem", 2);
        columns.words(
                        "conversation.channel",
                        one -> getTranslation("word.channel." + one.channel().word()))
                .width("6rem", 0);
        columns.cell("conversation.state", one -> ConversationChips.state(one.state()))
                .width("11rem", 0);
        columns.cell("conversation.since", ConversationsView::since).width("7rem", 0);
        columns.words("conversation.holder", this::holder).labelled();
        ifNothing(VaadinIcon.CHAT, "conversation.none");
    }

    @Override
    protected Page<Conversation> read(int limit, @Nullable String after) {
        var page = conversations.list(
                new ConversationFilter(state.get(), channel.get(), words.get(), newest.isSet()),
                mine.isSet(),
                limit,
                after);
        names.putAll(customers.names(page.items().stream()
                .map(Conversation::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        owners.putAll(staff.names(page.items().stream()
                .map(Conversation::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        return page;
    }

    private static Anchor link(Conversation one) {
        return new Anchor("conversations/" + one.number(), one.number() + " · " + one.heading());
    }

    private Component who(Conversation one) {
        var customer = one.customer();
        if (customer != null) return new Anchor("customers/" + customer, names.getOrDefault(customer, "–"));
        return new Span(ConversationPage.other(one, this::getTranslation));
    }

    private static Component since(Conversation one) {
        return Times.ago(Objects.requireNonNullElse(one.waitingSince(), one.lastAt()));
    }

    /** The person, or the team where it waits. */
    private String holder(Conversation one) {
        if (one.owner() != null) return owners.getOrDefault(one.owner(), "–");
        return staff.team(one.team()).map(team -> team.name(getLocale())).orElse(one.team());
    }
}
