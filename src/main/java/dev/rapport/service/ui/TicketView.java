package dev.rapport.service.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.SubjectStory;
import dev.rapport.cases.ui.SubjectTasks;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPage;
import dev.rapport.service.TicketPages;
import dev.rapport.sla.ui.SlaStrip;
import jakarta.annotation.security.RolesAllowed;

/** One ticket: how it stands, what was said, what was promised, and why it was classified so. */
@Route("tickets/:number")
@RolesAllowed({"SERVICE", "SALES", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/tickets.css")
public class TicketView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient TicketPages pages;
    private final transient SubjectStory story;
    private final transient SubjectTasks tasks;
    private final PageHead head = new PageHead("");
    private final TicketMoves moves;
    private final ConversationPanel conversation;
    private final Div aside = new Div();
    private String number = "";
    private String title = "";

    TicketView(
            TicketPages pages,
            TicketDesk desk,
            HeldReplies held,
            SubjectStory story,
            SubjectTasks tasks,
            CustomerWords words,
            Live live,
            CurrentUser me) {
        this.pages = pages;
        this.story = story;
        this.tasks = tasks;
        addClassName("page");
        conversation = new ConversationPanel(desk, held, words, me, this::load);
        moves = new TicketMoves(desk, held, me, conversation::seen, this::load);
        live.refresh(
                this, CustomerHeard.class, (CustomerHeard heard) -> conversation.isAbout(heard.subject()), this::load);
        aside.addClassName("stack");
        var columns = new Div(panel("ticket.conversation", conversation), aside);
        columns.addClassName("ticket-columns");
        add(head, columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        number = navigation.getRouteParameters().get("number").orElse("");
        load();
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void load() {
        var page = pages.page(number);
        var ticket = page.ticket();
        title = getTranslation("ticket.title", ticket.number(), ticket.request().subject());
        head.title(ticket.number() + " · " + ticket.request().subject());
        head.facts(facts(page)).actions(moves);
        moves.show(ticket);
        conversation.show(page);
        aside.removeAll();
        aside.add(tasks.of(ticket.id()));
        aside.add(panel("ticket.promised", promises(page)), panel("ticket.facts", new TicketFactList(page)));
        aside.add(story.of(ticket.id()));
        if (!page.reasons().isEmpty()) aside.add(panel("ticket.reasons", reasons(page)));
    }

    private Component[] facts(TicketPage page) {
        var ticket = page.ticket();
        return new Component[] {
            TicketChips.state(this, ticket),
            TicketChips.priority(this, ticket.triage().priority()),
            new Anchor("customers/" + ticket.request().customer(), page.customer()),
            Times.ago(ticket.openedAt()),
            caseLink(ticket)
        };
    }

    private Anchor caseLink(Ticket ticket) {
        return new Anchor("cases/" + ticket.number(), getTranslation("ticket.case"));
    }

    private static Component promises(TicketPage page) {
        var strips = new Div();
        strips.addClassName("stack");
        page.strips().forEach(strip -> strips.add(new SlaStrip(strip, page::nameOf)));
        return strips;
    }

    private Component reasons(TicketPage page) {
        var list = new Div();
        list.addClassName("stack");
        for (var reason : page.reasons()) {
            var line = new Div(reason.because(getLocale()));
            line.setTitle(Words.ofRules(reason.rule()));
            list.add(line);
        }
        return list;
    }

    private Section panel(String heading, Component content) {
        var panel = new Section(new H2(getTranslation(heading)), content);
        panel.addClassName("panel");
        return panel;
    }
}
