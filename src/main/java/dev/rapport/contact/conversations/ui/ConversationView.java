package dev.rapport.contact.conversations.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.conversations.Conversation;
import dev.rapport.contact.conversations.ConversationAnswers;
import dev.rapport.contact.conversations.ConversationDesk;
import dev.rapport.contact.conversations.ConversationState;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.conversations.WrittenAnswers;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.brief.Briefs;
import dev.rapport.customer.brief.ui.BriefList;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation: what was said and a box to answer, who is on the other side, and what it is about. */
@Route("conversations/:number")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/tickets.css")
public class ConversationView extends CasePage<ConversationPage> {

    private static final int SHOWN = 100;

    private final transient Conversations conversations;
    private final transient ConversationDesk desk;
    private final transient ConversationAnswers answers;
    private final transient WrittenAnswers held;
    private final transient CannedOffers offers;
    private final transient CurrentUser me;
    private final transient Customers customers;
    private final transient CustomerDesk customerDesk;
    private final transient Briefs briefs;
    private final transient Staff staff;
    private final transient Clock clock;
    private final ThreadLines thread;
    private final Div answer = new Div();
    private @Nullable AnswerBox box;

    ConversationView(
            Conversations conversations,
            ConversationDesk desk,
            ConversationAnswers answers,
            WrittenAnswers held,
            CannedOffers offers,
            CurrentUser me,
            Customers customers,
            CustomerDesk customerDesk,
            Briefs briefs,
            Staff staff,
            Clock clock,
            CaseSections sections) {
        super(sections);
        this.conversations = conversations;
        this.desk = desk;
        this.answers = answers;
        this.held = held;
        this.offers = offers;
        this.me = me;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.briefs = briefs;
        this.staff = staff;
        this.clock = clock;
        thread = new ThreadLines(conversations, staff);
        var said = new Div(thread, answer);
        said.addClassName("stack");
        main(new Panel(getTranslation("conversation.said"), said));
    }

    @Override
    protected ConversationPage read(String reference) {
        var conversation = conversations.get(reference);
        var customer = conversation.customer();
        var number = conversation.number();
        return new ConversationPage(
                conversation,
                conversations.said(number, SHOWN, null),
                conversations.cases(number),
                conversations.offered(number),
                conversations.candidates(number),
                conversations.way(number),
                customer == null ? null : customers.names(List.of(customer)).getOrDefault(customer, "–"),
                desk.mayWork(conversation));
    }

    @Override
    protected Heading heading(ConversationPage page) {
        var conversation = page.conversation();
        return new Heading(
                conversation.id(),
                conversation.number(),
                getTranslation("conversation.title", conversation.number(), conversation.heading()));
    }

    @Override
    protected void show(ConversationPage page) {
        var conversation = page.conversation();
        facts(
                state(conversation),
                new Span(getTranslation("word.channel." + conversation.channel().word())),
                conversation.customer() == null
                        ? new Span(page.other(this::getTranslation))
                        : new Anchor("customers/" + conversation.customer(), page.other(this::getTranslation)),
                new Span(holder(conversation)),
                Times.ago(conversation.lastAt()));
        thread.show(page, page.mayWork() ? this::sendAgain : null);
        answer.setVisible(page.mayWork());
        if (page.mayWork()) box(conversation.id()).show(page);
        actions(page.mayWork() ? ways(page) : new Button[0]);
        panel("conversation.who", new SenderPanel(desk, customerDesk, page, this::reload));
        panel("conversation.cases", new AboutPanel(conversations, desk, page, this::reload));
        if (conversation.customer() != null) panel("brief.title", new BriefList(briefs, conversation.customer()));
    }

    private Span state(Conversation conversation) {
        var chip = ConversationChips.state(conversation.state());
        var until = conversation.snoozedUntil();
        return until == null
                ? chip
                : new Span(chip, new Text(" " + getTranslation("conversation.until", Times.exact(until))));
    }

    private AnswerBox box(SubjectId conversation) {
        var before = box;
        if (before != null && before.isFor(conversation)) return before;
        var fresh = new AnswerBox(desk, held, offers, me, this::sent);
        answer.removeAll();
        answer.add(fresh);
        box = fresh;
        return fresh;
    }

    private String holder(Conversation conversation) {
        var owner = conversation.owner();
        if (owner != null) return staff.names(List.of(owner)).getOrDefault(owner, "–");
        return staff.team(conversation.team())
                .map(team -> getTranslation("conversation.in-queue", team.name(getLocale())))
                .orElse(conversation.team());
    }

    private Button[] ways(ConversationPage page) {
        var conversation = page.conversation();
        var number = conversation.number();
        var read = conversation.revision();
        var ways = new ArrayList<Button>();
        if (conversation.owner() == null) ways.add(way("conversation.take", () -> desk.take(number)));
        var give = new Button(
                getTranslation("conversation.give"), click -> new GiveDialog(desk, staff, page, this::reload).open());
        ways.add(give);
        if (conversation.state() != ConversationState.SNOOZED && conversation.state() != ConversationState.DONE)
            ways.add(new Button(
                    getTranslation("conversation.snooze"),
                    click -> new SnoozeDialog(desk, conversation, clock, this::reload).open()));
        if (conversation.state() == ConversationState.DONE || conversation.state() == ConversationState.SNOOZED)
            ways.add(way("conversation.open-again", () -> desk.openAgain(number, read)));
        if (conversation.state() != ConversationState.DONE) {
            var done = new Button(getTranslation("conversation.done"), click -> done(conversation));
            done.addThemeVariants(ButtonVariant.PRIMARY);
            ways.add(done);
        }
        return ways.toArray(Button[]::new);
    }

    private Button way(String key, Runnable deed) {
        return new Button(getTranslation(key), click -> {
            Notices.attempt(deed);
            reload();
        });
    }

    private void done(Conversation conversation) {
        var number = conversation.number();
        if (Notices.attempt(() -> desk.done(number, conversation.revision())))
            Notices.done(getTranslation("conversation.was-done", number), () -> {
                desk.openAgain(number, conversations.get(number).revision());
                reload();
            });
        reload();
    }

    private void sendAgain(UUID message) {
        var number = thread.number();
        if (Notices.attempt(() -> answers.sendAgain(number, message)))
            Notices.done(getTranslation("contact.message.goes-again"));
        reload();
    }
}
