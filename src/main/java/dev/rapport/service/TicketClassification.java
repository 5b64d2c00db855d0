package dev.rapport.service;

import dev.rapport.access.Staff;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Rules;
import dev.rapport.service.TicketState.New;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out what kind of ticket it is: by rules, and by a person when the rules are unsure. */
@Service
@Transactional
class TicketClassification {

    private static final int LONGEST_CATEGORY = 60;
    private static final String REASON = "priorityReason";

    private final Tickets tickets;
    private final TicketActions actions;
    private final TriageReasons reasons;
    private final Customers customers;
    private final Staff staff;
    private final Rules rules;

    TicketClassification(
            Tickets tickets,
            TicketActions actions,
            TriageReasons reasons,
            Customers customers,
            Staff staff,
            Rules rules) {
        this.tickets = tickets;
        this.actions = actions;
        this.reasons = reasons;
        this.customers = customers;
        this.staff = staff;
        this.rules = rules;
    }

    /** A ticket that comes back after it was solved keeps what is known of it. */
    Map<String, Object> classify(SubjectId id) {
        var ticket = tickets.locked(id);
        if (!(ticket.state() instanceof New)) return routing(ticket, true, false);
        var decision = rules.decide("ticket-triage", List.of(facts(ticket)));
        var classified = actions.classify(ticket, triage(decision, ticket));
        var seemsPublic = isTrue(decision, "publicComplaint");
        var isPublic = ticket.request().publicComplaint() || seemsPublic;
        reasons.keep(
                id,
                isPublic && !seemsPublic
                        ? decision.reasonsFor("category", "priority", "team")
                        : decision.reasonsFor("category", "priority", "team", "publicComplaint"));
        return routing(classified, isTrue(decision, "sure"), isPublic);
    }

    /** What the person says replaces what the rules supposed. */
    Map<String, Object> confirm(SubjectId id, TaskSubmission submission) {
        var ticket = tickets.locked(id);
        if (!(ticket.state() instanceof New)) return TicketSignals.routing(ticket);
        var category = Objects.requireNonNullElse(submission.text("category"), "general")
                .strip();
        if (category.isEmpty() || category.length() > LONGEST_CATEGORY) throw Refused.invalid("ticket.bad-category");
        var priority = Word.parse(Priority.class, String.valueOf(submission.text("priority")));
        var team = String.valueOf(submission.text("team"));
        if (staff.team(team).isEmpty()) throw Refused.invalid("ticket.no-such-team", team);
        var stands = lowersWithoutReason(ticket, submission) ? ticket.triage().priority() : priority;
        var why = TicketText.reasonIn(submission.text(REASON));
        return TicketSignals.routing(actions.confirm(ticket, new Triage(category, stands, team), why));
    }

    /** Also what was raised after the form was filled in. */
    static boolean lowersWithoutReason(Ticket ticket, TaskSubmission submission) {
        var priority = submission.text("priority");
        return priority != null
                && ticket.isLoweredBy(Word.parse(Priority.class, priority))
                && TicketText.reasonIn(submission.text(REASON)) == null;
    }

    private TicketFacts facts(Ticket ticket) {
        var request = ticket.request();
        var tier = customers.card(request.customer()).map(CustomerCard::tier).orElse(null);
        return TicketFacts.of(request.channel().word(), request.subject(), request.body(), tier, null);
    }

    /** Rules are people's words: what they name and we do not know falls back to what the ticket has. */
    private Triage triage(Decision decision, Ticket ticket) {
        var category = Objects.requireNonNullElse(decision.text("category"), "general");
        var team = Objects.requireNonNullElse(decision.text("team"), Triage.INTAKE);
        return new Triage(
                category,
                Priority.of(decision.text("priority")),
                staff.team(team).isPresent() ? team : ticket.triage().team());
    }

    private static boolean isTrue(Decision decision, String name) {
        return "true".equals(decision.text(name));
    }

    private static Map<String, Object> routing(Ticket ticket, boolean sure, boolean publicComplaint) {
        var routing = new HashMap<>(TicketSignals.routing(ticket));
        routing.put("sure", sure);
        routing.put("publicComplaint", publicComplaint);
        return routing;
    }
}
