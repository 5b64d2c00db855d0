package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.rapport.contact.Way;
import dev.rapport.contact.canned.CannedOffers;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.service.HeldMoves;
import dev.rapport.service.HeldMoves.Waiting;
import dev.rapport.service.HeldReplies;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketMove;
import dev.rapport.service.TicketPage;
import dev.rapport.service.TicketState;
import dev.rapport.service.TicketState.Closed;
import dev.rapport.service.TicketState.New;
import dev.rapport.service.TicketState.Open;
import dev.rapport.service.TicketState.Party;
import dev.rapport.service.TicketState.Solved;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be done with a ticket as it stands, beside the forms of its process. */
final class TicketMoves extends Div {

    private final transient TicketDesk desk;
    private final transient HeldReplies held;
    private final transient CannedOffers offers;
    private final transient HeldMoves moves;
    private final transient CurrentUser me;
    private final transient Supplier<@Nullable UUID> seen;
    private final transient Runnable after;
    private transient Way way = Way.Shut.NOTHING_SET_UP;

    /** @param seen the newest message of the customer that is shown */
    TicketMoves(
            TicketDesk desk,
            HeldReplies held,
            CannedOffers offers,
            HeldMoves moves,
            CurrentUser me,
            Supplier<@Nullable UUID> seen,
            Runnable after) {
        this.desk = desk;
        this.moves = moves;
        this.held = held;
        this.offers = offers;
        this.me = me;
        this.seen = seen;
        this.after = after;
        addClassName("row");
    }

    void show(TicketPage page) {
        var ticket = page.ticket();
        way = page.way();
        removeAll();
        if (!desk.mayWork(ticket)) return;
        var waiting = moves.waiting(ticket.id());
        if (waiting.isPresent()) {
            showWaiting(waiting.get());
            return;
        }
        switch (ticket.state()) {
            case New ignored -> {}
            case Open ignored -> solve(ticket);
            case TicketState.Waiting(var party, var since) -> {
                if (party != Party.CUSTOMER)
                    move(
                            party == Party.VENDOR ? "ticket.move.vendor-replied" : "ticket.move.goes-on",
                            ticket,
                            TicketMove.GO_ON);
                solve(ticket);
            }
            case Solved ignored -> {
                move("ticket.move.reopen", ticket, TicketMove.REOPEN);
                primary("ticket.move.close", ticket, TicketMove.CLOSE);
            }
            case Closed ignored -> move("ticket.move.reopen", ticket, TicketMove.REOPEN);
        }
        if (!(ticket.state() instanceof Solved || ticket.state() instanceof Closed)) escalate(ticket);
        if (!(ticket.state() instanceof Closed)) duplicate(ticket);
        if (!(ticket.state() instanceof Closed)) priority(ticket);
        if (!ticket.request().publicComplaint() && !(ticket.state() instanceof Closed))
            move("ticket.move.public", ticket, TicketMove.GO_PUBLIC);
    }

    /** Nothing has happened yet, so there is one thing to do: to take it back. */
    private void showWaiting(Waiting waiting) {
        var undo = new Button(getTranslation("ui.undo"), click -> takeBack(waiting.id()));
        add(Chips.paused(waits(waiting.move())), undo);
    }

    private void takeBack(UUID waiting) {
        Notices.attempt(() -> moves.takeBack(waiting));
        after.run();
    }

    private String waits(TicketMove move) {
        return getTranslation("ticket.move.waits-" + move.word());
    }

    private void solve(Ticket ticket) {
        var button = new Button(
                getTranslation("ticket.move.solve"),
                click -> new SolveDialog(held, offers, ticket, way, me.id().orElse(null), seen, after).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        add(button);
    }

    private void primary(String key, Ticket ticket, TicketMove move) {
        move(key, ticket, move).addThemeVariants(ButtonVariant.PRIMARY);
    }

    private void escalate(Ticket ticket) {
        add(new Button(
                getTranslation("ticket.move.escalate"),
                click -> Notices.attempt(() -> new EscalateDialog(desk, ticket, after).open())));
    }

    private void duplicate(Ticket ticket) {
        add(new Button(
                getTranslation("ticket.move.duplicate"),
                click -> new DuplicateDialog((of, why) -> desk.closeAsDuplicate(ticket.id(), of, why), after).open()));
    }

    private void priority(Ticket ticket) {
        add(new Button(
                getTranslation("ticket.move.priority"), click -> new PriorityDialog(desk, ticket, after).open()));
    }

    private Button move(String key, Ticket ticket, TicketMove move) {
        var button = new Button(getTranslation(key));
        button.addClickListener(click -> {
            Notices.attempt(() -> {
                var waiting = moves.hold(ticket.id(), move);
                Notices.goesOut(
                        getTranslation("ticket.move.waits", ticket.number(), waits(move)), () -> takeBack(waiting));
            });
            after.run();
        });
        button.setDisableOnClick(true);
        add(button);
        return button;
    }
}
