package dev.rapport.service.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.contact.conversations.Conversations;
import dev.rapport.contact.posts.Post;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.CustomerHeard;
import dev.rapport.platform.CustomerWords;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.service.HeldMoves;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPage;
import dev.rapport.service.TicketPages;
import dev.rapport.sla.ui.SlaStrip;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One ticket: how it stands, what was said, what was promised, and why it was classified so. */
@Route("tickets/:number")
@RolesAllowed({"SERVICE", "SALES", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
@CssImport("./styles/tickets.css")
public class TicketView extends CasePage<TicketPage> {

    private final transient TicketPages pages;
    private final transient Conversations conversations;
    private final transient PublicPosts posts;
    private final TicketMoves moves;
    private final ConversationPanel conversation;

    TicketView(
            TicketPages pages,
            TicketDesk desk,
            HeldReplies held,
            CannedOffers offers,
            HeldMoves waiting,
            CaseSections sections,
            CustomerWords words,
            Conversations conversations,
            PublicPosts posts,
            Live live,
            CurrentUser me) {
        super(sections);
        this.pages = pages;
        this.conversations = conversations;
        this.posts = posts;
        conversation = new ConversationPanel(desk, held, offers, words, me, this::sent);
        moves = new TicketMoves(desk, held, offers, waiting, me, conversation::seen, this::reload);
        live.refresh(
                this,
                CustomerHeard.class,
                (CustomerHeard heard) -> conversation.isAbout(heard.subject()),
                this::reload);
        main(new Panel(getTranslation("ticket.conversation"), conversation));
    }

    @Override
    protected TicketPage read(String reference) {
        return pages.page(reference);
    }

    @Override
    protected Heading heading(TicketPage page) {
        var ticket = page.ticket();
        return new Heading(
                ticket.id(),
                ticket.number(),
                getTranslation("ticket.title", ticket.number(), ticket.request().subject()));
    }

    @Override
    protected void show(TicketPage page) {
        var ticket = page.ticket();
        facts(
                TicketChips.state(this, ticket),
                TicketChips.priority(this, ticket.triage().priority()),
                new Anchor("customers/" + ticket.request().customer(), page.customer()),
                asked(ticket),
                Times.ago(ticket.openedAt()));
        actions(moves);
        moves.show(page);
        conversation.show(page);
        panel("ticket.promised", promises(page));
        panel("ticket.facts", new TicketFactList(page));
        var inPublic = posts.ofCase(ticket.id());
        if (!inPublic.isEmpty()) panel("ticket.in-public", inPublic(inPublic));
        if (!page.reasons().isEmpty()) panel("ticket.reasons", reasons(page));
    }

    /** Where it was asked about, with the files that came along. */
    private Component asked(Ticket ticket) {
        return conversations
                .about(ticket.id())
                .<Component>map(number -> new Anchor("conversations/" + number, number))
                .orElseGet(() -> new Span(getTranslation(
                        "word.channel." + ticket.request().channel().word())));
    }

    /** What everybody reads of it, and where it is answered there. */
    private static Component inPublic(List<Post> posts) {
        var list = new Div();
        list.addClassName("stack");
        posts.forEach(post -> {
            var line = new Div(new Anchor("posts/" + post.id(), post.beginning()), Times.ago(post.at()));
            line.addClassName("row");
            list.add(line);
        });
        return list;
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
}
