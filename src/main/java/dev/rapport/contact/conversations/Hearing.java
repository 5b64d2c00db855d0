package dev.rapport.contact.conversations;

import dev.rapport.cases.Subject;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.CaseFromWords.Otherwise;
import dev.rapport.contact.Inquiry;
import dev.rapport.contact.MessageArrived;
import dev.rapport.contact.MessageTakenIn;
import dev.rapport.contact.Messages;
import dev.rapport.contact.Talks;
import dev.rapport.contact.Talks.Said;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.ConversationEvent.BecameCase;
import dev.rapport.contact.conversations.ConversationEvent.LeftToPeople;
import dev.rapport.contact.conversations.ConversationEvent.SomebodyWrote;
import dev.rapport.contact.conversations.ConversationRows.Fresh;
import dev.rapport.contact.conversations.WhatBecomes.Outcome;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what somebody wrote: finds the conversation and the case it belongs to, or lets the rules say what becomes of it.
 * It belongs to the case that it answers, to the one whose number its subject names if the sender belongs to that, or to the
 * only open one that the conversation is about.
 */
@Component
class Hearing implements Takes<Heard> {

    private final Messages messages;
    private final Talks talks;
    private final ConversationRows rows;
    private final ConversationCases about;
    private final CasesFromWords kinds;
    private final Senders senders;
    private final NamedCases named;
    private final WhatBecomes rules;
    private final NewCases opens;
    private final MessageParts parts;
    private final Subjects subjects;
    private final SubjectNumbers numbers;
    private final ApplicationEventPublisher events;

    Hearing(
            Messages messages,
            Talks talks,
            ConversationRows rows,
            ConversationCases about,
            CasesFromWords kinds,
            Senders senders,
            NamedCases named,
            WhatBecomes rules,
            NewCases opens,
            MessageParts parts,
            Subjects subjects,
            SubjectNumbers numbers,
            ApplicationEventPublisher events) {
        this.messages = messages;
        this.talks = talks;
        this.rows = rows;
        this.about = about;
        this.kinds = kinds;
        this.senders = senders;
        this.named = named;
        this.rules = rules;
        this.opens = opens;
        this.parts = parts;
        this.subjects = subjects;
        this.numbers = numbers;
        this.events = events;
    }

