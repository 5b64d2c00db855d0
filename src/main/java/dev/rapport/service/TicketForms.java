package dev.rapport.service;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.contact.Message;
import dev.rapport.contact.Messages;
import dev.rapport.contact.WayWords;
import dev.rapport.contact.Ways;
import dev.rapport.contact.posts.PublicAnswer;
import dev.rapport.contact.posts.PublicPosts;
import dev.rapport.engine.FormData;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.rules.Decision.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of tickets show, and what they suggest. */
@Component
class TicketForms implements FormData {

    private final Tickets tickets;
    private final Messages conversation;
    private final Ways ways;
    private final TriageReasons reasons;
    private final Staff staff;
    private final Access access;
    private final TicketQueries queries;
    private final ContactSight contacts;
    private final PublicPosts posts;
    private final Texts texts;

    TicketForms(
            Tickets tickets,
            Messages conversation,
            Ways ways,
            TriageReasons reasons,
            Staff staff,
            Access access,
            TicketQueries queries,
            ContactSight contacts,
            PublicPosts posts,
            Texts texts) {
        this.posts = posts;
        this.queries = queries;
        this.contacts = contacts;
        this.access = access;
        this.tickets = tickets;
        this.conversation = conversation;
        this.ways = ways;
        this.reasons = reasons;
        this.staff = staff;
        this.texts = texts;
    }

    @Override
    public Set<String> processes() {
        return Set.of("ticket", "public-complaint");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var ticket = queries.told(tickets.byId(subject).orElseThrow());
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var values = new HashMap<String, Object>();
        values.put("subject", ticket.request().subject());
        values.put("body", ticket.request().body());
        values.put("lastMessage", lastMessage(ticket));
        values.put("way", way(ticket, language));
        switch (elementId) {
            case "Task_ConfirmClassification" -> suggest(ticket, language, values);
            case "Task_TakeOverTicket", "Task_DecideOnTicket" -> values.put("escalation", escalation(ticket, language));
            case "Task_AnswerInPublic" -> values.put("answered", answered(subject, language));
            default -> {}
        }
        return Map.copyOf(values);
    }

    private void suggest(Ticket ticket, Locale language, Map<String, Object> values) {
        var triage = ticket.triage();
        values.put("category", Objects.requireNonNullElse(triage.category(), ""));
        values.put(
                "priority",
                Objects.requireNonNullElse(triage.priority(), Priority.NORMAL).word());
        values.put(
                "lower", ticket.lowerPriorities().stream().map(Priority::word).toList());
        values.put("team", triage.team());
        values.put("teams", teams(language));
        values.put("reasons", because(reasons.of(ticket.id()), language));
    }

    private List<Map<String, String>> teams(Locale language) {
        return staff.activeTeams().stream()
                .map(team -> Map.of("label", team.name(language), "value", team.key()))
                .toList();
    }

    private static String because(List<Reason> reasons, Locale language) {
        return reasons.stream().map(reason -> "• " + reason.because(language)).collect(Collectors.joining("\n"));
    }

    private String lastMessage(Ticket ticket) {
        return conversation.of(ticket.id(), 1).stream()
                .map(Message::text)
                .map(words -> contacts.words(words, queries.isReadInFull(ticket)))
                .findFirst()
                .orElse("");
    }

    private String way(Ticket ticket, Locale language) {
        var way = ways.of(ticket.conversation(), null);
        return WayWords.of(way, (key, arguments) -> texts.get(language, key, arguments));
    }

    /** Who answered in public before, and what; in the end everybody reads both. */
    private String answered(SubjectId subject, Locale language) {
        var before = posts.answersOfCase(subject);
        var names =
                staff.names(before.stream().map(PublicAnswer::author).distinct().toList());
        return before.stream()
                .map(answer -> texts.get(
                        language,
                        "ticket.form.answered-in-public",
                        names.getOrDefault(answer.author(), "–"),
                        answer.words()))
                .collect(Collectors.joining("\n\n"));
    }

    private String escalation(Ticket ticket, Locale language) {
        var owner = ticket.owner();
        var name = owner == null ? "–" : staff.names(List.of(owner)).getOrDefault(owner, "–");
        return texts.get(language, "ticket.form.escalation", name);
    }
}