    @Override
    public Class<Heard> what() {
        return Heard.class;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(ChannelAccount account, Heard told, Instant receivedAt) {
        rows.lockMessage(account.platform(), told.there());
        if (messages.isKnown(account.platform(), told.there())) return;
        var heard = HeardText.fit(told);
        var thread = heard.thread();
        rows.lockThread(account.id(), thread == null ? heard.from().handle() : thread);
        var before = talks.said(account.platform(), heard.earlier());
        var here = existing(account, heard, before);
        var who = here.map(Hearing::known).orElseGet(() -> senders.of(heard.channel(), heard.from()));
        var belongs = belongs(heard, before, here, who);
        if (belongs.isPresent()) {
            goesOn(account, heard, here, who, belongs.get(), receivedAt);
            return;
        }
        var outcome = isAboutSeveral(here)
                ? new Outcome(Otherwise.PEOPLE, null)
                : opens.ready(rules.of(heard, who), heard, who);
        begins(account, heard, here, outcome, who, receivedAt);
    }

    private static WhoWrote known(Conversation conversation) {
        var customer = conversation.customer();
        if (customer != null) return WhoWrote.known(customer);
        return new WhoWrote(
                conversation.isMaybe() ? WhoWrote.Certainty.MAYBE : WhoWrote.Certainty.UNKNOWN, null, List.of());
    }

    private Optional<Conversation> existing(ChannelAccount account, Heard heard, Optional<Said> before) {
        var found = before.map(Said::conversation)
                .flatMap(id -> Optional.ofNullable(id).flatMap(rows::find));
        if (found.isPresent()) return found;
        var thread = heard.thread();
        return thread == null
                ? rows.ofPerson(account.id(), heard.from().handle())
                : rows.ofThread(account.id(), thread);
    }

    private Optional<Subject> belongs(Heard heard, Optional<Said> before, Optional<Conversation> here, WhoWrote who) {
        return before.map(Said::subject)
                .flatMap(subjects::find)
                .filter(subject -> kinds.of(subject).isPresent())
                .or(() -> named.in(heard, who))
                .or(() -> here.flatMap(this::onlyCase));
    }

    private Optional<Subject> onlyCase(Conversation conversation) {
        var open = about.open(conversation.id());
        return open.size() == 1
                ? Optional.of(open.getFirst())
                        .filter(subject -> kinds.of(subject).isPresent())
                : Optional.empty();
    }

    private boolean isAboutSeveral(Optional<Conversation> here) {
        return here.filter(conversation -> about.open(conversation.id()).size() > 1)
                .isPresent();
    }

    private void goesOn(
            ChannelAccount account,
            Heard heard,
            Optional<Conversation> here,
            WhoWrote who,
            Subject subject,
            Instant at) {
        var team = Objects.requireNonNullElse(subject.team(), NewCases.INTAKE);
        var conversation = here.map(Conversation::id).orElseGet(() -> open(account, heard, who, team, at));
        about.note(conversation, subject.id(), null, at);
        tell(account, heard, subject.id(), conversation);
        if (!messages.isKnown(account.platform(), heard.there())) {
            keep(account, heard, conversation, at);
            tellPeople(heard, conversation, null, at);
        }
        parts.keep(account.platform(), heard);
        rows.heard(conversation, at, !heard.automatic());
        events.publishEvent(new MessageTakenIn(conversation, subject.id(), heard.channel(), heard.automatic(), at));
    }

    private void begins(
            ChannelAccount account,
            Heard heard,
            Optional<Conversation> here,
            Outcome outcome,
            WhoWrote who,
            Instant at) {
        var customer = opens.customer(outcome, heard, who);
        var id = here.map(Conversation::id).orElseGet(() -> open(account, heard, customer, opens.team(outcome), at));
        var one = only(outcome, customer);
        if (one.isPresent()) {
            about.note(id, one.get().id(), outcome.because(), at);
            events.publishEvent(new BecameCase(Ids.next(), id, at, one.get().id(), outcome.because()));
            tell(account, heard, one.get().id(), id);
        }
        if (!messages.isKnown(account.platform(), heard.there())) keep(account, heard, id, at);
        parts.keep(account.platform(), heard);
        if (here.isPresent() && here.get().customer() == null && customer.customer() != null)
            opens.learn(id, customer.customer(), at);
        if (one.isEmpty()) become(heard, id, outcome, customer, at);
        rows.heard(id, at, !outcome.is(Otherwise.NOTHING));
        if (outcome.is(Otherwise.NOTHING) && here.isEmpty()) rows.stand(id, ConversationState.DONE, null, at);
        var belongsTo = one.map(Subject::id).orElse(null);
        events.publishEvent(new MessageTakenIn(id, belongsTo, heard.channel(), heard.automatic(), at));
    }

    private Optional<Subject> only(Outcome outcome, WhoWrote who) {
        var customer = who.customer();
        if (!outcome.is(Otherwise.CASE) || customer == null) return Optional.empty();
        var open = rules.talkedAbout(customer);
        return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    }

    private void become(Heard heard, SubjectId conversation, Outcome outcome, WhoWrote who, Instant at) {
        var kind = kinds.named(outcome.what());
        var customer = who.customer();
        if (kind.isPresent() && (customer != null || !kind.get().needsCustomer())) {
            var opened = kind.get().open(inquiry(heard, customer, conversation));
            about.note(conversation, opened, outcome.because(), at);
            events.publishEvent(new BecameCase(Ids.next(), conversation, at, opened, outcome.because()));
        } else if (!outcome.is(Otherwise.NOTHING)) tellPeople(heard, conversation, outcome.because(), at);
    }

    private static Inquiry inquiry(Heard heard, @Nullable CustomerId customer, SubjectId conversation) {
        var from = heard.from();
        return new Inquiry(
                customer,
                new Inquiry.Writer(from.handle(), from.name(), from.addresses()),
                HeardText.heading(heard),
                heard.text(),
                heard.channel(),
                conversation,
                heard.facts());
    }

    private SubjectId open(ChannelAccount account, Heard heard, WhoWrote who, String team, Instant at) {
        var id = SubjectId.next();
        var number = numbers.next(ConversationKind.CONVERSATION);
        var heading = HeardText.heading(heard);
        rows.add(
                new Fresh(
                        id,
                        number,
                        account.id(),
                        heard.channel(),
                        heard.from().handle(),
                        heard.from().addresses(),
                        heard.from().name(),
                        heard.thread(),
                        heading,
                        team,
                        at),
                who);
        events.publishEvent(new SubjectOpened(
                Ids.next(), id, at, ConversationKind.CONVERSATION, number, heading, who.customer(), null, null));
        events.publishEvent(new SubjectOwned(id, null, team));
        return id;
    }

    private void tell(ChannelAccount account, Heard heard, SubjectId subject, SubjectId conversation) {
        events.publishEvent(arrival(account, heard, subject, conversation));
    }

    /** What no case takes stands in the conversation alone. */
    private void keep(ChannelAccount account, Heard heard, SubjectId conversation, Instant at) {
        messages.receive(arrival(account, heard, conversation, conversation), heard.text(), at);
    }

    /** People answer it here; what belongs to a case is told there. */
    private void tellPeople(Heard heard, SubjectId conversation, @Nullable String because, Instant at) {
        if (because != null) events.publishEvent(new LeftToPeople(Ids.next(), conversation, at, because));
        var owner = rows.find(conversation).map(Conversation::owner).orElse(null);
        if (!heard.automatic())
            events.publishEvent(new SomebodyWrote(Ids.next(), conversation, at, heard.channel(), owner));
    }

    private MessageArrived arrival(ChannelAccount account, Heard heard, SubjectId subject, SubjectId conversation) {
        return new MessageArrived(
                subject,
                account.platform(),
                heard.channel(),
                heard.from().handle(),
                somebodyElse(heard.from(), conversation),
                heard.there(),
                heard.text(),
                conversation,
                heard.automatic(),
                heard.copies());
    }

    private @Nullable String somebodyElse(Sender sender, SubjectId conversation) {
        var isThem = rows.find(conversation)
                .filter(one -> one.handle().equals(sender.handle()))
                .isPresent();
        return isThem ? null : Objects.requireNonNullElse(sender.name(), sender.handle());
    }
}
